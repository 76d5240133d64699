-- The rules of the ledger that no writer can forget, and the books of money that came before there was a ledger.

-- References of attempts make the keys of movements unique where the gateway's number is not.
ALTER TABLE bookings DISABLE TRIGGER bookings_append_only;
--> statement-breakpoint
UPDATE bookings SET key = 'vnpay:' || reference || ':' || substr(key, 7) WHERE channel = 'vnpay';
--> statement-breakpoint
ALTER TABLE bookings ENABLE TRIGGER bookings_append_only;
--> statement-breakpoint
INSERT INTO ledger_entries (id, booking_id, position, account, order_id, money_of_id, amount_vnd)
  SELECT gen_random_uuid(), b.id, 0,
    CASE b.channel WHEN 'vnpay' THEN 'gateway' WHEN 'transfer' THEN 'bank' ELSE b.channel END,
    NULL, b.id, b.amount_vnd
  FROM bookings b
  UNION ALL
  SELECT gen_random_uuid(), b.id, 1, 'order', b.order_id, b.id, -b.amount_vnd FROM bookings b;
--> statement-breakpoint
-- Money of unknown reference or of a wrong amount was a case without a booking.
WITH moved AS (
  INSERT INTO bookings (id, key, order_id, direction, channel, amount_vnd, reference, occurred_at)
    SELECT gen_random_uuid(),
      'vnpay:' || split_part(c.key, ':', 3) || ':' || split_part(c.key, ':', 4)
        || CASE c.kind WHEN 'wrongAmount' THEN ':' || c.amount_vnd ELSE '' END,
      c.order_id, 'in', 'vnpay', c.amount_vnd, split_part(c.key, ':', 3), c.created_at
    FROM money_cases c
    WHERE c.kind IN ('unknownReference', 'wrongAmount') AND c.booking_id IS NULL
  RETURNING id, amount_vnd
)
INSERT INTO ledger_entries (id, booking_id, position, account, money_of_id, amount_vnd)
  SELECT gen_random_uuid(), id, 0, 'gateway', id, amount_vnd FROM moved
  UNION ALL
  SELECT gen_random_uuid(), id, 1, 'unmatched', id, -amount_vnd FROM moved;
--> statement-breakpoint
UPDATE money_cases c SET booking_id = b.id FROM bookings b
  WHERE c.booking_id IS NULL AND c.kind IN ('unknownReference', 'wrongAmount')
    AND b.key = 'vnpay:' || split_part(c.key, ':', 3) || ':' || split_part(c.key, ':', 4)
      || CASE c.kind WHEN 'wrongAmount' THEN ':' || c.amount_vnd ELSE '' END;
--> statement-breakpoint
-- What each fee's own rule said of refunds when its dossier was submitted.
UPDATE payment_order_lines l SET refund_policy = rule ->> 'refundPolicy'
  FROM payment_orders o
  JOIN dossiers d ON d.id = o.dossier_id
  JOIN procedure_versions v ON v.id = d.procedure_version_id
  CROSS JOIN LATERAL jsonb_array_elements(v.definition -> 'fees' -> 'rules') AS rule
  WHERE o.id = l.order_id AND rule ->> 'code' = l.code AND rule ? 'refundPolicy';
--> statement-breakpoint
UPDATE payment_attempts SET next_check_at = now() WHERE status = 'pending';
--> statement-breakpoint
CREATE FUNCTION check_booking_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid := CASE TG_TABLE_NAME WHEN 'bookings' THEN NEW.id ELSE (to_jsonb(NEW) ->> 'booking_id')::uuid END;
  sum_vnd numeric;
  parts int;
BEGIN
  SELECT coalesce(sum(amount_vnd), 0), count(*) INTO sum_vnd, parts FROM ledger_entries WHERE booking_id = checked;
  IF sum_vnd <> 0 OR parts < 2 THEN
    RAISE EXCEPTION 'The entries of booking % do not balance: % entries, sum %', checked, parts, sum_vnd
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_balanced';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER bookings_balanced AFTER INSERT ON bookings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_booking_balanced();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_entries_balanced AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_booking_balanced();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Never more goes back than came in. The lock on the booking makes refunds of the same money wait for each other.
CREATE FUNCTION check_refund_within_booking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  came_vnd bigint;
  others_vnd bigint;
BEGIN
  IF NEW.status IN ('declined', 'rejected') THEN RETURN NEW; END IF;
  SELECT amount_vnd INTO came_vnd FROM bookings WHERE id = NEW.booking_id AND direction = 'in' FOR UPDATE;
  SELECT coalesce(sum(amount_vnd), 0) INTO others_vnd FROM refunds
    WHERE booking_id = NEW.booking_id AND id <> NEW.id AND status NOT IN ('declined', 'rejected');
  IF came_vnd IS NULL OR others_vnd + NEW.amount_vnd > came_vnd THEN
    RAISE EXCEPTION 'Refunds of booking % would exceed what came in by it', NEW.booking_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_booking';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refunds_within_booking BEFORE INSERT OR UPDATE OF status, amount_vnd, booking_id ON refunds
  FOR EACH ROW EXECUTE FUNCTION check_refund_within_booking();
--> statement-breakpoint
-- A receipt that was issued stays as it is: it can only become void, and get its PDF.
CREATE FUNCTION keep_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status = 'void' AND NEW.status <> 'void'
    OR (NEW.series_id, NEW.no, NEW.order_id, NEW.amount_vnd, NEW.lines, NEW.issued_at)
      IS DISTINCT FROM (OLD.series_id, OLD.no, OLD.order_id, OLD.amount_vnd, OLD.lines, OLD.issued_at) THEN
    RAISE EXCEPTION 'receipts are kept as they were issued';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER receipts_kept BEFORE UPDATE OR DELETE ON receipts FOR EACH ROW EXECUTE FUNCTION keep_receipt();
