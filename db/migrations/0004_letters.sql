CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"event_seq" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"file_id" uuid,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"made_at" timestamp (3) with time zone,
	CONSTRAINT "letters_once" UNIQUE("dossier_id","event_seq","kind"),
	CONSTRAINT "letters_file" UNIQUE("file_id"),
	CONSTRAINT "letters_status_known" CHECK ("letters"."status" in ('waiting', 'made')),
	CONSTRAINT "letters_made_have_file" CHECK (("letters"."status" = 'made') = ("letters"."file_id" is not null)),
	CONSTRAINT "letters_made_have_time" CHECK (("letters"."status" = 'made') = ("letters"."made_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letters_due" ON "letters" USING btree ("next_attempt_at") WHERE "letters"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "dossiers_by_unit_acceptance" ON "dossiers" USING btree ("unit_code","accepted_at","id") WHERE "dossiers"."accepted_at" is not null;