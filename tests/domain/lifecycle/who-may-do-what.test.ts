import { describe, expect, it } from 'vitest';
import { roles } from '../../../domain/lifecycle/roles.ts';
import { dossierStatuses, type DossierStatus } from '../../../domain/lifecycle/statuses.ts';
import { actions, type Action } from '../../../domain/lifecycle/transitions.ts';
import { situations } from './rights.ts';

const reckoned: readonly DossierStatus[] = [
  'submitted',
  'supplement_requested',
  'payment_requested',
  'processing',
  'withdrawal_requested',
];

describe.each(situations)('$name', ({ dossier: make, rights }) => {
  it.each(roles)('is open to the %s in just these ways', (role) => {
    const dossier = make();
    // A calendar can be published at any time while a dossier is open and its result not there.
    const always = role === 'system' && reckoned.includes(dossier.state.status) ? (['adoptCalendar'] as const) : [];
    const expected: readonly Action[] = [...(rights[role] ?? []), ...always];
    expect([...dossier.allowed(role)].sort()).toEqual([...expected].sort());
    for (const action of actions) {
      if (expected.includes(action)) expect([action, dossier.refusal(role, action)]).toEqual([action, undefined]);
      else expect(dossier.refusal(role, action), `${action} by ${role}`).toBeDefined();
    }
  });
});

it('every status and every action stands in the list above', () => {
  const statuses = new Set(situations.map(({ dossier }) => dossier().state.status));
  const named = new Set(situations.flatMap(({ rights }) => Object.values(rights).flat()));
  named.add('adoptCalendar');
  expect([...statuses].sort()).toEqual([...dossierStatuses].sort());
  expect([...named].sort()).toEqual([...actions].sort());
});
