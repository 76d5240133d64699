CREATE TABLE "data_upgrades" (
	"name" text PRIMARY KEY NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "state_version" integer DEFAULT 1 NOT NULL;