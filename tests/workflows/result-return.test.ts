import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parcelWorkflowId } from '../../workflows/parcel/messages.ts';
import { eventually } from '../support/eventually.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes, sampleApplicant } from '../support/sample-dossiers.ts';
import { createTemporalEnvironment } from '../support/temporal.ts';

const handOver = { recipient: 'Người nhận', identityChecked: true };

/** Said when the post refuses an address and when the workflow of a parcel is ended by force. */
const provoked = /carrier refused a parcel|child workflow failed|not found/;

describe('the ways of papers and results', () => {
  let world: DossierWorld;

  beforeAll(async () => {
    world = await openDossierWorld(createTemporalEnvironment, provoked);
  });
  afterAll(() => world.close());

  /** A dossier of a free procedure whose result is with the post. */
  async function posted(address?: { line: string; communeCode: string; provinceCode: string }): Promise<string> {
    const dossierId = await world.start({
      procedureCode: procedureCodes.free,
      returnMethod: 'home',
      ...(address === undefined ? {} : { address }),
    });
    await world.do(dossierId, 'clerk', 'accept');
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'postResult', { weightGrams: 80 });
    return dossierId;
  }

  describe('at home', () => {
    it('bring the result back to the counter after two tries in vain', async () => {
      const dossierId = await posted();
      const { orderNumber } = await world.parcel(dossierId, 'deliver');
      for (const status of ['pickedUp', 'failed'] as const) await world.tellParcel(orderNumber, status);
      expect((await world.get(dossierId)).wait).toBe('delivery');

      await world.tellParcel(orderNumber, 'failed');
      await world.until(dossierId, ({ wait }) => wait === null);

      expect(await world.mainTask(dossierId)).toMatchObject({ kind: 'handOver', role: 'clerk' });
      await world.do(dossierId, 'clerk', 'handOver', handOver);
      expect(await world.handleOf(dossierId).result()).toBe('returned');
    });

    it('count a try at the door once, however often the post tells it', async () => {
      const dossierId = await posted();
      const { orderNumber } = await world.parcel(dossierId, 'deliver');
      const outcomes = [];
      for (let i = 0; i < 3; i++) outcomes.push(await world.tellParcel(orderNumber, 'failed', `try-of-${dossierId}`));
      expect(outcomes).toEqual(['recorded', 'alreadyRecorded', 'alreadyRecorded']);

      await world.tellParcel(orderNumber, 'delivered');
      expect(await world.handleOf(dossierId).result()).toBe('returned');
    });

    it('end with the delivery, even when what came before is told after it', async () => {
      const dossierId = await posted();
      const { orderNumber } = await world.parcel(dossierId, 'deliver');
      for (const status of ['delivered', 'failed', 'failed', 'pickedUp'] as const) {
        await world.tellParcel(orderNumber, status);
      }
      expect(await world.handleOf(dossierId).result()).toBe('returned');
      expect(await world.parcel(dossierId, 'deliver')).toMatchObject({ status: 'delivered' });
    });

    it('send the result again after the post has lost it', async () => {
      const dossierId = await posted();
      const first = await world.parcel(dossierId, 'deliver');
      await world.tellParcel(first.orderNumber, 'lost');
      await world.until(dossierId, ({ wait }) => wait === null);
      expect(await world.mainTask(dossierId)).toMatchObject({ kind: 'resolveLostParcel' });

      await world.do(dossierId, 'clerk', 'postResult', { weightGrams: 80 });
      const second = await world.parcel(dossierId, 'deliver', 2);
      expect(second.orderNumber).not.toBe(first.orderNumber);
      await world.tellParcel(second.orderNumber, 'delivered');
      expect(await world.handleOf(dossierId).result()).toBe('returned');
    });

    it('leave the result at the counter when the post does not take the address', async () => {
      const dossierId = await posted({ ...sampleApplicant.address, communeCode: 'nowhere' });
      expect(await world.parcel(dossierId, 'deliver')).toMatchObject({ status: 'refused' });
      await world.until(dossierId, ({ wait }) => wait === null);
      await world.do(dossierId, 'clerk', 'handOver', handOver);
      expect(await world.handleOf(dossierId).result()).toBe('returned');
    });

    it('ask a person to look when the workflow of the parcel is ended by force', async () => {
      const dossierId = await posted();
      await world.parcel(dossierId, 'deliver');
      await world.client.workflow.getHandle(parcelWorkflowId({ dossierId, direction: 'deliver', no: 1 })).terminate();
      await world.until(dossierId, ({ wait }) => wait === null);
      expect(await world.mainTask(dossierId)).toMatchObject({ kind: 'resolveLostParcel' });
    });
  });

  describe('collected from home', () => {
    const collected = () => world.start({ procedureCode: procedureCodes.free, homeCollection: true });

    it('open the reception once the papers are in', async () => {
      const dossierId = await collected();
      const { orderNumber } = await world.parcel(dossierId, 'collect');
      expect(await world.act(dossierId, 'clerk', 'accept')).toMatchObject({ refusal: { code: 'collection_underway' } });
      for (const status of ['pickedUp', 'delivered'] as const) await world.tellParcel(orderNumber, status);
      await world.until(dossierId, ({ wait }) => wait === null);
      expect(await world.mainTask(dossierId)).toMatchObject({ kind: 'receive' });
      await world.do(dossierId, 'clerk', 'accept');
    });

    it('call the post off when the applicant withdraws meanwhile', async () => {
      const dossierId = await collected();
      const { orderNumber } = await world.parcel(dossierId, 'collect');
      await world.do(dossierId, 'applicant', 'withdraw');
      expect(await world.handleOf(dossierId).result()).toBe('withdrawn');
      await eventually(
        () => world.outside.whereIs(orderNumber),
        (status) => status === 'cancelled',
      );
    });

    it('let the applicant withdraw at the very moment the post is done', async () => {
      const dossierId = await collected();
      await world.parcel(dossierId, 'collect');
      const parcel = world.client.workflow.getHandle(parcelWorkflowId({ dossierId, direction: 'collect', no: 1 }));
      const withdrawal = await world.request(dossierId, 'applicant', 'withdraw');

      const answer = await world.holdingRow(dossierId, async () => {
        const withdrawing = world.send(dossierId, withdrawal);
        await world.somebodyWaitsForARow();
        // The dossier cannot hear of this before it has withdrawn, and calls off what is no longer there.
        await parcel.terminate();
        return { withdrawing };
      });

      expect(await answer.withdrawing).toMatchObject({ kind: 'done', status: 'withdrawn' });
      expect(await world.handleOf(dossierId).result()).toBe('withdrawn');
    });

    it('open the reception all the same when the workflow of the parcel is ended by force', async () => {
      const dossierId = await collected();
      await world.parcel(dossierId, 'collect');
      await world.client.workflow.getHandle(parcelWorkflowId({ dossierId, direction: 'collect', no: 1 })).terminate();
      const { state } = await world.until(dossierId, ({ wait }) => wait === null);
      expect(state.collection).toBe('failed');
      expect(await world.mainTask(dossierId)).toMatchObject({ kind: 'receive' });
    });
  });

  it('release an online result at once', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.free, returnMethod: 'online' });
    await world.do(dossierId, 'clerk', 'accept');
    await world.process(dossierId);
    expect(await world.handleOf(dossierId).result()).toBe('returned');
    expect((await world.actions(dossierId)).slice(-2)).toEqual(['issueResult', 'release']);
  });

  it('hold the result back until the fee due before it is paid', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.beforeReturn, returnMethod: 'online' });
    await world.do(dossierId, 'clerk', 'accept');
    await world.process(dossierId);
    expect(await world.get(dossierId)).toMatchObject({ status: 'payment_requested', wait: 'payment' });

    await world.settle(dossierId);
    expect(await world.handleOf(dossierId).result()).toBe('returned');
  });

  it('open the reception once the fee due on submission is paid', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onSubmission });
    expect(await world.get(dossierId)).toMatchObject({ status: 'payment_requested', wait: 'payment' });

    await world.settle(dossierId);
    expect(await world.mainTask(dossierId)).toMatchObject({ kind: 'receive', role: 'clerk' });
  });
});
