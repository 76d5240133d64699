-- Who holds a main task changes without an event: then its figure follows, whoever writes the task. Events bring the
-- figure in line themselves, once they have locked the tasks; both go from the task to its figure.
CREATE FUNCTION follow_main_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE dossier_figures SET holder_id = NEW.holder_id WHERE dossier_id = NEW.dossier_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tasks_holder_followed AFTER UPDATE OF holder_id ON tasks
  FOR EACH ROW WHEN (NEW.is_main AND NEW.closed_at IS NULL AND OLD.holder_id IS DISTINCT FROM NEW.holder_id)
  EXECUTE FUNCTION follow_main_holder();
--> statement-breakpoint
UPDATE dossier_figures f SET holder_id = t.holder_id
  FROM tasks t WHERE t.dossier_id = f.dossier_id AND t.is_main AND t.closed_at IS NULL AND t.holder_id IS NOT NULL;
--> statement-breakpoint
-- Once for a statement, however many events it writes: the log is written by the million only in bulk.
CREATE FUNCTION count_acts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO act_lines (account_id, on_date, count)
    SELECT actor_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, count(*)
    FROM written WHERE actor_id IS NOT NULL AND actor_role <> 'applicant' GROUP BY 1, 2;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER dossier_events_counted AFTER INSERT ON dossier_events
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_acts();
--> statement-breakpoint
INSERT INTO act_lines (account_id, on_date, count, folded)
  SELECT actor_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, count(*), true
  FROM dossier_events WHERE actor_id IS NOT NULL AND actor_role <> 'applicant' GROUP BY 1, 2;
