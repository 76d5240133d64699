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
    confirmedBy: personRef.nullable(),
    confirmedAt: instant.nullable(),
    mayConfirm: z.boolean().describe('Whether the reader may take it over'),
  })
  .meta({ id: 'Drawer' });
export type Drawer = z.infer<typeof drawer>;

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
  }),
  closeDrawer: defineRoute({
    id: 'closeDrawer',
    method: 'post',
    path: '/drawers/{id}/close',
    tag,
    summary: 'Close my drawer by what I counted; a difference needs a reason and becomes a money case',
    access: keepers,
    params,
    body: z.strictObject({
      notes: z.array(noteCount).max(denominations.length),
      expectedVnd: z.int().describe('`expectedVnd` as it was shown; refused when cash has moved since'),
      reason: z.string().trim().min(1).max(1000).optional(),
    }),
    success: { kind: 'json', status: 200, body: drawer },
    problems: ['already_decided', 'stale_form'],
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
