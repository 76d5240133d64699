import { z } from 'zod';
import { denominations } from '../../domain/drawer.ts';
import { amountVnd, id, instant, listOf, named, onDate, personRef, unitCode } from './common.ts';
import { defineRoute, staff } from './route.ts';

const noteCount = z.strictObject({
  noteVnd: z.literal([...denominations]),
  count: z.int().min(0).max(100_000),
});

/** Cash in one person's keeping, from its opening to its hand-over. */
export const drawer = z
  .object({
    id,
    keeper: personRef,
    unit: named,
    status: z.enum(['open', 'closed', 'confirmed']).describe('confirmed: a second person has taken it over'),
    isOpenSince: onDate
      .nullable()
      .describe('The day an open drawer should have been closed on; null while that is today'),
    openedAt: instant,
    floatVnd: amountVnd,
    inVnd: amountVnd,
    outVnd: amountVnd.describe('Refunds paid out of it'),
    expectedVnd: z.int().describe('Float and what came in, without what was paid out'),
    countedVnd: amountVnd.nullable(),
    notes: z.array(noteCount).nullable(),
    reason: z.string().nullable().describe('Why counted and expected differ'),
    closedAt: instant.nullable(),
    closedBy: personRef.nullable().describe('Who counted and closed it for its keeper; null when the keeper did'),
    closedForReason: z.string().nullable().describe('Why it was not the keeper'),
    confirmedBy: personRef.nullable(),
    confirmedAt: instant.nullable(),
    mayConfirm: z.boolean().describe('Whether the reader may take it over'),
    mayCloseForKeeper: z.boolean().describe('Whether the reader may count and close it when its keeper cannot'),
  })
  .meta({ id: 'Drawer' });
export type Drawer = z.infer<typeof drawer>;

const counted = {
  notes: z.array(noteCount).max(denominations.length),
  expectedVnd: z.int().describe('`expectedVnd` as it was shown; refused when cash has moved since'),
  reason: z.string().trim().min(1).max(1000).optional(),
};

const tag = 'Accounting';
const params = z.object({ id });
const keepers = staff('clerk', 'accountant');

export const drawersContract = {
  listDrawers: defineRoute({
    id: 'listDrawers',
    method: 'get',
    path: '/drawers',
    tag,
    summary: 'Cash drawers of my units, those not handed over yet first',
    access: staff('accountant', 'supervisor'),
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
    success: { kind: 'json', status: 200, body: listOf(drawer) },
  }),
  listMyDrawers: defineRoute({
    id: 'listMyDrawers',
    method: 'get',
    path: '/drawers/mine',
    tag,
    summary: 'My open cash drawers, one for each unit I take cash in',
    access: keepers,
    success: {
      kind: 'json',
      status: 200,
      body: z.object({ data: z.array(drawer), unopened: z.array(named).describe('Units in which I have none') }),
    },
  }),
  openDrawer: defineRoute({
    id: 'openDrawer',
    method: 'post',
    path: '/drawers',
    tag,
    summary: 'Open my drawer with change in it; without this, it opens by itself with the first cash taken',
    access: keepers,
    body: z.strictObject({ unit: unitCode, floatVnd: amountVnd.max(1_000_000_000) }),
    success: { kind: 'json', status: 200, body: drawer },
    problems: ['not_found'],
  }),
  closeDrawer: defineRoute({
    id: 'closeDrawer',
    method: 'post',
    path: '/drawers/{id}/close',
    tag,
    summary: 'Close my drawer by what I counted; a difference needs a reason and becomes a money case',
    access: keepers,
    params,
    body: z.strictObject(counted),
    success: { kind: 'json', status: 200, body: drawer },
    problems: ['already_decided', 'stale_form'],
  }),
  closeDrawerForKeeper: defineRoute({
    id: 'closeDrawerForKeeper',
    method: 'post',
    path: '/drawers/{id}/close-for-keeper',
    tag,
    summary:
      'Close the drawer of somebody who is ill or has left, by what I counted; a third person, neither of us, takes it over',
    access: staff('accountant', 'supervisor'),
    params,
    body: z.strictObject({
      ...counted,
      insteadBecause: z.string().trim().min(1).max(1000).describe('Why the keeper cannot count and close it'),
    }),
    success: { kind: 'json', status: 200, body: drawer },
    problems: ['already_decided', 'stale_form', 'second_person_needed'],
  }),
  confirmDrawer: defineRoute({
    id: 'confirmDrawer',
    method: 'post',
    path: '/drawers/{id}/confirm',
    tag,
    summary: 'Take over what somebody else counted and closed',
    access: staff('accountant', 'supervisor'),
    params,
    success: { kind: 'json', status: 200, body: drawer },
    problems: ['second_person_needed', 'already_decided'],
  }),
};
