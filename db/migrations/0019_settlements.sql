CREATE TABLE "payout_movements" (
	"booking_id" uuid PRIMARY KEY NOT NULL,
	"payout_id" uuid NOT NULL,
	"line_id" uuid
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"transfer_id" uuid,
	"arrived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payouts_once" UNIQUE("reference"),
	CONSTRAINT "payouts_transfer" UNIQUE("transfer_id"),
	CONSTRAINT "payouts_arrived_by_transfer" CHECK (num_nulls("payouts"."transfer_id", "payouts"."arrived_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "settlement_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"imported_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settlement_files_once" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "settlement_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payout_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"attempt_ref" text NOT NULL,
	"gateway_no" text NOT NULL,
	"occurrence" integer NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"fee_vnd" bigint NOT NULL,
	"settled_on" date NOT NULL,
	"meaning" text NOT NULL,
	"accounted_vnd" bigint NOT NULL,
	"money_of_id" uuid,
	"refund_id" uuid,
	CONSTRAINT "settlement_lines_once" UNIQUE("payout_id","attempt_ref","gateway_no","occurrence"),
	CONSTRAINT "settlement_lines_meaning_known" CHECK ("settlement_lines"."meaning" in ('pays', 'takesOff', 'unknown', 'doubled', 'wrongAmount')),
	CONSTRAINT "settlement_lines_amount" CHECK ("settlement_lines"."amount_vnd" <> 0 and "settlement_lines"."fee_vnd" >= 0),
	CONSTRAINT "settlement_lines_accounted" CHECK ("settlement_lines"."accounted_vnd" between 0 and abs("settlement_lines"."amount_vnd"))
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_account_known";--> statement-breakpoint
ALTER TABLE "money_cases" DROP CONSTRAINT "money_cases_kind_known";--> statement-breakpoint
ALTER TABLE "drawers" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "drawers" ADD COLUMN "closed_for_reason" text;--> statement-breakpoint
ALTER TABLE "payout_movements" ADD CONSTRAINT "payout_movements_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_movements" ADD CONSTRAINT "payout_movements_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_movements" ADD CONSTRAINT "payout_movements_line_id_settlement_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."settlement_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_transfer_id_bookings_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_files" ADD CONSTRAINT "settlement_files_imported_by_accounts_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_lines" ADD CONSTRAINT "settlement_lines_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_lines" ADD CONSTRAINT "settlement_lines_file_id_settlement_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."settlement_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_lines" ADD CONSTRAINT "settlement_lines_money_of_id_bookings_id_fk" FOREIGN KEY ("money_of_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_lines" ADD CONSTRAINT "settlement_lines_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payout_movements_by_payout" ON "payout_movements" USING btree ("payout_id");--> statement-breakpoint
CREATE INDEX "settlement_lines_by_money" ON "settlement_lines" USING btree ("money_of_id");--> statement-breakpoint
CREATE INDEX "settlement_lines_open" ON "settlement_lines" USING btree ("attempt_ref") WHERE "settlement_lines"."accounted_vnd" <> abs("settlement_lines"."amount_vnd");--> statement-breakpoint
ALTER TABLE "drawers" ADD CONSTRAINT "drawers_closed_by_accounts_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drawers" ADD CONSTRAINT "drawers_closed_for_keeper" CHECK (num_nulls("drawers"."closed_by", "drawers"."closed_for_reason") in (0, 2)
        and ("drawers"."closed_by" is null or ("drawers"."closed_at" is not null and "drawers"."closed_by" <> "drawers"."account_id"
          and "drawers"."closed_by" is distinct from "drawers"."confirmed_by")));--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_known" CHECK ("ledger_entries"."account" in ('gateway', 'underway', 'cash', 'card', 'bank', 'gatewayFee', 'cashDifference', 'order', 'unmatched', 'refund'));--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_kind_known" CHECK ("money_cases"."kind" in ('late', 'double', 'over', 'under', 'unknownReference', 'wrongAmount', 'held', 'refundDue', 'refundFailed', 'refundUnclear', 'gatewayDiffers', 'booksDisagree', 'feeGivenBack', 'drawerShort', 'drawerOver', 'settlementUnknown', 'settlementDoubled', 'settlementAmount'));