import type { DistributionPlan } from '../../../api/contract/distribution.ts';

/** Whom somebody chose instead of whom the plan proposes, by task; an empty text leaves the task with nobody. */
export type Changes = Readonly<Record<string, string>>;

export const noChanges: Changes = {};

/** Who gets a task of the plan as changed by hand; empty when nobody does. */
export function receiverOf({ task, to }: DistributionPlan['rows'][number], changes: Changes): string {
  return changes[task.id] ?? to ?? '';
}

/** The tasks of the plan that somebody gets. */
export function assignmentsOf(plan: DistributionPlan, changes: Changes) {
  return plan.rows
    .map((row) => ({ taskId: row.task.id, assigneeId: receiverOf(row, changes) }))
    .filter(({ assigneeId }) => assigneeId !== '');
}

/** What everybody has before and after the plan as changed by hand. */
export function loadsOf(plan: DistributionPlan, changes: Changes) {
  return plan.people.map((person) => {
    const given = plan.rows.filter((row) => receiverOf(row, changes) === person.person.id);
    return {
      ...person,
      given: given.length,
      loadAfter: given.reduce((sum, { weight }) => sum + weight, person.load),
    };
  });
}
