import { expect, it } from 'vitest';
import { differencesOf } from '../../../domain/procedure/differences.ts';
import { sound } from './definitions.ts';

it('a definition says the same as itself, in whatever order its members were stored', () => {
  const reversed = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .map(([key, part]) => [key, reversed(part)] as const)
            .toReversed(),
        )
      : value;
  expect(differencesOf(sound, reversed(sound))).toEqual([]);
  expect(differencesOf(sound, { ...sound, limits: undefined })).toEqual([]);
});

it('names what was changed, added and removed by the keys of lists', () => {
  const [verify, review, ...others] = sound.steps;
  if (verify === undefined || review === undefined) throw new Error('The sound procedure has steps');
  const { cases: _, ...rest } = sound;
  const after = {
    ...rest,
    steps: [verify, { ...review, shareMinutes: 960 }, { ...review, key: 'second-review' }, ...others],
  };
  expect(differencesOf(sound, after)).toMatchObject([
    { kind: 'changed', path: ['steps', 'review', 'shareMinutes'], before: 480, after: 960 },
    { kind: 'added', path: ['steps', 'second-review'] },
    { kind: 'removed', path: ['cases'] },
  ]);
});

it('another order of the steps is a difference', () => {
  const [first, second, ...others] = sound.steps;
  expect(differencesOf(sound, { ...sound, steps: [second, first, ...others] })).toEqual([
    { kind: 'reordered', path: ['steps'] },
  ]);
});

it('parts without names are compared by their place', () => {
  expect(differencesOf({ values: [1, 2] }, { values: [1, 3, 4] })).toEqual([
    { kind: 'changed', path: ['values', 1], before: 2, after: 3 },
    { kind: 'added', path: ['values', 2], after: 4 },
  ]);
  expect(differencesOf({ steps: [{ key: 'a' }, { key: 'a' }] }, { steps: [{ key: 'a' }] })).toEqual([
    { kind: 'removed', path: ['steps', 1], before: { key: 'a' } },
  ]);
});
