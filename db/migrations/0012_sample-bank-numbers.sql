-- The accounts of the sample are at a bank that does not exist.
UPDATE "units" SET "receiving_account" = "receiving_account" || '{"bankBin": "999999"}'
WHERE "is_sample" AND "receiving_account" IS NOT NULL AND NOT "receiving_account" ? 'bankBin';
