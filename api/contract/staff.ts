import { z } from 'zod';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { id, instant, named, onDate, pageOf, pageQuery, unitCode } from './common.ts';
import { personName, phone } from './person.ts';
import { defineRoute, staff } from './route.ts';

const reason = z.string().trim().min(1).max(500);
const jobTitle = z.string().trim().min(1).max(200);

/** A role in a unit, from the first through the last of its days. */
export const heldRole = z
  .object({
    id,
    role: z.enum(staffRoles),
    unit: named,
    fromDate: onDate,
    throughDate: onDate.nullable().describe('Last day, included; null when it has none'),
    state: z.enum(['upcoming', 'running', 'over']),
  })
  .meta({ id: 'HeldRole' });
export type HeldRole = z.infer<typeof heldRole>;

export const staffMember = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    jobTitle: z.string().nullable(),
    state: z.enum(['invited', 'active', 'ended']).describe('`invited`: has not set a password yet'),
    invitedUntil: instant.nullable().describe('Until when the link last mailed works; null when none was mailed'),
    endedAt: instant.nullable(),
    twoFactorEnabled: z.boolean(),
    openTasks: z.int().describe('Open tasks they hold'),
    roles: z.array(heldRole).describe('Running, coming and over, the latest first'),
    isMe: z.boolean(),
  })
  .meta({ id: 'StaffMember' });
export type StaffMember = z.infer<typeof staffMember>;

const roleToGive = {
  role: z.enum(staffRoles),
  unit: unitCode,
  fromDate: onDate,
  throughDate: onDate.optional().describe('Last day, included; without it the role lasts until it is ended'),
  reason,
};

export const newRole = z.strictObject(roleToGive).meta({ id: 'NewRole' });
export type NewRole = z.input<typeof newRole>;

export const newStaffMember = z
  .strictObject({
    name: personName,
    email: z.email().max(254),
    phone: phone.optional(),
    jobTitle: jobTitle.optional(),
    ...roleToGive,
  })
  .meta({ id: 'NewStaffMember' });
export type NewStaffMember = z.input<typeof newStaffMember>;

const staffChange = z
  .strictObject({ name: personName, phone: phone.nullable(), jobTitle: jobTitle.nullable() })
  .partial()
  .meta({ id: 'StaffChange' });

const because = z.strictObject({ reason }).meta({ id: 'Because' });

const tag = 'Staff';
const access = staff('administrator');
const params = z.object({ id });
const answersMember = { kind: 'json', status: 200, body: staffMember } as const;

export const staffContract = {
  listStaff: defineRoute({
    id: 'listStaff',
    method: 'get',
    path: '/staff/members',
    tag,
    summary: 'Everybody on staff by name, with their roles',
    access,
    query: z.strictObject({
      q: z.string().max(200).optional().describe('Part of a name or an e-mail address'),
      unit: unitCode.optional(),
      role: z.enum(staffRoles).optional(),
      state: z.enum(['current', 'ended']).default('current').describe('Those who are here, or those who have left'),
      ...pageQuery,
    }),
    success: { kind: 'json', status: 200, body: pageOf(staffMember) },
  }),
  getStaffMember: defineRoute({
    id: 'getStaffMember',
    method: 'get',
    path: '/staff/members/{id}',
    tag,
    summary: 'One member of staff',
    access,
    params,
    success: answersMember,
  }),
  inviteStaff: defineRoute({
    id: 'inviteStaff',
    method: 'post',
    path: '/staff/members',
    tag,
    summary: 'Make an account with a first role, and mail a link to set its password',
    access,
    body: newStaffMember,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: staffMember },
    problems: ['temporarily_unavailable'],
  }),
  resendInvitation: defineRoute({
    id: 'resendInvitation',
    method: 'post',
    path: '/staff/members/{id}/invitation',
    tag,
    summary: 'Mail a new link to somebody who has not set a password yet',
    access,
    params,
    success: answersMember,
    problems: ['temporarily_unavailable', 'action_not_allowed'],
  }),
  changeStaffMember: defineRoute({
    id: 'changeStaffMember',
    method: 'patch',
    path: '/staff/members/{id}',
    tag,
    summary: 'Change name, telephone or job title',
    access,
    params,
    body: staffChange,
    success: answersMember,
  }),
  giveRole: defineRoute({
    id: 'giveRole',
    method: 'post',
    path: '/staff/members/{id}/roles',
    tag,
    summary: 'Give a role in a unit. Nobody gives one to themselves',
    access,
    params,
    body: newRole,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: staffMember },
    problems: ['action_not_allowed', 'second_person_needed'],
  }),
  endRole: defineRoute({
    id: 'endRole',
    method: 'post',
    path: '/staff/members/{id}/roles/{roleId}/end',
    tag,
    summary: 'End a role at once, also in sessions that are open. Ending one that is over changes nothing',
    access,
    params: z.object({ id, roleId: id }),
    body: because,
    success: answersMember,
    problems: ['action_not_allowed'],
  }),
  endStaffMember: defineRoute({
    id: 'endStaffMember',
    method: 'post',
    path: '/staff/members/{id}/end',
    tag,
    summary: 'End an account: sessions end at once, roles end, open tasks go back to their units',
    access,
    params,
    body: because,
    success: {
      kind: 'json',
      status: 200,
      body: z.object({ member: staffMember, releasedTasks: z.int() }).meta({ id: 'EndedStaffMember' }),
    },
    problems: ['action_not_allowed'],
  }),
  resetSecondFactor: defineRoute({
    id: 'resetSecondFactor',
    method: 'post',
    path: '/staff/members/{id}/second-factor/reset',
    tag,
    summary: 'Forget a lost second factor and end every session. Nobody does so for themselves',
    access,
    params,
    body: because,
    success: answersMember,
    problems: ['second_person_needed'],
  }),
};
