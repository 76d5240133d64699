ALTER TABLE "dossiers" ADD COLUMN "copied_from_id" uuid;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_copied_from_id_dossiers_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;