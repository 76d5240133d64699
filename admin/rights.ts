import type { Me } from '../api/contract/account.ts';
import type { StaffRole } from '../domain/lifecycle/roles.ts';

/** Pages of the console that not everybody may open. The API decides; this only keeps dead ends out of the menu. */
const rolesByResource: Readonly<Record<string, readonly StaffRole[]>> = {
  counter: ['clerk'],
  payments: ['accountant', 'supervisor'],
  transfers: ['accountant', 'supervisor'],
  settlements: ['accountant', 'supervisor'],
  drawers: ['clerk', 'accountant', 'supervisor'],
  refunds: ['accountant', 'supervisor'],
  'money-cases': ['accountant', 'supervisor'],
  reconciliation: ['accountant', 'supervisor'],
  revenue: ['accountant', 'supervisor'],
  receipts: ['accountant', 'supervisor'],
  reports: ['supervisor'],
  exports: ['accountant', 'supervisor'],
  units: ['administrator'],
  staff: ['administrator'],
  calendars: ['administrator'],
  audit: ['administrator'],
  register: ['clerk', 'lead', 'supervisor'],
  reads: ['lead', 'supervisor', 'administrator'],
};

/** Whether somebody holding these roles may open this page. Pages not named here are open to all staff. */
export function mayOpen(resource: string, roles: readonly StaffRole[]): boolean {
  const needed = rolesByResource[resource];
  return needed === undefined ? roles.length > 0 : roles.some((role) => needed.includes(role));
}

/** Roles held today, each once, in whatever unit. */
export function rolesOf(me: Me): readonly StaffRole[] {
  return [...new Set(me.assignments.map(({ role }) => role))];
}

/** Whether this account may work in the console at all. */
export function isStaff(me: Me): boolean {
  return me.account?.kind === 'staff' && me.assignments.length > 0;
}
