-- Accounts that units left before there was a place to keep them, as the audit log tells of them: the last to have had
-- one keeps it, unless somebody has it now.
INSERT INTO "former_receiving_accounts" ("bank_bin", "number", "bank", "holder", "unit_code", "left_at")
SELECT DISTINCT ON (a."detail" -> 'from' ->> 'bankBin', a."detail" -> 'from' ->> 'number')
  a."detail" -> 'from' ->> 'bankBin', a."detail" -> 'from' ->> 'number',
  a."detail" -> 'from' ->> 'bank', a."detail" -> 'from' ->> 'holder', u."code", a."at"
FROM "audit_entries" a
JOIN "units" u ON u."code" = a."subject_id"
WHERE a."subject_kind" = 'unit' AND a."action" = 'unit.setAccount' AND a."detail" -> 'from' ->> 'bankBin' IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM "units" present
    WHERE present."receiving_account" ->> 'bankBin' = a."detail" -> 'from' ->> 'bankBin'
      AND present."receiving_account" ->> 'number' = a."detail" -> 'from' ->> 'number')
ORDER BY a."detail" -> 'from' ->> 'bankBin', a."detail" -> 'from' ->> 'number', a."at" DESC;
--> statement-breakpoint
-- The bank's numbers are kept in capitals, however somebody typed them.
UPDATE "bank_transfers" t SET "reference" = upper(t."reference")
WHERE t."reference" <> upper(t."reference") AND NOT EXISTS (
  SELECT 1 FROM "bank_transfers" other
  WHERE other."id" <> t."id" AND other."bank_bin" = t."bank_bin" AND other."account_number" = t."account_number"
    AND upper(other."reference") = upper(t."reference"));
