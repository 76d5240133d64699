import { ScheduleAlreadyRunning, type Client, type ScheduleOptions } from '@temporalio/client';
import { reconciliationScheduleId, reconciliationWorkflowType } from '../workflows/reconciliation/messages.ts';

/**
 * Has the days before reconciled every night at 01:00 in Vietnam. Done by every worker that starts: where there is the
 * Schedule, it is brought to what this build says, and stays paused if somebody paused it.
 */
export async function scheduleReconciliation(client: Client, taskQueue: string): Promise<void> {
  const scheduleId = reconciliationScheduleId(taskQueue);
  const schedule = {
    scheduleId,
    spec: { calendars: [{ hour: 1, minute: 0, comment: 'nightly' }], timezone: 'Asia/Ho_Chi_Minh' },
    // A run makes up for all days missed, so that one that is missed itself needs no successor of its own.
    policies: { overlap: 'SKIP', catchupWindow: '7 days' },
    action: {
      type: 'startWorkflow',
      workflowType: reconciliationWorkflowType,
      workflowId: scheduleId,
      taskQueue,
      args: [{}],
    },
  } satisfies ScheduleOptions;
  try {
    await client.schedule.create(schedule);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update(({ state }) => ({
      ...schedule,
      state: { paused: state.paused, ...(state.note === undefined ? {} : { note: state.note }) },
    }));
  }
}
