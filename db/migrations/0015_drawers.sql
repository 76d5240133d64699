CREATE TABLE "drawer_movements" (
	"booking_id" uuid PRIMARY KEY NOT NULL,
	"drawer_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drawers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"unit_code" text NOT NULL,
	"float_vnd" bigint DEFAULT 0 NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"expected_vnd" bigint,
	"counted_vnd" bigint,
	"notes" jsonb,
	"reason" text,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drawers_float_not_negative" CHECK ("drawers"."float_vnd" >= 0),
	CONSTRAINT "drawers_closed_counted" CHECK (num_nulls("drawers"."closed_at", "drawers"."expected_vnd", "drawers"."counted_vnd", "drawers"."notes") in (0, 4)),
	CONSTRAINT "drawers_difference_has_reason" CHECK ("drawers"."counted_vnd" = "drawers"."expected_vnd" or "drawers"."reason" is not null or "drawers"."closed_at" is null),
	CONSTRAINT "drawers_confirmed_by_another" CHECK (num_nulls("drawers"."confirmed_by", "drawers"."confirmed_at") in (0, 2)
        and ("drawers"."confirmed_by" is null or ("drawers"."closed_at" is not null and "drawers"."confirmed_by" <> "drawers"."account_id")))
);
--> statement-breakpoint
ALTER TABLE "money_cases" DROP CONSTRAINT "money_cases_kind_known";--> statement-breakpoint
ALTER TABLE "drawer_movements" ADD CONSTRAINT "drawer_movements_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drawer_movements" ADD CONSTRAINT "drawer_movements_drawer_id_drawers_id_fk" FOREIGN KEY ("drawer_id") REFERENCES "public"."drawers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drawers" ADD CONSTRAINT "drawers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drawers" ADD CONSTRAINT "drawers_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drawers" ADD CONSTRAINT "drawers_confirmed_by_accounts_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drawer_movements_by_drawer" ON "drawer_movements" USING btree ("drawer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "drawers_one_open" ON "drawers" USING btree ("account_id","unit_code") WHERE "drawers"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "drawers_by_unit" ON "drawers" USING btree ("unit_code","opened_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_kind_known" CHECK ("money_cases"."kind" in ('late', 'double', 'over', 'under', 'unknownReference', 'wrongAmount', 'held', 'refundDue', 'refundFailed', 'refundUnclear', 'gatewayDiffers', 'booksDisagree', 'feeGivenBack', 'drawerShort', 'drawerOver'));