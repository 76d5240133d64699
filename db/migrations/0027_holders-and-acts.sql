CREATE TABLE "act_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"count" integer NOT NULL,
	"folded" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dossier_figures" ADD COLUMN "holder_id" uuid;--> statement-breakpoint
CREATE INDEX "act_lines_by_account" ON "act_lines" USING btree ("account_id","on_date","count");--> statement-breakpoint
CREATE INDEX "act_lines_loose" ON "act_lines" USING btree ("account_id","on_date") WHERE not "act_lines"."folded";--> statement-breakpoint
ALTER TABLE "dossier_figures" ADD CONSTRAINT "dossier_figures_holder_id_accounts_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tasks_open_warned" ON "tasks" USING btree ("unit_code","role","warn_at","due_at") WHERE "tasks"."closed_at" is null and "tasks"."warn_at" is not null;--> statement-breakpoint
CREATE INDEX "tasks_open_held" ON "tasks" USING btree ("holder_id","dossier_id","unit_code","due_at") WHERE "tasks"."closed_at" is null and "tasks"."holder_id" is not null;--> statement-breakpoint
CREATE INDEX "dossier_figures_by_holder" ON "dossier_figures" USING btree ("unit_code","standing","holder_id","procedure_code","due_at") WHERE "dossier_figures"."standing" in ('atReception', 'running', 'paused', 'pausedOverdue');