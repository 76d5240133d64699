CREATE TABLE "former_receiving_accounts" (
	"bank_bin" text NOT NULL,
	"number" text NOT NULL,
	"bank" text NOT NULL,
	"holder" text NOT NULL,
	"unit_code" text NOT NULL,
	"left_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "former_receiving_accounts_bank_bin_number_pk" PRIMARY KEY("bank_bin","number")
);
--> statement-breakpoint
ALTER TABLE "former_receiving_accounts" ADD CONSTRAINT "former_receiving_accounts_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;