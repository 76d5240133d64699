ALTER TABLE "accounts" ADD COLUMN "job_title" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "invited_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "accounts_staff_by_name" ON "accounts" USING btree ("name","id") WHERE "accounts"."kind" = 'staff';