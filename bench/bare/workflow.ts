import { condition, defineSignal, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { BareActivities } from './activities.ts';

const { note } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });

export const bareUpdate = defineUpdate<number, [number]>('bare');
export const bareSignal = defineSignal('bare');

/** The same number of Updates and local activities as a dossier, and nothing else: what Temporal alone costs. */
export async function bareWorkflow({ updates }: { readonly updates: number }): Promise<number> {
  let done = 0;
  let signalled = false;
  setHandler(bareUpdate, async (value) => {
    await note({ value });
    done += 1;
    return done;
  });
  setHandler(bareSignal, () => {
    signalled = true;
  });
  await note({ value: 0 });
  await condition(() => signalled);
  await note({ value: -1 });
  await condition(() => done === updates);
  return done;
}
