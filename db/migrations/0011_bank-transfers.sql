CREATE TABLE "bank_transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bank_bin" text NOT NULL,
	"account_number" text NOT NULL,
	"reference" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"content" text NOT NULL,
	"payer_name" text,
	"payer_account" text,
	"source" text NOT NULL,
	"booking_id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_transfers_once" UNIQUE("bank_bin","account_number","reference"),
	CONSTRAINT "bank_transfers_booking" UNIQUE("booking_id"),
	CONSTRAINT "bank_transfers_source_known" CHECK ("bank_transfers"."source" in ('notification', 'statement', 'hand')),
	CONSTRAINT "bank_transfers_amount_positive" CHECK ("bank_transfers"."amount_vnd" > 0)
);
--> statement-breakpoint
ALTER TABLE "units" ALTER COLUMN "receiving_account" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_orders" ADD COLUMN "transfer_no" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "payment_orders_transfer_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "bank_transfers" ADD CONSTRAINT "bank_transfers_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "units_receiving_account" ON "units" USING btree (("receiving_account" ->> 'bankBin'),("receiving_account" ->> 'number'));--> statement-breakpoint
ALTER TABLE "payment_orders" ADD CONSTRAINT "payment_orders_transfer_no" UNIQUE("transfer_no");