import { describe, expect, it } from 'vitest';
import { sampleApplicant } from '../support/sample-dossiers.ts';
import { readHistories, textOf } from './history-files.ts';
import { words } from './scenarios.ts';

const { name, personalId, phone, email, address } = sampleApplicant;
const personal = [name, personalId, phone, email, address.line, ...Object.values(words)];

describe('what Temporal keeps of a dossier', () => {
  const texts = readHistories().map(({ name: of, json }) => [of, textOf(json)] as const);

  it('is read with its payloads decoded', () => {
    const long = texts.find(([of]) => of.startsWith('returned-at-the-counter-the-long-way@'))?.[1];
    expect(long).toContain('"action":"requestSupplement"');
    expect(long).toContain('"components":["notice"]');
  });

  it.for(texts)('is no personal data and no word anybody wrote: %s', ([, text]) => {
    expect(personal.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text.match(/[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}/gi) ?? []).toEqual([]);
  });

  it.for(texts)('does not tell where it was recorded: %s', ([, text]) => {
    expect(text.match(/\/(home|root|tmp|Users|work)\/|\d+@\w+/g) ?? []).toEqual([]);
  });
});
