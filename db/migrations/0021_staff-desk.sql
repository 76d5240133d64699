CREATE TABLE "digests" (
	"account_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	CONSTRAINT "digests_once" PRIMARY KEY("account_id","on_date"),
	CONSTRAINT "digests_status_known" CHECK ("digests"."status" in ('waiting', 'sent', 'empty', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"filters" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"unit_code" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_list_known" CHECK ("saved_views"."list" in ('tasks', 'dossiers'))
);
--> statement-breakpoint
CREATE TABLE "staff_preferences" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"news_seen_at" timestamp (3) with time zone,
	"news_off" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"digest" boolean
);
--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_accounts_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_preferences" ADD CONSTRAINT "staff_preferences_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digests_due" ON "digests" USING btree ("next_attempt_at") WHERE "digests"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "saved_views_by_owner" ON "saved_views" USING btree ("owner_id","list");--> statement-breakpoint
CREATE INDEX "saved_views_by_unit" ON "saved_views" USING btree ("unit_code","list") WHERE "saved_views"."unit_code" is not null;--> statement-breakpoint
CREATE INDEX "audit_entries_task_to" ON "audit_entries" USING btree (("detail" ->> 'to'),"at") WHERE "audit_entries"."action" in ('task.assign', 'task.cover', 'task.takeBack');--> statement-breakpoint
CREATE INDEX "audit_entries_task_from" ON "audit_entries" USING btree (("detail" ->> 'from'),"at") WHERE "audit_entries"."action" in ('task.assign', 'task.cover', 'task.takeBack');