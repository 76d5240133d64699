/**
 * What each role may do, beside the lifecycle: there the transition table decides. The console draws its menus from
 * these rules; what the server allows is each route's own `access` and the row itself.
 */

import type { MongoAbility, RawRuleOf } from '@casl/ability';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { unitsOf, type HeldRole, type Principal } from '../http/principal.ts';

export type AbilityAction = 'read' | 'create' | 'change' | 'assign' | 'write' | 'resolve';
export type AbilitySubject =
  | 'Dossier'
  | 'Task'
  | 'Note'
  | 'Message'
  | 'Document'
  | 'ReadLog'
  | 'Payment'
  | 'MoneyCase'
  | 'Report'
  | 'Procedure'
  | 'Unit'
  | 'Staff'
  | 'Absence'
  | 'Calendar'
  | 'Audit'
  | 'Application'
  | 'Transaction';

export type Ability = MongoAbility<[AbilityAction, AbilitySubject]>;
export type AbilityRule = RawRuleOf<Ability>;

type Grant = readonly [action: AbilityAction, subject: AbilitySubject];

const anyStaff: readonly Grant[] = [
  ['read', 'Dossier'],
  ['read', 'Task'],
  ['read', 'Note'],
  ['write', 'Note'],
  ['read', 'Message'],
  ['read', 'Document'],
  ['read', 'Absence'],
  ['create', 'Absence'],
];

const grants: Readonly<Record<StaffRole, readonly Grant[]>> = {
  clerk: [
    ['create', 'Dossier'],
    ['write', 'Message'],
    ['create', 'Document'],
  ],
  officer: [
    ['write', 'Message'],
    ['create', 'Document'],
  ],
  lead: [
    ['assign', 'Task'],
    ['write', 'Message'],
    ['create', 'Document'],
    ['read', 'ReadLog'],
  ],
  signer: [['create', 'Document']],
  accountant: [
    ['read', 'Payment'],
    ['read', 'MoneyCase'],
    ['resolve', 'MoneyCase'],
    ['create', 'Document'],
  ],
  supervisor: [
    ['assign', 'Task'],
    ['change', 'Absence'],
    ['read', 'ReadLog'],
    ['read', 'Payment'],
    ['read', 'MoneyCase'],
    ['read', 'Report'],
  ],
  administrator: [
    ['read', 'ReadLog'],
    ['read', 'Audit'],
    ['change', 'Procedure'],
    ['change', 'Unit'],
    ['change', 'Staff'],
    ['change', 'Calendar'],
  ],
};

/** The rules somebody is under. Staff's hold within the units of the role, applicants' for what is their own. */
export function abilityRules(principal: Principal): AbilityRule[] {
  if (principal.kind !== 'staff') {
    const own = { accountId: principal.accountId };
    return (['Application', 'Dossier', 'Transaction'] as const).flatMap((subject) => [
      { action: 'read', subject, conditions: own },
      { action: 'change', subject, conditions: own },
    ]);
  }
  if (principal.secondFactorMissing) return [];
  const byRole = unitsByRole(principal.roles);
  return [
    ...rulesFor(anyStaff, unitsOf(principal)),
    ...byRole.flatMap(([role, units]) => rulesFor(grants[role], units)),
  ];
}

function rulesFor(granted: readonly Grant[], units: readonly string[]): AbilityRule[] {
  return granted.map(([action, subject]) => ({ action, subject, conditions: { unitCode: { $in: [...units] } } }));
}

function unitsByRole(held: readonly HeldRole[]): [StaffRole, string[]][] {
  const units = new Map<StaffRole, Set<string>>();
  for (const { role, unitCode } of held) units.set(role, (units.get(role) ?? new Set()).add(unitCode));
  return [...units].map(([role, codes]) => [role, [...codes]]);
}
