-- Keeps `queue_lines` in step with what waits, whoever writes it. An hour begins at the same instant everywhere in Vietnam
-- and in UTC; the hour of now alone is counted from the tasks.
CREATE FUNCTION count_open_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.closed_at IS NULL THEN
    INSERT INTO queue_lines (unit_code, queue, role, hour, count)
      SELECT OLD.unit_code, queue, OLD.role, date_trunc('hour', moment, 'UTC'), -1
      FROM (VALUES ('due', OLD.due_at), ('warn', least(OLD.warn_at, OLD.due_at))) AS counted (queue, moment)
      WHERE queue = 'due' OR OLD.due_at IS NOT NULL;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.closed_at IS NULL THEN
    INSERT INTO queue_lines (unit_code, queue, role, hour, count)
      SELECT NEW.unit_code, queue, NEW.role, date_trunc('hour', moment, 'UTC'), 1
      FROM (VALUES ('due', NEW.due_at), ('warn', least(NEW.warn_at, NEW.due_at))) AS counted (queue, moment)
      WHERE queue = 'due' OR NEW.due_at IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tasks_counted_new AFTER INSERT ON tasks
  FOR EACH ROW WHEN (NEW.closed_at IS NULL) EXECUTE FUNCTION count_open_task();
--> statement-breakpoint
CREATE TRIGGER tasks_counted_changed AFTER UPDATE ON tasks
  FOR EACH ROW WHEN (
    (OLD.closed_at IS NULL) <> (NEW.closed_at IS NULL)
    OR NEW.closed_at IS NULL AND (OLD.unit_code, OLD.role, OLD.due_at, OLD.warn_at)
      IS DISTINCT FROM (NEW.unit_code, NEW.role, NEW.due_at, NEW.warn_at))
  EXECUTE FUNCTION count_open_task();
--> statement-breakpoint
CREATE TRIGGER tasks_counted_gone AFTER DELETE ON tasks
  FOR EACH ROW WHEN (OLD.closed_at IS NULL) EXECUTE FUNCTION count_open_task();
--> statement-breakpoint
CREATE FUNCTION count_paused_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.paused AND OLD.wait IS NOT NULL THEN
    INSERT INTO queue_lines (unit_code, queue, count) VALUES (OLD.unit_code, 'paused', -1);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.paused AND NEW.wait IS NOT NULL THEN
    INSERT INTO queue_lines (unit_code, queue, count) VALUES (NEW.unit_code, 'paused', 1);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER dossiers_counted_new AFTER INSERT ON dossiers
  FOR EACH ROW WHEN (NEW.paused AND NEW.wait IS NOT NULL) EXECUTE FUNCTION count_paused_dossier();
--> statement-breakpoint
CREATE TRIGGER dossiers_counted_changed AFTER UPDATE ON dossiers
  FOR EACH ROW WHEN (
    (OLD.paused AND OLD.wait IS NOT NULL) <> (NEW.paused AND NEW.wait IS NOT NULL)
    OR NEW.paused AND NEW.wait IS NOT NULL AND OLD.unit_code <> NEW.unit_code)
  EXECUTE FUNCTION count_paused_dossier();
--> statement-breakpoint
CREATE TRIGGER dossiers_counted_gone AFTER DELETE ON dossiers
  FOR EACH ROW WHEN (OLD.paused AND OLD.wait IS NOT NULL) EXECUTE FUNCTION count_paused_dossier();
--> statement-breakpoint
INSERT INTO queue_lines (unit_code, queue, role, hour, count, folded)
  SELECT unit_code, queue, role, date_trunc('hour', moment, 'UTC'), count(*), true
  FROM tasks, LATERAL (VALUES ('due', due_at), ('warn', least(warn_at, due_at))) AS counted (queue, moment)
  WHERE closed_at IS NULL AND (queue = 'due' OR due_at IS NOT NULL)
  GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT unit_code, 'paused', NULL, NULL, count(*), true FROM dossiers WHERE paused AND wait IS NOT NULL GROUP BY 1;
