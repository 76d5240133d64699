CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text DEFAULT 'citizen' NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"phone" text,
	"personal_id" text,
	"company_name" text,
	"tax_code" text,
	"address_line" text,
	"commune_code" text,
	"province_code" text,
	"locale" text DEFAULT 'vi' NOT NULL,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_email" UNIQUE("email"),
	CONSTRAINT "accounts_email_lower_case" CHECK ("accounts"."email" = lower("accounts"."email")),
	CONSTRAINT "accounts_kind_known" CHECK ("accounts"."kind" in ('citizen', 'company', 'staff')),
	CONSTRAINT "accounts_locale_known" CHECK ("accounts"."locale" in ('vi', 'en')),
	CONSTRAINT "accounts_company_named" CHECK ("accounts"."kind" <> 'company' or "accounts"."company_name" is not null)
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credentials_once" UNIQUE("provider_id","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "staff_assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"unit_code" text NOT NULL,
	"role" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"substitute_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_assignments_once" UNIQUE("account_id","unit_code","role","valid_from"),
	CONSTRAINT "staff_assignments_role_known" CHECK ("staff_assignments"."role" in ('clerk', 'officer', 'lead', 'signer', 'accountant', 'supervisor', 'administrator')),
	CONSTRAINT "staff_assignments_ends_after_start" CHECK ("staff_assignments"."valid_to" is null or "staff_assignments"."valid_to" >= "staff_assignments"."valid_from"),
	CONSTRAINT "staff_assignments_not_own_substitute" CHECK ("staff_assignments"."substitute_id" <> "staff_assignments"."account_id")
);
--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "two_factors_account" UNIQUE("account_id")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"no" integer DEFAULT 0 NOT NULL,
	"action" text NOT NULL,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"previous_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL,
	CONSTRAINT "audit_entries_chain" UNIQUE("subject_kind","subject_id","no")
);
--> statement-breakpoint
CREATE TABLE "read_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"what" text NOT NULL,
	"times" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendars_version" UNIQUE("version")
);
--> statement-breakpoint
CREATE TABLE "communes" (
	"code" text PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fields" (
	"code" text PRIMARY KEY NOT NULL,
	"unit_code" text NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "procedure_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"procedure_code" text NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"valid_from" date NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "procedure_versions_number" UNIQUE("procedure_code","version"),
	CONSTRAINT "procedure_versions_number_positive" CHECK ("procedure_versions"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "procedures" (
	"code" text PRIMARY KEY NOT NULL,
	"unit_code" text NOT NULL,
	"field_code" text NOT NULL,
	"name" jsonb NOT NULL,
	"search_text" text NOT NULL,
	"current_version_id" uuid,
	"is_open" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provinces" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"dossier_prefix" text NOT NULL,
	"counter" jsonb,
	"contacts" jsonb NOT NULL,
	"address" text NOT NULL,
	"commune_code" text NOT NULL,
	"province_code" text NOT NULL,
	"receiving_account" jsonb NOT NULL,
	"calendar_id" uuid NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"no" integer NOT NULL,
	"order_number" text NOT NULL,
	"tracking_code" text,
	"status" text DEFAULT 'ordering' NOT NULL,
	"charge_vnd" bigint,
	"failed_tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deliveries_numbered" UNIQUE("dossier_id","direction","no"),
	CONSTRAINT "deliveries_order_number" UNIQUE("order_number"),
	CONSTRAINT "deliveries_direction_known" CHECK ("deliveries"."direction" in ('collect', 'deliver')),
	CONSTRAINT "deliveries_status_known" CHECK ("deliveries"."status" in ('ordering', 'ordered', 'pickedUp', 'inTransit', 'delivered', 'failed', 'returned', 'lost', 'cancelled', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "delivery_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"carrier_event_id" text NOT NULL,
	"status" text NOT NULL,
	"note" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_events_once" UNIQUE("carrier_event_id")
);
--> statement-breakpoint
CREATE TABLE "action_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"idempotency_key" text NOT NULL,
	"body_hash" text NOT NULL,
	"dossier_id" uuid,
	"action" text NOT NULL,
	"input" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "action_requests_key" UNIQUE("account_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "dossier_counters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prefix" text NOT NULL,
	"on_date" date NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "dossier_counters_day" UNIQUE("prefix","on_date")
);
--> statement-breakpoint
CREATE TABLE "dossier_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"key" text NOT NULL,
	"action" text NOT NULL,
	"act" jsonb NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	"step_key" text,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"request_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dossier_events_numbered" UNIQUE("dossier_id","seq"),
	CONSTRAINT "dossier_events_once" UNIQUE("dossier_id","key"),
	CONSTRAINT "dossier_events_seq_positive" CHECK ("dossier_events"."seq" > 0),
	CONSTRAINT "dossier_events_role_known" CHECK ("dossier_events"."actor_role" in ('applicant', 'clerk', 'officer', 'lead', 'signer', 'accountant', 'supervisor', 'administrator', 'system'))
);
--> statement-breakpoint
CREATE TABLE "dossiers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text,
	"tracking_key_hash" text,
	"account_id" uuid,
	"unit_code" text NOT NULL,
	"procedure_code" text NOT NULL,
	"procedure_version_id" uuid NOT NULL,
	"calendar_id" uuid,
	"channel" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"applicant" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"home_collection" boolean DEFAULT false NOT NULL,
	"collection_address" jsonb,
	"return_address" jsonb,
	"return_method" text,
	"search_text" text DEFAULT '' NOT NULL,
	"applicant_name" text DEFAULT '' NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"state" jsonb NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"wait" text,
	"step_key" text,
	"submitted_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"warn_at" timestamp (3) with time zone,
	"provisional" boolean DEFAULT false NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"result_file_id" uuid,
	"result_number" text,
	"result_issued_on" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dossiers_code" UNIQUE("code"),
	CONSTRAINT "dossiers_status_known" CHECK ("dossiers"."status" in ('draft', 'submitted', 'supplement_requested', 'payment_requested', 'processing', 'withdrawal_requested', 'stopped', 'result_ready', 'returned', 'refused', 'withdrawn')),
	CONSTRAINT "dossiers_channel_known" CHECK ("dossiers"."channel" in ('online', 'counter', 'post')),
	CONSTRAINT "dossiers_draft_has_no_code" CHECK (("dossiers"."status" = 'draft') = ("dossiers"."code" is null)),
	CONSTRAINT "dossiers_draft_has_no_event" CHECK (("dossiers"."status" = 'draft') = ("dossiers"."seq" = 0))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"from_applicant" boolean NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"stars" integer NOT NULL,
	"comment" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ratings_once" UNIQUE("dossier_id"),
	CONSTRAINT "ratings_stars_range" CHECK ("ratings"."stars" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"unit_code" text NOT NULL,
	"step_key" text,
	"is_main" boolean NOT NULL,
	"holder_id" uuid,
	"claimed_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"warn_at" timestamp (3) with time zone,
	"warned" boolean DEFAULT false NOT NULL,
	"escalated" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_as" text,
	CONSTRAINT "tasks_once" UNIQUE("dossier_id","key"),
	CONSTRAINT "tasks_role_known" CHECK ("tasks"."role" in ('clerk', 'officer', 'lead', 'signer', 'accountant', 'supervisor', 'administrator')),
	CONSTRAINT "tasks_closing_known" CHECK ("tasks"."closed_as" is null or "tasks"."closed_as" in ('done', 'superseded')),
	CONSTRAINT "tasks_closed_fully" CHECK (("tasks"."closed_at" is null) = ("tasks"."closed_as" is null))
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"dossier_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "watches_once" UNIQUE("account_id","dossier_id")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"component_key" text,
	"round" integer DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"ref" text NOT NULL,
	"uploaded_by" uuid,
	"staged" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_purpose_known" CHECK ("files"."purpose" in ('component', 'supplement', 'result', 'letter', 'receipt', 'attachment')),
	CONSTRAINT "files_size_positive" CHECK ("files"."size_bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"dossier_id" uuid,
	"account_id" uuid,
	"kind" text NOT NULL,
	"event_seq" integer,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notices_once" UNIQUE("key"),
	CONSTRAINT "notices_status_known" CHECK ("notices"."status" in ('waiting', 'sent', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"message" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_once" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"order_id" uuid,
	"attempt_id" uuid,
	"direction" text NOT NULL,
	"channel" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"reference" text NOT NULL,
	"booked_by" uuid,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bookings_key" UNIQUE("key"),
	CONSTRAINT "bookings_direction_known" CHECK ("bookings"."direction" in ('in', 'out')),
	CONSTRAINT "bookings_channel_known" CHECK ("bookings"."channel" in ('vnpay', 'cash', 'card', 'transfer')),
	CONSTRAINT "bookings_amount_positive" CHECK ("bookings"."amount_vnd" > 0)
);
--> statement-breakpoint
CREATE TABLE "gateway_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"attempt_ref" text NOT NULL,
	"transaction_no" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"response_code" text,
	"transaction_status" text NOT NULL,
	"raw" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gateway_events_source_known" CHECK ("gateway_events"."source" in ('ipn', 'query'))
);
--> statement-breakpoint
CREATE TABLE "money_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"unit_code" text,
	"dossier_id" uuid,
	"order_id" uuid,
	"booking_id" uuid,
	"amount_vnd" bigint NOT NULL,
	"reference" text,
	"status" text DEFAULT 'open' NOT NULL,
	"owner_id" uuid,
	"resolution" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "money_cases_once" UNIQUE("key"),
	CONSTRAINT "money_cases_kind_known" CHECK ("money_cases"."kind" in ('late', 'double', 'over', 'under', 'unknownReference', 'wrongAmount', 'held', 'refundDue')),
	CONSTRAINT "money_cases_status_known" CHECK ("money_cases"."status" in ('open', 'resolved'))
);
--> statement-breakpoint
CREATE TABLE "payment_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"method" text NOT NULL,
	"bank_code" text,
	"description" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"response_code" text,
	"gateway_transaction_no" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "payment_attempts_ref" UNIQUE("ref"),
	CONSTRAINT "payment_attempts_status_known" CHECK ("payment_attempts"."status" in ('pending', 'paid', 'failed', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "payment_order_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"why" jsonb NOT NULL,
	"legal_basis" text NOT NULL,
	"confidence" text NOT NULL,
	CONSTRAINT "payment_order_lines_position" UNIQUE("order_id","position"),
	CONSTRAINT "payment_order_lines_not_negative" CHECK ("payment_order_lines"."amount_vnd" >= 0)
);
--> statement-breakpoint
CREATE TABLE "payment_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"order_no" integer NOT NULL,
	"total_vnd" bigint NOT NULL,
	"received_vnd" bigint DEFAULT 0 NOT NULL,
	"status" text DEFAULT 'awaited' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_orders_numbered" UNIQUE("dossier_id","order_no"),
	CONSTRAINT "payment_orders_status_known" CHECK ("payment_orders"."status" in ('awaited', 'paid', 'waived', 'expired', 'cancelled')),
	CONSTRAINT "payment_orders_total_positive" CHECK ("payment_orders"."total_vnd" > 0),
	CONSTRAINT "payment_orders_paid_covers" CHECK ("payment_orders"."status" <> 'paid' or "payment_orders"."received_vnd" >= "payment_orders"."total_vnd")
);
--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_assignments" ADD CONSTRAINT "staff_assignments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_assignments" ADD CONSTRAINT "staff_assignments_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_assignments" ADD CONSTRAINT "staff_assignments_substitute_id_accounts_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communes" ADD CONSTRAINT "communes_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fields" ADD CONSTRAINT "fields_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_versions" ADD CONSTRAINT "procedure_versions_procedure_code_procedures_code_fk" FOREIGN KEY ("procedure_code") REFERENCES "public"."procedures"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedures" ADD CONSTRAINT "procedures_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedures" ADD CONSTRAINT "procedures_field_code_fields_code_fk" FOREIGN KEY ("field_code") REFERENCES "public"."fields"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_events" ADD CONSTRAINT "delivery_events_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_requests" ADD CONSTRAINT "action_requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_requests" ADD CONSTRAINT "action_requests_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_events" ADD CONSTRAINT "dossier_events_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_events" ADD CONSTRAINT "dossier_events_actor_id_accounts_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_events" ADD CONSTRAINT "dossier_events_request_id_action_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."action_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_procedure_code_procedures_code_fk" FOREIGN KEY ("procedure_code") REFERENCES "public"."procedures"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_procedure_version_id_procedure_versions_id_fk" FOREIGN KEY ("procedure_version_id") REFERENCES "public"."procedure_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_holder_id_accounts_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploaded_by_accounts_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_order_id_payment_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."payment_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_attempt_id_payment_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_booked_by_accounts_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_order_id_payment_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."payment_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_cases" ADD CONSTRAINT "money_cases_owner_id_accounts_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_order_id_payment_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."payment_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_order_lines" ADD CONSTRAINT "payment_order_lines_order_id_payment_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."payment_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_orders" ADD CONSTRAINT "payment_orders_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credentials_by_account" ON "credentials" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "rate_limits_by_expiry" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "staff_assignments_by_unit" ON "staff_assignments" USING btree ("unit_code","role");--> statement-breakpoint
CREATE INDEX "staff_assignments_by_substitute" ON "staff_assignments" USING btree ("substitute_id");--> statement-breakpoint
CREATE INDEX "verifications_by_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "audit_entries_by_actor" ON "audit_entries" USING btree ("actor_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "read_log_by_dossier" ON "read_log" USING btree ("dossier_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "communes_by_province" ON "communes" USING btree ("province_code","name");--> statement-breakpoint
CREATE INDEX "fields_by_unit" ON "fields" USING btree ("unit_code","position");--> statement-breakpoint
CREATE INDEX "procedures_by_field" ON "procedures" USING btree ("unit_code","field_code","position","code");--> statement-breakpoint
CREATE INDEX "procedures_search" ON "procedures" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "delivery_events_by_delivery" ON "delivery_events" USING btree ("delivery_id","occurred_at");--> statement-breakpoint
CREATE INDEX "action_requests_by_dossier" ON "action_requests" USING btree ("dossier_id","created_at");--> statement-breakpoint
CREATE INDEX "dossier_events_by_actor" ON "dossier_events" USING btree ("actor_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "dossiers_by_account" ON "dossiers" USING btree ("account_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "dossiers_by_unit" ON "dossiers" USING btree ("unit_code","submitted_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "dossiers_by_unit_status" ON "dossiers" USING btree ("unit_code","status","due_at","id");--> statement-breakpoint
CREATE INDEX "dossiers_paused" ON "dossiers" USING btree ("unit_code","updated_at") WHERE "dossiers"."paused";--> statement-breakpoint
CREATE INDEX "dossiers_by_procedure" ON "dossiers" USING btree ("procedure_code","submitted_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "dossiers_search" ON "dossiers" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "messages_by_dossier" ON "messages" USING btree ("dossier_id","created_at");--> statement-breakpoint
CREATE INDEX "notes_by_dossier" ON "notes" USING btree ("dossier_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_one_main" ON "tasks" USING btree ("dossier_id") WHERE "tasks"."is_main" and "tasks"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_open_by_unit" ON "tasks" USING btree ("unit_code","role","due_at","id","warn_at") WHERE "tasks"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_open_by_holder" ON "tasks" USING btree ("holder_id","due_at","id") WHERE "tasks"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_by_dossier" ON "tasks" USING btree ("dossier_id","opened_at");--> statement-breakpoint
CREATE INDEX "files_by_dossier" ON "files" USING btree ("dossier_id","component_key","created_at");--> statement-breakpoint
CREATE INDEX "files_by_ref" ON "files" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("next_attempt_at") WHERE "notices"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "notices_by_dossier" ON "notices" USING btree ("dossier_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE "outbox"."delivered_at" is null;--> statement-breakpoint
CREATE INDEX "bookings_by_order" ON "bookings" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE INDEX "gateway_events_by_attempt" ON "gateway_events" USING btree ("attempt_ref","received_at");--> statement-breakpoint
CREATE INDEX "money_cases_by_status" ON "money_cases" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "money_cases_by_dossier" ON "money_cases" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "payment_attempts_pending" ON "payment_attempts" USING btree ("expires_at") WHERE "payment_attempts"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "payment_attempts_by_order" ON "payment_attempts" USING btree ("order_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payment_orders_by_status" ON "payment_orders" USING btree ("status","created_at" DESC NULLS LAST,"id");