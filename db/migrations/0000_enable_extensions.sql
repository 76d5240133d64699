-- Search by name, phone and code without diacritics needs trigrams.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
