CREATE TABLE "absences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"substitute_id" uuid NOT NULL,
	"from_date" date NOT NULL,
	"through_date" date NOT NULL,
	"kind" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "absences_kind_known" CHECK ("absences"."kind" in ('leave', 'sick', 'mission', 'other')),
	CONSTRAINT "absences_ends_after_start" CHECK ("absences"."through_date" >= "absences"."from_date"),
	CONSTRAINT "absences_not_own_substitute" CHECK ("absences"."substitute_id" <> "absences"."account_id"),
	CONSTRAINT "absences_ended_by_somebody" CHECK (("absences"."ended_at" is null) = ("absences"."ended_by" is null))
);
--> statement-breakpoint
DROP INDEX "staff_assignments_by_substitute";--> statement-breakpoint
DROP INDEX "tasks_open_by_unit";--> statement-breakpoint
DROP INDEX "tasks_open_by_holder";--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "priority" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "covered_id" uuid;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "priority" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "due_on" date GENERATED ALWAYS AS (("tasks"."due_at" at time zone 'Asia/Ho_Chi_Minh')::date) STORED;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_substitute_id_accounts_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_entered_by_accounts_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_ended_by_accounts_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_by_account" ON "absences" USING btree ("account_id","through_date");--> statement-breakpoint
CREATE INDEX "absences_by_substitute" ON "absences" USING btree ("substitute_id","through_date");--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_covered_id_accounts_id_fk" FOREIGN KEY ("covered_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tasks_open_with_priority" ON "tasks" USING btree ("unit_code","role","due_on",(not "priority"),"due_at","id") WHERE "tasks"."closed_at" is null and "tasks"."priority";--> statement-breakpoint
CREATE INDEX "tasks_open_covered" ON "tasks" USING btree ("covered_id") WHERE "tasks"."closed_at" is null and "tasks"."covered_id" is not null;--> statement-breakpoint
CREATE INDEX "tasks_open_by_unit" ON "tasks" USING btree ("unit_code","role","due_on",(not "priority"),"due_at","id","warn_at") WHERE "tasks"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_open_by_holder" ON "tasks" USING btree ("holder_id","due_on",(not "priority"),"due_at","id") WHERE "tasks"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_priority_known" CHECK ("dossiers"."priority" is null or "dossiers"."priority" in ('elderly', 'disabled', 'poor', 'pregnant'));