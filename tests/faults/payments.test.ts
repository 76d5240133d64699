import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPaymentCampaign } from '../../faults/payments/campaign.ts';
import { scenarios, seldom, type ScenarioName } from '../../faults/payments/scenarios.ts';
import { makeDirectory, type Directory } from '../support/directory.ts';
import { recordingProgress } from '../support/progress.ts';

/** What takes half a minute by its nature is left to the campaign. */
const quick = (Object.keys(scenarios) as ScenarioName[]).filter(
  (name) => !seldom.has(name) && name !== 'notificationLost' && name !== 'heldByGateway',
);

describe('a short fault campaign of payments', () => {
  let directory: Directory;

  beforeAll(() => {
    directory = makeDirectory();
  });
  afterAll(() => directory.remove());

  it('loses, doubles and orphans no money while parts of the installation die', async () => {
    const payments = 14;
    const { verdict, findings } = await runPaymentCampaign({
      directory: directory.path,
      progress: recordingProgress().progress,
      citizens: 6,
      seed: 2,
      goesOn: (begun) => begun < payments,
      only: quick,
      refundFates: ['fine'],
      killPauseMs: [500, 2000],
      restWithinMs: 150_000,
      say: () => undefined,
    });
    expect(findings).toEqual([]);
    expect(verdict).toMatchObject({ runs: payments, lost: 0, doubled: 0, unowned: 0, disagreeing: 0, unfinished: 0 });
    expect(verdict.kills).toBeGreaterThan(1);
    expect(verdict.bookedVnd).toBe(verdict.bankVnd - verdict.refundedVnd);
    expect(verdict.bankVnd).toBeGreaterThan(0);
  }, 300_000);
});
