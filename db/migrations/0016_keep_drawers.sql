-- A drawer that was closed stays as it was counted: it can only be taken over by a second person, once.
CREATE FUNCTION keep_drawer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.closed_at IS NOT NULL AND (OLD.confirmed_at IS NOT NULL
    OR to_jsonb(NEW) - '{confirmed_by,confirmed_at}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{confirmed_by,confirmed_at}'::text[]) THEN
    RAISE EXCEPTION 'Drawer % is kept as it was closed', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'drawers_kept';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER drawers_kept BEFORE UPDATE OR DELETE ON drawers FOR EACH ROW EXECUTE FUNCTION keep_drawer();
--> statement-breakpoint
CREATE FUNCTION refuse_closed_drawer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM drawers WHERE id = NEW.drawer_id AND closed_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Drawer % is closed', NEW.drawer_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'drawer_movements_while_open';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER drawer_movements_while_open BEFORE INSERT ON drawer_movements
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_drawer();
--> statement-breakpoint
CREATE TRIGGER drawer_movements_append_only BEFORE UPDATE OR DELETE ON drawer_movements
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
