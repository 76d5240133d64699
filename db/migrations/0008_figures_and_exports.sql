CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"format" text NOT NULL,
	"filter" jsonb NOT NULL,
	"language" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"total_rows" integer,
	"written_rows" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"file_ref" text,
	"size_bytes" integer,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "exports_format_known" CHECK ("exports"."format" in ('csv', 'xlsx')),
	CONSTRAINT "exports_status_known" CHECK ("exports"."status" in ('waiting', 'writing', 'ready', 'cancelled', 'failed', 'expired')),
	CONSTRAINT "exports_ready_has_file" CHECK (("exports"."status" = 'ready') = ("exports"."file_ref" is not null))
);
--> statement-breakpoint
CREATE TABLE "dossier_figures" (
	"dossier_id" uuid PRIMARY KEY NOT NULL,
	"unit_code" text NOT NULL,
	"procedure_code" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"standing" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	"stood_at" timestamp (3) with time zone,
	"officer_id" uuid,
	CONSTRAINT "dossier_figures_standing_known" CHECK ("dossier_figures"."standing" in ('atReception', 'notAccepted', 'running', 'paused', 'pausedOverdue', 'early', 'onTime', 'late'))
);
--> statement-breakpoint
CREATE TABLE "figure_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_code" text NOT NULL,
	"procedure_code" text NOT NULL,
	"measure" text NOT NULL,
	"month" date,
	"officer_id" uuid,
	"step_key" text,
	"count" integer NOT NULL,
	"used_minutes" bigint NOT NULL,
	"share_minutes" bigint NOT NULL,
	"folded" boolean DEFAULT false NOT NULL,
	CONSTRAINT "figure_lines_measure_known" CHECK ("figure_lines"."measure" in ('atReception', 'notAccepted', 'running', 'paused', 'pausedOverdue', 'early', 'onTime', 'late', 'received', 'receivedOnline', 'supplements', 'step'))
);
--> statement-breakpoint
ALTER TABLE "money_cases" DROP CONSTRAINT "money_cases_kind_known";--> statement-breakpoint
ALTER TABLE "money_cases" DROP CONSTRAINT "money_cases_resolution_known";--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_figures" ADD CONSTRAINT "dossier_figures_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_figures" ADD CONSTRAINT "dossier_figures_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_figures" ADD CONSTRAINT "dossier_figures_procedure_code_procedures_code_fk" FOREIGN KEY ("procedure_code") REFERENCES "public"."procedures"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_figures" ADD CONSTRAINT "dossier_figures_officer_id_accounts_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_due" ON "exports" USING btree ("leased_until") WHERE "exports"."status" in ('waiting', 'writing');--> statement-breakpoint
CREATE INDEX "exports_by_account" ON "exports" USING btree ("account_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "exports_by_file" ON "exports" USING btree ("file_ref");--> statement-breakpoint
CREATE INDEX "dossier_figures_by_standing" ON "dossier_figures" USING btree ("unit_code","standing","submitted_at" DESC NULLS LAST,"dossier_id");--> statement-breakpoint
CREATE INDEX "dossier_figures_due" ON "dossier_figures" USING btree ("unit_code","due_at","standing","procedure_code","dossier_id") WHERE "dossier_figures"."standing" in ('running', 'pausedOverdue');--> statement-breakpoint
CREATE INDEX "figure_lines_by_unit" ON "figure_lines" USING btree ("unit_code","measure","month");--> statement-breakpoint
CREATE INDEX "figure_lines_loose" ON "figure_lines" USING btree ("unit_code","procedure_code") WHERE not "figure_lines"."folded";--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_kind_known" CHECK ("money_cases"."kind" in ('late', 'double', 'over', 'under', 'unknownReference', 'wrongAmount', 'held', 'refundDue', 'refundFailed', 'refundUnclear'));--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_resolution_known" CHECK ("money_cases"."resolution" in ('refund', 'assign', 'keep', 'gatewayReleased', 'gatewayReturned', 'notOurs', 'refundArrived', 'refundNotDone', 'completed', 'corrected', 'superseded'));