import { describe, expect, it } from 'vitest';
import { roles } from '../../../domain/lifecycle/roles.ts';
import { dossierStatuses } from '../../../domain/lifecycle/statuses.ts';
import { actions } from '../../../domain/lifecycle/transitions.ts';
import { situations } from './rights.ts';

describe.each(situations)('$name', ({ dossier: make, rights }) => {
  it.each(roles)('is open to the %s in just these ways', (role) => {
    const dossier = make();
    const expected = rights[role] ?? [];
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
  expect([...statuses].sort()).toEqual([...dossierStatuses].sort());
  expect([...named].sort()).toEqual([...actions].sort());
});
