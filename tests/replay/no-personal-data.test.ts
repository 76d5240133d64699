import { describe, expect, it } from 'vitest';
import { sampleApplicant } from '../support/sample-dossiers.ts';
import { readHistories, textOf } from './history-files.ts';
import { words } from './scenarios.ts';

const { name, personalId, phone, email, address } = sampleApplicant;
const personal = [name, personalId, phone, email, address.line, ...Object.values(words)];

describe('what Temporal keeps of a dossier', () => {
  const texts = readHistories().map((history) => ({ of: history.name, text: textOf(history.json) }));

  it('is read with its payloads decoded', () => {
    const long = texts.find(({ of }) => of.startsWith('returned-at-the-counter-the-long-way@'));
    expect(long?.text).toContain('"action":"requestSupplement"');
    expect(long?.text).toContain('"components":["notice"]');
  });

  it.for(texts)('is no personal data and no word anybody wrote: $of', ({ text }) => {
    for (const secret of personal) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[\w.]+@[\w-]+\.\w+/);
  });

  it.for(texts)('does not tell where it was recorded: $of', ({ text }) => {
    expect(text).not.toMatch(/\/(home|root|tmp|Users|work)\//);
  });
});
