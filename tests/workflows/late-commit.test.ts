import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDossierFees } from '../../db/queries/fees.ts';
import { dossierStateQuery, dossierWorkflowId } from '../../workflows/dossier/messages.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { eventually } from '../support/eventually.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';

/**
 * A worker that is too slow loses its workflow task, but not its transaction: what it commits then is in the log after
 * the next worker has opened the dossier, and in no history.
 */
describe('an action that is committed after its worker was given up', () => {
  let world: DossierWorld;
  let direct: ReturnType<typeof createDirectDossiers>;

  beforeAll(async () => {
    world = await openDossierWorld(createTimeSkippingEnvironment);
    direct = createDirectDossiers(world.db, world.actorOf('applicant'));
  });
  afterAll(() => world.close());

  /** A dossier whose workflow has read its log, and then knows nothing of its acceptance. */
  async function acceptUnheard(procedureCode: string, asksForFees: boolean): Promise<string> {
    const dossierId = await world.start({ procedureCode });
    const handle = world.client.workflow.getHandle(dossierWorkflowId(dossierId));
    await eventually(
      () => handle.query(dossierStateQuery).catch(() => undefined),
      (state) => state?.seq === 1,
    );
    const { totalVnd } = await getDossierFees(world.db, dossierId);
    const facts = asksForFees ? { feesDueVnd: totalVnd } : {};
    await direct.act(dossierId, world.actorOf('clerk'), 'accept', {}, facts);
    return dossierId;
  }

  it('is found when money comes for the fee that it asked for', async () => {
    const dossierId = await acceptUnheard(procedureCodes.onAcceptance, true);
    await world.payAtBank(dossierId);
    await world.untilStatus(dossierId, 'processing');
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'recordPayment']);
  });

  it('is found when somebody does what can be done only after it', async () => {
    const dossierId = await acceptUnheard(procedureCodes.free, false);
    await world.do(dossierId, 'lead', 'completeStep');
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'completeStep']);
  });
});
