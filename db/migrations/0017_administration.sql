CREATE TABLE "audit_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"total_entries" bigint,
	"checked_entries" bigint DEFAULT 0 NOT NULL,
	"chains" bigint,
	"broken" bigint,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"anchor" jsonb,
	"kept_anchor" jsonb,
	"kept_from" text,
	"agrees_with_kept" boolean,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "audit_checks_status_known" CHECK ("audit_checks"."status" in ('waiting', 'running', 'intact', 'broken', 'cancelled', 'failed')),
	CONSTRAINT "audit_checks_kept_from_known" CHECK ("audit_checks"."kept_from" is null or "audit_checks"."kept_from" in ('outside', 'lastCheck')),
	CONSTRAINT "audit_checks_kept_whole" CHECK (("audit_checks"."kept_from" is null) = ("audit_checks"."kept_anchor" is null))
);
--> statement-breakpoint
DROP INDEX "audit_entries_by_actor";--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "audit_checks" ADD CONSTRAINT "audit_checks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_checks_one_under_way" ON "audit_checks" USING btree ((true)) WHERE "audit_checks"."status" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "audit_checks_by_time" ON "audit_checks" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_action" ON "audit_entries" USING btree ("action","at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_actor" ON "audit_entries" USING btree ("actor_id","at","id");