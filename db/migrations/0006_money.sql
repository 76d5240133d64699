CREATE TABLE "ledger_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"account" text NOT NULL,
	"order_id" uuid,
	"refund_id" uuid,
	"money_of_id" uuid NOT NULL,
	"amount_vnd" bigint NOT NULL,
	CONSTRAINT "ledger_entries_position" UNIQUE("booking_id","position"),
	CONSTRAINT "ledger_entries_account_known" CHECK ("ledger_entries"."account" in ('gateway', 'cash', 'card', 'bank', 'order', 'unmatched', 'refund')),
	CONSTRAINT "ledger_entries_not_zero" CHECK ("ledger_entries"."amount_vnd" <> 0),
	CONSTRAINT "ledger_entries_of_order" CHECK (("ledger_entries"."account" = 'order') = ("ledger_entries"."order_id" is not null)),
	CONSTRAINT "ledger_entries_of_refund" CHECK (("ledger_entries"."account" = 'refund') = ("ledger_entries"."refund_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "receipt_series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_code" text NOT NULL,
	"fee_type" text NOT NULL,
	"template_code" text NOT NULL,
	"series_code" text NOT NULL,
	"next_no" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "receipt_series_of_unit" UNIQUE("unit_code","fee_type","series_code"),
	CONSTRAINT "receipt_series_seven_digits" CHECK ("receipt_series"."next_no" between 1 and 10000000)
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"series_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"collector_id" uuid,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'issued' NOT NULL,
	"voided_at" timestamp (3) with time zone,
	"void_reason" text,
	"file_id" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now(),
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipts_number" UNIQUE("series_id","no"),
	CONSTRAINT "receipts_status_known" CHECK ("receipts"."status" in ('issued', 'void')),
	CONSTRAINT "receipts_number_seven_digits" CHECK ("receipts"."no" between 1 and 9999999),
	CONSTRAINT "receipts_void_why" CHECK (("receipts"."status" = 'void') = ("receipts"."void_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"booking_id" uuid NOT NULL,
	"order_id" uuid,
	"dossier_id" uuid,
	"unit_code" text,
	"case_id" uuid,
	"amount_vnd" bigint NOT NULL,
	"method" text NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"lines" jsonb NOT NULL,
	"reason" text NOT NULL,
	"requested_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text,
	"gateway_request_id" text,
	"sent_at" timestamp (3) with time zone,
	"gateway_refund_no" text,
	"reference" text,
	"settled_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"failure" text,
	CONSTRAINT "refunds_once" UNIQUE("key"),
	CONSTRAINT "refunds_request" UNIQUE("gateway_request_id"),
	CONSTRAINT "refunds_amount_positive" CHECK ("refunds"."amount_vnd" > 0),
	CONSTRAINT "refunds_method_known" CHECK ("refunds"."method" in ('gateway', 'transfer', 'cash')),
	CONSTRAINT "refunds_status_known" CHECK ("refunds"."status" in ('requested', 'approved', 'sent', 'needsPerson', 'settled', 'declined', 'rejected')),
	CONSTRAINT "refunds_two_people" CHECK ("refunds"."status" in ('requested', 'declined')
          or ("refunds"."decided_by" is not null and "refunds"."decided_by" is distinct from "refunds"."requested_by")),
	CONSTRAINT "refunds_sent_under_request" CHECK ("refunds"."status" <> 'sent' or "refunds"."gateway_request_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_direction_known";--> statement-breakpoint
ALTER TABLE "money_cases" DROP CONSTRAINT "money_cases_kind_known";--> statement-breakpoint
ALTER TABLE "payment_orders" DROP CONSTRAINT "payment_orders_paid_covers";--> statement-breakpoint
DROP INDEX "payment_attempts_pending";--> statement-breakpoint
ALTER TABLE "bookings" ALTER COLUMN "channel" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money_cases" ADD COLUMN "taken_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "money_cases" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "money_cases" ADD COLUMN "resolved_by" uuid;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "next_check_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "checks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_order_lines" ADD COLUMN "refund_policy" text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_orders" ADD COLUMN "refunded_vnd" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_order_id_payment_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."payment_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_money_of_id_bookings_id_fk" FOREIGN KEY ("money_of_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt_series" ADD CONSTRAINT "receipt_series_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_series_id_receipt_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."receipt_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_order_id_payment_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."payment_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_collector_id_accounts_id_fk" FOREIGN KEY ("collector_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_payment_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."payment_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_case_id_money_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."money_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_requested_by_accounts_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_settled_by_accounts_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_by_order" ON "ledger_entries" USING btree ("order_id") WHERE "ledger_entries"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_by_money" ON "ledger_entries" USING btree ("money_of_id");--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_one_per_order" ON "receipts" USING btree ("order_id") WHERE "receipts"."status" = 'issued';--> statement-breakpoint
CREATE INDEX "receipts_due" ON "receipts" USING btree ("next_attempt_at") WHERE "receipts"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "receipts_by_order" ON "receipts" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_one_at_a_time" ON "refunds" USING btree ("booking_id") WHERE "refunds"."status" in ('sent', 'needsPerson');--> statement-breakpoint
CREATE INDEX "refunds_by_order" ON "refunds" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refunds_by_case" ON "refunds" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "refunds_by_status" ON "refunds" USING btree ("status","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_resolved_by_accounts_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "money_cases_by_order" ON "money_cases" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payment_attempts_to_check" ON "payment_attempts" USING btree ("next_check_at") WHERE "payment_attempts"."next_check_at" is not null;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_moved_through_channel" CHECK (("bookings"."direction" = 'within') = ("bookings"."channel" is null));--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_direction_known" CHECK ("bookings"."direction" in ('in', 'out', 'within'));--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_resolution_known" CHECK ("money_cases"."resolution" in ('refund', 'assign', 'keep', 'gatewayReleased', 'gatewayReturned', 'notOurs', 'completed', 'corrected', 'superseded'));--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_resolved_how" CHECK (("money_cases"."status" = 'resolved') = ("money_cases"."resolution" is not null));--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_kind_known" CHECK ("money_cases"."kind" in ('late', 'double', 'over', 'under', 'unknownReference', 'wrongAmount', 'held', 'refundDue', 'refundFailed'));--> statement-breakpoint
ALTER TABLE "payment_orders" ADD CONSTRAINT "payment_orders_received_not_negative" CHECK ("payment_orders"."received_vnd" >= 0 and "payment_orders"."refunded_vnd" >= 0);--> statement-breakpoint
ALTER TABLE "payment_orders" ADD CONSTRAINT "payment_orders_paid_covers" CHECK ("payment_orders"."status" <> 'paid' or "payment_orders"."received_vnd" + "payment_orders"."refunded_vnd" >= "payment_orders"."total_vnd");