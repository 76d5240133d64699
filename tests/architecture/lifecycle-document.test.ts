import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lifecycleDocument } from '../../docs/lifecycle-document.ts';

it('docs/reference/lifecycle.md says what the transition table says', async () => {
  const written = readFileSync(new URL('../../docs/reference/lifecycle.md', import.meta.url), 'utf8');
  expect(written, 'it is out of date: run `npm run docs`').toBe(await lifecycleDocument());
});
