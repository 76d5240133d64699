import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { inject } from 'vitest';
import { testServerPath } from '../../stack/parts/test-server.ts';

/**
 * An environment on the one real Temporal server of the run: everything works, and time passes as it does outside.
 * Use a task queue and workflow ids of your own, and call `teardown()`, which leaves the server running.
 */
export async function createTemporalEnvironment(): Promise<TestWorkflowEnvironment> {
  return TestWorkflowEnvironment.createFromExistingServer({ address: inject('temporalAddress') });
}

/**
 * An environment of one's own whose clock jumps to the next timer while a result is awaited, for tests of long waits.
 * Its clock is one for all its workflows: one environment per test file, and no assertion on the absolute time after a
 * result was awaited. Call `teardown()` to end it.
 */
export async function createTimeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = await testServerPath(() => undefined);
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
}

/** A task queue that no other test uses. */
export function uniqueTaskQueue(): string {
  return `test-${randomUUID()}`;
}
