CREATE TABLE "queue_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_code" text NOT NULL,
	"queue" text NOT NULL,
	"role" text,
	"hour" timestamp (3) with time zone,
	"count" integer NOT NULL,
	"folded" boolean DEFAULT false NOT NULL,
	CONSTRAINT "queue_lines_queue_known" CHECK ("queue_lines"."queue" in ('due', 'warn', 'paused')),
	CONSTRAINT "queue_lines_role_known" CHECK ("queue_lines"."role" is null or "queue_lines"."role" in ('clerk', 'officer', 'lead', 'signer', 'accountant', 'supervisor', 'administrator'))
);
--> statement-breakpoint
CREATE INDEX "queue_lines_by_unit" ON "queue_lines" USING btree ("unit_code","queue","role","hour","count");--> statement-breakpoint
CREATE INDEX "queue_lines_loose" ON "queue_lines" USING btree ("unit_code") WHERE not "queue_lines"."folded";--> statement-breakpoint
CREATE INDEX "tasks_open_urgent" ON "tasks" USING btree ("unit_code","role",least("warn_at", "due_at")) WHERE "tasks"."closed_at" is null and "tasks"."due_at" is not null;