import { z } from 'zod';
import { shareReasons } from '../../domain/distribute.ts';
import { localizedText } from '../../domain/localized-text.ts';
import { id, onDate, personRef, unitCode } from './common.ts';
import { defineRoute, staff } from './route.ts';
import { bulkOutcome, mostAtOnce, task } from './tasks.ts';

/** Which tasks to share out: those chosen, or all that nobody holds in my units, narrowed as the inbox is. */
export const distributionRequest = z
  .strictObject({
    taskIds: z.array(id).min(1).max(mostAtOnce).optional(),
    unit: unitCode.optional(),
    procedure: z.string().max(40).optional(),
    stepKey: z.string().max(60).optional().describe('Only this step of the procedure'),
    personIds: z
      .array(id)
      .max(mostAtOnce)
      .optional()
      .describe('Who may be given tasks; everybody present when left out'),
  })
  .meta({ id: 'DistributionRequest' });
export type DistributionRequest = z.infer<typeof distributionRequest>;

/** Who would get which task, and why. Nothing has changed yet. */
export const distributionPlan = z
  .object({
    rows: z.array(
      z.object({
        task,
        weight: z.int().describe('How much it adds to a load: more the nearer its due date'),
        to: id.nullable().describe('Nobody present may hold it when null'),
        why: z.enum(shareReasons),
        whyName: localizedText,
        candidates: z.array(id).describe('Who else could be given it'),
      }),
    ),
    people: z.array(
      z.object({
        person: personRef,
        awayThrough: onDate.nullable().describe('Away through this day: gets nothing'),
        isChosen: z.boolean(),
        load: z.int().describe('What the open tasks they hold weigh'),
        openTasks: z.int(),
      }),
    ),
    left: z.int().describe('Tasks chosen that are not free, or that I may not assign'),
    isWhole: z.boolean().describe('false: there are more free tasks than are shared out at once'),
  })
  .meta({ id: 'DistributionPlan' });
export type DistributionPlan = z.infer<typeof distributionPlan>;

const tag = 'Tasks';
const access = staff('lead', 'supervisor');

export const distributionContract = {
  previewDistribution: defineRoute({
    id: 'previewDistribution',
    method: 'post',
    path: '/tasks/distribution/preview',
    tag,
    summary: 'Share free tasks out by what everybody has and how near the deadlines are. Changes nothing',
    access,
    body: distributionRequest,
    success: { kind: 'json', status: 200, body: distributionPlan },
  }),
  distributeTasks: defineRoute({
    id: 'distributeTasks',
    method: 'post',
    path: '/tasks/distribution',
    tag,
    summary: 'Assign free tasks as planned, each alone: one taken meanwhile is left where it is',
    access,
    body: z
      .strictObject({
        rows: z
          .array(z.strictObject({ taskId: id, assigneeId: id }))
          .min(1)
          .max(mostAtOnce),
        reason: z.string().trim().min(1).max(2000),
      })
      .meta({ id: 'Distribution' }),
    success: { kind: 'json', status: 200, body: bulkOutcome },
  }),
};
