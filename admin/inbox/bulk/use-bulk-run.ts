import { useRef, useState } from 'react';
import type { BulkOutcome, Task } from '../../../api/contract/tasks.ts';

/** Few enough that the bar moves and stopping is quick; enough that five hundred do not take five hundred calls. */
const atOnce = 20;

export interface BulkRun {
  readonly total: number;
  readonly outcomes: BulkOutcome['data'];
  readonly state: 'running' | 'stopped' | 'failed' | 'finished';
  readonly failure?: unknown;
}

/**
 * Does something to many tasks, some at a time, until all are done or somebody stops it. What is done stays done; what
 * was not begun stays as it was.
 */
export function useBulkRun() {
  const [run, setRun] = useState<BulkRun>();
  const isStopped = useRef(false);

  const start = async <Row>(rows: readonly Row[], change: (some: readonly Row[]) => Promise<BulkOutcome>) => {
    isStopped.current = false;
    const mayGoOn = () => !isStopped.current;
    const outcomes: BulkOutcome['data'] = [];
    const show = (rest: Pick<BulkRun, 'state' | 'failure'>) =>
      setRun({ total: rows.length, outcomes: [...outcomes], ...rest });
    show({ state: 'running' });
    try {
      for (let from = 0; from < rows.length && mayGoOn(); from += atOnce) {
        outcomes.push(...(await change(rows.slice(from, from + atOnce))).data);
        show({ state: 'running' });
      }
      show({ state: outcomes.length < rows.length ? 'stopped' : 'finished' });
    } catch (failure) {
      show({ state: 'failed', failure });
    }
  };

  return {
    run,
    start,
    stop: () => {
      isStopped.current = true;
    },
    clear: () => setRun(undefined),
  };
}

/** The outcomes that are refusals, each with its task where it is known. */
export function refusalsOf({ outcomes }: BulkRun, tasks: readonly Task[]) {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return outcomes.filter(({ done }) => !done).map((outcome) => ({ ...outcome, task: byId.get(outcome.taskId) }));
}
