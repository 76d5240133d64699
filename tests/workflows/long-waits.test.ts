import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvent } from '../../db/queries/append-event.ts';
import { getPlan } from '../../db/queries/procedure-versions.ts';
import { applyAct } from '../../domain/lifecycle/transitions.ts';
import { workOf } from '../../domain/lifecycle/work.ts';
import { dossierStateQuery, type ActInput } from '../../workflows/dossier/messages.ts';
import { parcelWorkflowId } from '../../workflows/parcel/messages.ts';
import { eventually } from '../support/eventually.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';

const reason = 'Theo đề nghị';

describe('what time does to a dossier', () => {
  let world: DossierWorld;

  beforeAll(async () => {
    world = await openDossierWorld(createTimeSkippingEnvironment);
  });
  afterAll(() => world.close());

  const startFree = () => world.start({ procedureCode: procedureCodes.free });

  /** Puts an action into the log of which the workflow has heard nothing; `dead-worker.test.ts` has it happen. */
  async function commitAsWorkerThatDies(dossierId: string, { requestId, action, actor, decision }: ActInput) {
    const { state, procedureVersionId, calendarId } = await world.get(dossierId);
    const plan = await getPlan(world.db, procedureVersionId, calendarId ?? '');
    const act = { action, actor, at: new Date(await world.nowMs()).toISOString(), decision, facts: {} };
    const applied = applyAct(plan, state, act);
    if (!applied.ok) throw new Error(`${action} was refused: ${applied.refusal.code}`);
    const work = workOf(plan, applied.state);
    const stepKey = work.main?.stepKey ?? null;
    await world.db.transaction((tx) =>
      appendEvent(tx, { dossierId, key: requestId, act, requestId, state: applied.state, work, stepKey }),
    );
  }

  describe('waiting at a desk', () => {
    it('warns the counter at 80 % of its time and escalates at 100 %', async () => {
      const dossierId = await startFree();
      const { dueAt, warnAt } = await world.mainTask(dossierId);

      await world.skipTo(warnAt);
      await world.until(dossierId, ({ seq }) => seq === 2);
      expect(await world.mainTask(dossierId)).toMatchObject({ kind: 'receive', warned: true, escalated: false });

      await world.skipTo(dueAt);
      await world.until(dossierId, ({ seq }) => seq === 3);
      expect(await world.mainTask(dossierId)).toMatchObject({ kind: 'receive', warned: true, escalated: true });
      expect((await world.get(dossierId)).status).toBe('submitted');
      expect(await world.actions(dossierId)).toEqual(['submit', 'warn', 'escalate']);
    });

    it('warns and escalates each step and the whole time, and owes an apology at the end', async () => {
      const dossierId = await startFree();
      await world.do(dossierId, 'clerk', 'accept');
      const { warnAt, dueAt } = await world.get(dossierId);

      const step = await world.mainTask(dossierId);
      await world.skipTo(step.warnAt);
      await world.until(dossierId, ({ seq }) => seq === 3);
      await world.skipTo(step.dueAt);
      await world.until(dossierId, ({ seq }) => seq === 4);
      await world.skipTo(warnAt);
      await world.until(dossierId, ({ seq }) => seq === 5);
      expect(await world.openTasks(dossierId)).toHaveLength(1);

      await world.skipTo(dueAt);
      await world.until(dossierId, ({ seq }) => seq === 6);
      const alarms = (await world.events(dossierId)).slice(2).map(({ act }) => [act.action, act.decision['scope']]);
      expect(alarms).toEqual([
        ['warn', 'desk'],
        ['escalate', 'desk'],
        ['warn', 'total'],
        ['escalate', 'total'],
      ]);
      expect(await world.openTasks(dossierId)).toContainEqual(
        expect.objectContaining({ kind: 'apologise', role: 'supervisor', isMain: false }),
      );

      await world.do(dossierId, 'supervisor', 'apologise', { newDate: '2027-01-15', reason });
      expect(await world.openTasks(dossierId)).toHaveLength(1);
    });

    it('gives every holder their own time: a new step is not late because the one before was', async () => {
      const dossierId = await startFree();
      await world.do(dossierId, 'clerk', 'accept');
      await world.skipTo((await world.mainTask(dossierId)).warnAt);
      await world.until(dossierId, ({ state }) => state.desk?.warned === true);

      await world.do(dossierId, 'lead', 'completeStep');
      const next = await world.mainTask(dossierId);
      expect(next).toMatchObject({ warned: false, escalated: false, role: 'officer' });

      await world.skipTo(next.warnAt);
      await world.until(dossierId, ({ state }) => state.desk?.warned === true);
    });

    it('does not warn the next holder of what was due before, when a step is found done in the log', async () => {
      const dossierId = await startFree();
      await world.do(dossierId, 'clerk', 'accept');
      const { warnAt } = await world.mainTask(dossierId);
      await commitAsWorkerThatDies(dossierId, await world.request(dossierId, 'lead', 'completeStep'));

      await world.skipTo(warnAt);
      await eventually(
        () => world.handleOf(dossierId).query(dossierStateQuery),
        ({ seq }) => seq === 3,
      );
      const next = await world.mainTask(dossierId);
      await world.skipTo(next.warnAt);
      await world.until(dossierId, ({ seq }) => seq === 4);
      const warning = (await world.events(dossierId)).at(-1);
      expect(warning).toMatchObject({ action: 'warn', stepKey: 'appraise' });
      expect(Date.parse(warning?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(next.warnAt ?? ''));
    });

    it('escalates a consultation nobody has answered, while the main step goes on', async () => {
      const dossierId = await startFree();
      await world.do(dossierId, 'clerk', 'accept');
      await world.do(dossierId, 'lead', 'consult', { units: ['so-nnmt'], workingDays: 1, question: 'Ý kiến?' });
      const asked = (await world.openTasks(dossierId)).find(({ kind }) => kind === 'answerConsultation');

      await world.skipTo(asked?.dueAt);
      const { state } = await world.until(dossierId, (row) => row.state.consultations[0]?.escalated === true);
      expect(state).toMatchObject({ status: 'processing', consultations: [{ answer: 'awaited' }] });
    });
  });

  describe('waiting for a supplement', () => {
    async function askForPieces(): Promise<string> {
      const dossierId = await startFree();
      await world.do(dossierId, 'clerk', 'requestSupplement', { components: ['notice'], reason });
      return dossierId;
    }

    it('reminds, then stops the dossier', async () => {
      const dossierId = await askForPieces();
      const { supplement } = (await world.get(dossierId)).state;

      await world.skipTo(supplement.remindAt);
      await world.until(dossierId, ({ state }) => state.supplement.reminded);
      await world.skipTo(supplement.dueAt);
      await world.untilStatus(dossierId, 'stopped');

      expect(await world.actions(dossierId)).toEqual(['submit', 'requestSupplement', 'remind', 'expireSupplement']);
      expect(await world.get(dossierId)).toMatchObject({ wait: 'resume' });
    });

    it('costs the clock nothing: the due date moves by the working time waited', async () => {
      const dossierId = await startFree();
      await world.do(dossierId, 'clerk', 'accept');
      await world.do(dossierId, 'lead', 'completeStep');
      const before = (await world.get(dossierId)).state.clock;
      await world.do(dossierId, 'officer', 'requestSupplement', { components: ['notice'], reason });
      await world.skipTo((await world.get(dossierId)).state.supplement.remindAt);
      await world.until(dossierId, ({ state }) => state.supplement.reminded);
      await world.do(dossierId, 'applicant', 'supplement', { components: ['notice'] });

      const after = (await world.get(dossierId)).state.clock;
      expect(after?.pauses).toHaveLength(1);
      expect(Date.parse(after?.dueAt ?? '') - Date.parse(before?.dueAt ?? '')).toBeGreaterThan(11 * 24 * 3600_000);
      expect(await world.mainTask(dossierId)).toMatchObject({ role: 'officer', stepKey: 'appraise' });
    });
  });

  describe('waiting for the post', () => {
    it('hears what is told while the carrier does not answer its question', async () => {
      const dossierId = await world.start({ procedureCode: procedureCodes.free, returnMethod: 'home' });
      await world.do(dossierId, 'clerk', 'accept');
      await world.process(dossierId);
      await world.do(dossierId, 'clerk', 'postResult', { weightGrams: 80 });
      const { orderNumber } = await world.parcel(dossierId, 'deliver');
      await world.outside.failPost('getOrderTracking', 10_000);
      await world.skipTo(new Date((await world.nowMs()) + 25 * 3600_000).toISOString());
      await world.untilAsked(dossierId, 'askCarrier', parcelWorkflowId({ dossierId, direction: 'deliver', no: 1 }));

      await world.tellParcel(orderNumber, 'delivered');
      await world.untilStatus(dossierId, 'returned');
      await world.outside.failPost('getOrderTracking', 0);
    });

    it('asks the carrier after a day of silence and believes what it says', async () => {
      const dossierId = await world.start({ procedureCode: procedureCodes.free, returnMethod: 'home' });
      await world.do(dossierId, 'clerk', 'accept');
      await world.process(dossierId);
      await world.do(dossierId, 'clerk', 'postResult', { weightGrams: 80 });
      const { orderNumber } = await world.parcel(dossierId, 'deliver');
      for (const to of ['pickedUp', 'inTransit', 'delivered'] as const) await world.outside.moveParcel(orderNumber, to);

      await world.skipTo(new Date((await world.nowMs()) + 25 * 3600_000).toISOString());
      await world.untilStatus(dossierId, 'returned');
      expect(await world.parcel(dossierId, 'deliver')).toMatchObject({ status: 'delivered' });
    });
  });

  // Last, for it takes the clock half a year ahead.
  describe('stopped', () => {
    async function stopAccepted(): Promise<string> {
      const dossierId = await startFree();
      await world.do(dossierId, 'clerk', 'accept');
      await world.do(dossierId, 'lead', 'stop', { ground: 'other', reason });
      await world.do(dossierId, 'supervisor', 'approveStop');
      return dossierId;
    }

    it('is resumed within its window where it was, and goes on to its end', async () => {
      const dossierId = await stopAccepted();
      await world.skipTo(new Date((await world.nowMs()) + 100 * 24 * 3600_000).toISOString());
      await world.do(dossierId, 'supervisor', 'resume', { reason });
      expect(await world.get(dossierId)).toMatchObject({ status: 'processing', endedAt: null });

      await world.process(dossierId);
      await world.do(dossierId, 'clerk', 'handOver', { recipient: 'Người nhận', identityChecked: true });
      expect(await world.handleOf(dossierId).result()).toBe('returned');
    });

    it('has its dates reckoned by the calendar that was published last while it rested', async () => {
      const dossierId = await stopAccepted();
      const { dueAt } = await world.get(dossierId);
      await world.publishClosure(dueAt);
      const { version } = await world.publishClosure(new Date(Date.parse(dueAt ?? '') + 24 * 3600_000).toISOString());
      await world.do(dossierId, 'supervisor', 'resume', { reason });
      const { state } = await world.until(dossierId, ({ state: { calendar } }) => calendar !== null);
      expect(state.calendar?.version).toBe(version);
    });

    it('ends as stopped when its window is over', async () => {
      const dossierId = await stopAccepted();
      expect(await world.handleOf(dossierId).result()).toBe('stopped');
      expect(await world.get(dossierId)).toMatchObject({ status: 'stopped' });
    });
  });
});
