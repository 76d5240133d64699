import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatesFor, distribute, weightOf, type FreeTask, type Receiver } from '../../domain/distribute.ts';

const seat = fc.record({
  unitCode: fc.constantFrom('north', 'south'),
  role: fc.constantFrom('officer' as const, 'clerk' as const),
});
const names = ['an', 'binh', 'chi', 'dung', 'giang'];

const people = fc.uniqueArray(
  fc.record<Receiver>({
    id: fc.constantFrom(...names),
    seats: fc.array(seat, { maxLength: 3 }),
    isAway: fc.boolean(),
    load: fc.nat(30),
  }),
  { selector: ({ id }) => id },
);

const tasks = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    place: seat,
    leftMinutes: fc.option(fc.integer({ min: -2000, max: 6000 })),
    workedOnBy: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

type Drawn = ReturnType<(typeof tasks)['generate']>['value'][number];
const asTask = ({ place, leftMinutes, ...task }: Drawn): FreeTask => ({
  ...task,
  ...place,
  leftMinutes,
  dueAt: leftMinutes === null ? null : new Date(leftMinutes * 60_000).toISOString(),
});

/** Calls back with tasks and people drawn at random, and how the tasks were shared out. */
function forEveryOffice(
  check: (office: {
    tasks: readonly FreeTask[];
    people: readonly Receiver[];
    shares: ReturnType<typeof distribute>;
  }) => void,
) {
  fc.assert(
    fc.property(tasks, people, (drawn, receivers) => {
      const free = drawn.map(asTask);
      check({ tasks: free, people: receivers, shares: distribute(free, receivers) });
    }),
  );
}

describe('sharing tasks out', () => {
  test('answers for every task once, in their order', () => {
    forEveryOffice(({ tasks: free, shares }) => {
      expect(shares.map(({ taskId }) => taskId)).toEqual(free.map(({ id }) => id));
    });
  });

  test('gives nothing to anybody who is away or does not hold the role, and leaves nothing that somebody could do', () => {
    forEveryOffice(({ tasks: free, people: receivers, shares }) => {
      free.forEach((task, i) => {
        const to = shares[i]?.to ?? null;
        const able = receivers.filter(
          ({ isAway, seats }) =>
            !isAway && seats.some(({ unitCode, role }) => unitCode === task.unitCode && role === task.role),
        );
        if (to === null) expect(able).toEqual([]);
        else expect(able.map(({ id }) => id)).toContain(to);
      });
    });
  });

  test('leaves loads that differ by at most the weight of one task, wherever it had a choice', () => {
    forEveryOffice(({ tasks: free, people: receivers, shares }) => {
      const after = new Map(receivers.map(({ id, load }) => [id, load]));
      for (const { to, weight } of shares) if (to !== null) after.set(to, (after.get(to) ?? 0) + weight);
      for (const [i, { to, why }] of shares.entries()) {
        const task = free[i];
        if (why !== 'leastLoaded' || to === null || task === undefined) continue;
        const heaviest = Math.max(...shares.filter((one) => one.to === to).map(({ weight }) => weight));
        for (const other of candidatesFor(task, receivers)) {
          const given = shares.filter((one) => one.to === to && one.why === 'leastLoaded');
          const isFreeToCompare = given.every(({ taskId }) => {
            const its = free.find(({ id }) => id === taskId);
            return its !== undefined && candidatesFor(its, receivers).includes(other);
          });
          if (isFreeToCompare) expect((after.get(to) ?? 0) - (after.get(other) ?? 0)).toBeLessThanOrEqual(heaviest);
        }
      }
    });
  });

  test('gives a dossier back to whoever worked on it last and may hold the task', () => {
    forEveryOffice(({ tasks: free, people: receivers, shares }) => {
      free.forEach((task, i) => {
        const able = candidatesFor(task, receivers);
        const [last] = task.workedOnBy.filter((id) => able.includes(id));
        if (last !== undefined) expect(shares[i]).toMatchObject({ to: last, why: 'ownDossier' });
      });
    });
  });

  test('comes out the same in whatever order tasks and people are given', () => {
    forEveryOffice(({ tasks: free, people: receivers, shares }) => {
      const reversed = distribute(free.toReversed(), receivers.toReversed());
      expect(reversed.toReversed()).toEqual(shares);
    });
  });

  test('has the nearer deadline weigh no less', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 9000 }), fc.nat(5000), (left, more) => {
        expect(weightOf(left)).toBeGreaterThanOrEqual(weightOf(left + more));
      }),
    );
    expect(weightOf(-1)).toBeGreaterThan(weightOf(10_000));
  });
});
