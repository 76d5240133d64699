-- Every audit entry covers the one before it of the same subject, so that a changed or removed entry shows.
-- The advisory lock makes writers of one subject wait for each other; other subjects are not held up.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  previous record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject_kind || ':' || NEW.subject_id, 7310));
  SELECT no, hash INTO previous FROM audit_entries
    WHERE subject_kind = NEW.subject_kind AND subject_id = NEW.subject_id ORDER BY no DESC LIMIT 1;
  NEW.no := coalesce(previous.no, 0) + 1;
  NEW.previous_hash := coalesce(previous.hash, '');
  NEW.hash := encode(sha256(convert_to(concat_ws('|', NEW.previous_hash, NEW.subject_kind, NEW.subject_id, NEW.no,
    NEW.action, NEW.actor_id, NEW.actor_role, NEW.detail::text, extract(epoch FROM NEW.at)), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_chained BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dossier_events_append_only BEFORE UPDATE OR DELETE ON dossier_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bookings_append_only BEFORE UPDATE OR DELETE ON bookings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
