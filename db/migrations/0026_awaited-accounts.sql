CREATE TABLE "receiving_account_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_code" text NOT NULL,
	"account" jsonb NOT NULL,
	"reason" text NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "receiving_account_changes_unit" UNIQUE("unit_code")
);
--> statement-breakpoint
ALTER TABLE "receiving_account_changes" ADD CONSTRAINT "receiving_account_changes_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receiving_account_changes" ADD CONSTRAINT "receiving_account_changes_asked_by_id_accounts_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;