import { expect, it } from 'vitest';
import type { Condition } from '../../../domain/fee/conditions.ts';
import { caseOf, type CaseRequest } from '../../../domain/procedure/case-of.ts';
import type { ProcedureDefinition } from '../../../domain/procedure/definition.ts';
import { renamed, sound } from './definitions.ts';

const asked: CaseRequest = { answers: {}, channel: 'online', applicant: 'citizen', homeReturn: false };

function keyOf(request: Partial<CaseRequest>, definition: ProcedureDefinition = sound): string | undefined {
  return caseOf(definition, { ...asked, ...request })?.key;
}

/** The sound procedure with cases that have nothing but a key and a condition of their own. */
function withCases(...cases: readonly [key: string, when: Condition][]): ProcedureDefinition {
  return { ...sound, cases: cases.map(([key, when]) => ({ ...renamed, key, when })) };
}

it('holds where the answer is the one it asks for, and nowhere else', () => {
  expect(keyOf({ answers: { change: 'name' } })).toBe('renamed');
  expect(keyOf({ answers: { change: 'capital' } })).toBeUndefined();
});

it('does not hold while the answer is missing or empty', () => {
  expect(keyOf({ answers: {} })).toBeUndefined();
  expect(keyOf({ answers: { change: '' } })).toBeUndefined();
  expect(keyOf({ answers: { change: null } })).toBeUndefined();
});

it('does not hold by the absence of an answer', () => {
  const definition = withCases(['not-renamed', { not: { answer: 'change', equals: 'name' } }]);
  expect(keyOf({ answers: {} }, definition)).toBeUndefined();
  expect(keyOf({ answers: { change: 'capital' } }, definition)).toBe('not-renamed');
});

it('of several that hold, the first counts', () => {
  const definition = withCases(['many', { answer: 'copies', gte: 5 }], ['some', { answer: 'copies', gte: 2 }]);
  expect(keyOf({ answers: { copies: 7 } }, definition)).toBe('many');
  expect(keyOf({ answers: { copies: 3 } }, definition)).toBe('some');
  expect(keyOf({ answers: { copies: 1 } }, definition)).toBeUndefined();
});

it('may hang on the channel, the kind of applicant and the way of return', () => {
  const definition = withCases(
    ['online', { all: [{ channel: 'online' }, { applicant: 'company' }] }],
    ['home', { homeReturn: true }],
  );
  expect(keyOf({ applicant: 'company' }, definition)).toBe('online');
  expect(keyOf({ channel: 'counter', applicant: 'company' }, definition)).toBeUndefined();
  expect(keyOf({ homeReturn: true }, definition)).toBe('home');
});

it('reads an answer the fee asks for as the fee reads it', () => {
  const many = withCases(['many', { answer: 'copies', gte: 5 }]);
  const copies = { type: 'count', label: { vi: 'Số bản', en: 'Copies' }, min: 1, max: 10, default: 6 } as const;
  const byDefault = { ...many, fees: { ...many.fees, questions: { copies } } };
  expect(keyOf({ answers: {} }, byDefault)).toBe('many');
  expect(keyOf({ answers: { copies: '7' } }, many)).toBeUndefined();
  expect(keyOf({ answers: { copies: 70 } }, many)).toBeUndefined();
});

it('takes no answer to a question the form does not ask', () => {
  const definition = withCases(['secret', { answer: 'secret', equals: true }]);
  expect(keyOf({ answers: { secret: true } }, definition)).toBeUndefined();
});

it('a procedure without cases has none', () => {
  const { cases: _, ...plain } = sound;
  expect(keyOf({ answers: { change: 'name' } }, plain)).toBeUndefined();
});
