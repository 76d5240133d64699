import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import {
  actionRequest,
  allowedAction,
  dossierCode,
  id,
  instant,
  named,
  onDate,
  pageOf,
  pageQuery,
  personRef,
  unitCode,
} from './common.ts';
import { dossierStatus } from './dossier-parts.ts';
import { defineRoute, staff } from './route.ts';

export const taskQueues = ['mine', 'unit', 'due-soon', 'overdue', 'paused', 'watching'] as const;
export const taskQueue = z.enum(taskQueues);
export type TaskQueue = z.infer<typeof taskQueue>;

/** One row of the inbox. The same shape whether listed or asked for alone. */
export const task = z
  .object({
    id,
    kind: z.string().describe('`receive`, `step`, `consultation`, `apology`, `delivery` … as the lifecycle names it'),
    name: localizedText.describe('What is to be done: the step’s or the side task’s name'),
    stepKey: z.string().nullable(),
    dossier: z.object({
      code: dossierCode,
      procedure: named,
      applicantName: z.string(),
      status: dossierStatus,
      statusName: localizedText,
    }),
    unit: named,
    role: z.string(),
    holder: personRef.nullable(),
    inPlaceOf: personRef.nullable().describe('The absent colleague in whose place the holder has it'),
    mine: z.boolean(),
    priority: z.boolean().describe('The applicant is to be helped first among what is due the same day'),
    openedAt: instant,
    dueAt: instant.nullable(),
    warnAt: instant.nullable(),
    provisional: z.boolean(),
    urgency: z.enum(['overdue', 'dueSoon', 'onTime', 'paused']),
    watching: z.boolean(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof task>;

export const taskDetail = z
  .object({
    ...task.shape,
    seq: z.int().describe('Number of the dossier’s last event: send it as `expectedSeq`'),
    allowedActions: z.array(allowedAction),
    assignable: z
      .array(
        z.object({
          ...personRef.shape,
          openTasks: z.int(),
          absence: z
            .object({ throughDate: onDate, substituteName: z.string() })
            .nullable()
            .describe('Away through this day: what is assigned to them goes to the substitute'),
        }),
      )
      .describe('Who else could hold it'),
  })
  .meta({ id: 'TaskDetail' });
export type TaskDetail = z.infer<typeof taskDetail>;

export const taskCounts = z
  .object({
    mine: z.int(),
    unit: z.int(),
    dueSoon: z.int(),
    overdue: z.int(),
    paused: z.int(),
    watching: z.int(),
    withSubstitute: z.int().describe('Held by colleagues in my place: take them back with `/tasks/take-back`'),
  })
  .meta({ id: 'TaskCounts' });
export type TaskCounts = z.infer<typeof taskCounts>;

/** What an action led to, read back after it was recorded. */
export const actionOutcome = z
  .object({
    dossier: z.object({
      code: dossierCode,
      status: dossierStatus,
      statusName: localizedText,
      seq: z.int(),
      dueAt: instant.nullable(),
    }),
    nextTasks: z.array(task),
  })
  .meta({ id: 'ActionOutcome' });
export type ActionOutcome = z.infer<typeof actionOutcome>;

/** How many tasks one call may change. */
export const mostAtOnce = 500;

export const bulkRequest = z
  .strictObject({
    operation: z.enum(['claim', 'release', 'assign']),
    taskIds: z.array(id).min(1).max(mostAtOnce),
    assigneeId: id.optional().describe('For `assign`'),
    reason: z.string().trim().max(2000).optional().describe('For `assign`'),
  })
  .meta({ id: 'BulkTaskRequest' });

export const bulkOutcome = z
  .object({
    data: z.array(
      z.object({
        taskId: id,
        done: z.boolean(),
        code: z.string().nullable(),
        problem: localizedText.nullable().describe('Why it was not done'),
      }),
    ),
  })
  .meta({ id: 'BulkTaskOutcome' });
export type BulkOutcome = z.infer<typeof bulkOutcome>;

const tag = 'Tasks';
const params = z.object({ id });
const filters = {
  queue: taskQueue.default('mine'),
  q: z.string().trim().max(200).optional().describe('Code, applicant’s name, phone or ID'),
  unit: unitCode.optional(),
  procedure: z.string().max(40).optional(),
  priority: z.literal('true').optional().describe('Only applicants to be helped first'),
};

export const tasksContract = {
  listTasks: defineRoute({
    id: 'listTasks',
    method: 'get',
    path: '/tasks',
    tag,
    summary: 'The inbox by the day of the due date; within one day, applicants with priority first',
    access: staff(),
    query: z.strictObject({ ...filters, ...pageQuery }),
    success: { kind: 'json', status: 200, body: pageOf(task) },
  }),
  countTasks: defineRoute({
    id: 'countTasks',
    method: 'get',
    path: '/tasks/counts',
    tag,
    summary: 'How many wait in each queue',
    access: staff(),
    success: { kind: 'json', status: 200, body: taskCounts },
  }),
  getTask: defineRoute({
    id: 'getTask',
    method: 'get',
    path: '/tasks/{id}',
    tag,
    summary: 'A task with what I may do and the forms for it',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: taskDetail },
  }),
  claimTask: defineRoute({
    id: 'claimTask',
    method: 'post',
    path: '/tasks/{id}/claim',
    tag,
    summary: 'Nhận việc: make it mine. Claiming what I hold changes nothing',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: task },
    problems: ['task_taken', 'task_closed', 'absent'],
  }),
  releaseTask: defineRoute({
    id: 'releaseTask',
    method: 'post',
    path: '/tasks/{id}/release',
    tag,
    summary: 'Give it back to the unit',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: task },
    problems: ['task_taken', 'task_closed'],
  }),
  assignTask: defineRoute({
    id: 'assignTask',
    method: 'post',
    path: '/tasks/{id}/assign',
    tag,
    summary: 'Give it to a colleague of the unit who can do it; in place of one who is away, to the substitute',
    access: staff('lead', 'supervisor'),
    params,
    body: z.strictObject({ assigneeId: id, reason: z.string().trim().max(2000).optional() }),
    success: { kind: 'json', status: 200, body: task },
    problems: ['task_closed'],
  }),
  completeTask: defineRoute({
    id: 'completeTask',
    method: 'post',
    path: '/tasks/{id}/complete',
    tag,
    summary: 'Do one of the task’s allowed actions; answers where the dossier went',
    access: staff(),
    params,
    body: actionRequest,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 200, body: actionOutcome },
    problems: ['action_not_allowed', 'task_taken', 'task_closed', 'temporarily_unavailable'],
  }),
  takeBackTasks: defineRoute({
    id: 'takeBackTasks',
    method: 'post',
    path: '/tasks/take-back',
    tag,
    summary: 'Back at work: what colleagues still hold in my place is mine again',
    access: staff(),
    success: { kind: 'json', status: 200, body: z.object({ taken: z.int() }).meta({ id: 'TakenBack' }) },
    problems: ['absent'],
  }),
  bulkTasks: defineRoute({
    id: 'bulkTasks',
    method: 'post',
    path: '/tasks/bulk',
    tag,
    summary: 'Claim, release or assign many at once; each succeeds or fails alone',
    access: staff(),
    body: bulkRequest,
    success: { kind: 'json', status: 200, body: bulkOutcome },
  }),
};
