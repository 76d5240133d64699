import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environmentSchema } from '../../config.ts';

test('every setting is named in the document on running in production, and no other', () => {
  const page = readFileSync(new URL('../../docs/how-to/run-in-production.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) => [...row.matchAll(/`([A-Z][A-Z0-9_]+)(?:`|=)/g)].map(([, name = '']) => name));
  expect([...new Set(named)].sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});
