import { z } from 'zod';
import { absenceKinds, absenceStates } from '../../domain/absence.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { localizedText } from '../../domain/localized-text.ts';
import { id, instant, listOf, named, onDate, pageOf, pageQuery, personRef } from './common.ts';
import { defineRoute, staff } from './route.ts';

export const absence = z
  .object({
    id,
    person: personRef,
    substitute: personRef,
    fromDate: onDate,
    throughDate: onDate.describe('Last day, included'),
    state: z.enum(absenceStates),
    reason: z
      .object({ kind: z.enum(absenceKinds), name: localizedText })
      .nullable()
      .describe('null for a substitute, who need not know'),
    enteredBy: personRef,
    enteredAt: instant,
    ended: z.object({ at: instant, by: personRef }).nullable().describe('Ended early or called off'),
    coveredTasks: z.int().describe('Open tasks that others hold in this person’s place'),
    mayEnd: z.boolean(),
  })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof absence>;

export const newAbsence = z
  .strictObject({
    personId: id.optional().describe('Whose absence; mine when left out. Others’ only for a supervisor of their unit'),
    fromDate: onDate,
    throughDate: onDate.describe('Last day, included'),
    kind: z.enum(absenceKinds),
    substituteId: id.describe('One of `/staff/absences/substitutes`'),
  })
  .meta({ id: 'NewAbsence' });
export type NewAbsence = z.input<typeof newAbsence>;

/** Somebody whose absence the reader may enter. */
export const colleague = z
  .object({ ...personRef.shape, roles: z.array(z.object({ role: z.enum(staffRoles), unit: named })) })
  .meta({ id: 'Colleague' });
export type Colleague = z.infer<typeof colleague>;

export const substitute = z
  .object({
    ...personRef.shape,
    isNamed: z.boolean().describe('Named as substitute when the role was given: the one to propose'),
    absence: z
      .object({ fromDate: onDate, throughDate: onDate })
      .nullable()
      .describe('Away themselves on some of these days, and so not to be chosen'),
  })
  .meta({ id: 'Substitute' });
export type Substitute = z.infer<typeof substitute>;

const tag = 'Absences';

export const absencesContract = {
  listAbsences: defineRoute({
    id: 'listAbsences',
    method: 'get',
    path: '/staff/absences',
    tag,
    summary: 'My absences, those I am the substitute in, and those of the units I supervise',
    access: staff(),
    query: z.strictObject({
      when: z.enum(['current', 'past']).default('current').describe('Running and coming, or over'),
      whose: z.enum(['all', 'mine']).default('all').describe('All I may see, or only my own'),
      ...pageQuery,
    }),
    success: { kind: 'json', status: 200, body: pageOf(absence) },
  }),
  listColleagues: defineRoute({
    id: 'listColleagues',
    method: 'get',
    path: '/staff/absences/colleagues',
    tag,
    summary: 'Whose absence I may enter: mine, and that of everybody in the units I supervise',
    access: staff(),
    success: { kind: 'json', status: 200, body: listOf(colleague) },
  }),
  listSubstitutes: defineRoute({
    id: 'listSubstitutes',
    method: 'get',
    path: '/staff/absences/substitutes',
    tag,
    summary: 'Who can act for somebody on these days: they hold the same roles or were named for it',
    access: staff(),
    query: z.strictObject({ person: id.optional().describe('Me when left out'), from: onDate, through: onDate }),
    success: { kind: 'json', status: 200, body: listOf(substitute) },
  }),
  enterAbsence: defineRoute({
    id: 'enterAbsence',
    method: 'post',
    path: '/staff/absences',
    tag,
    summary: 'Enter an absence. Its tasks go to the substitute on its first day; deadlines stay as they are',
    access: staff(),
    body: newAbsence,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: absence },
  }),
  endAbsence: defineRoute({
    id: 'endAbsence',
    method: 'post',
    path: '/staff/absences/{id}/end',
    tag,
    summary: 'End an absence before its last day is over, or call it off. Ending one that is over changes nothing',
    access: staff(),
    params: z.object({ id }),
    success: { kind: 'json', status: 200, body: absence },
  }),
};
