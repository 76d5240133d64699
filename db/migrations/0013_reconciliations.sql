CREATE TABLE "reconciled_attempts" (
	"on_date" date NOT NULL,
	"attempt_id" uuid NOT NULL,
	"result" text DEFAULT 'waiting' NOT NULL,
	"gateway_says" text,
	"gateway_vnd" bigint,
	"ours_vnd" bigint,
	"compared_at" timestamp (3) with time zone,
	CONSTRAINT "reconciled_attempts_on_date_attempt_id_pk" PRIMARY KEY("on_date","attempt_id"),
	CONSTRAINT "reconciled_attempts_result_known" CHECK ("reconciled_attempts"."result" in ('waiting', 'agrees', 'recovered', 'differs', 'unanswered')),
	CONSTRAINT "reconciled_attempts_words_known" CHECK ("reconciled_attempts"."gateway_says" in ('paid', 'failed', 'held', 'pending', 'refunding', 'notFound'))
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"on_date" date PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"requested_by" uuid,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"sums" jsonb,
	"findings" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reconciliations_status_known" CHECK ("reconciliations"."status" in ('running', 'done')),
	CONSTRAINT "reconciliations_done_has_figures" CHECK ("reconciliations"."status" <> 'done' or ("reconciliations"."finished_at" is not null and "reconciliations"."sums" is not null and "reconciliations"."findings" is not null))
);
--> statement-breakpoint
ALTER TABLE "money_cases" DROP CONSTRAINT "money_cases_kind_known";--> statement-breakpoint
ALTER TABLE "money_cases" DROP CONSTRAINT "money_cases_resolution_known";--> statement-breakpoint
ALTER TABLE "reconciled_attempts" ADD CONSTRAINT "reconciled_attempts_on_date_reconciliations_on_date_fk" FOREIGN KEY ("on_date") REFERENCES "public"."reconciliations"("on_date") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciled_attempts" ADD CONSTRAINT "reconciled_attempts_attempt_id_payment_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_requested_by_accounts_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reconciled_attempts_waiting" ON "reconciled_attempts" USING btree ("on_date","attempt_id") WHERE "reconciled_attempts"."result" = 'waiting';--> statement-breakpoint
CREATE INDEX "bookings_by_occurrence" ON "bookings" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "payment_attempts_by_creation" ON "payment_attempts" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_kind_known" CHECK ("money_cases"."kind" in ('late', 'double', 'over', 'under', 'unknownReference', 'wrongAmount', 'held', 'refundDue', 'refundFailed', 'refundUnclear', 'gatewayDiffers', 'booksDisagree'));--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_resolution_known" CHECK ("money_cases"."resolution" in ('refund', 'assign', 'keep', 'gatewayReleased', 'gatewayReturned', 'notOurs', 'refundArrived', 'refundNotDone', 'explained', 'completed', 'corrected', 'agreed', 'superseded'));