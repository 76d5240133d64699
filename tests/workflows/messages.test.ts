import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../api/http/problem.ts';
import { newId } from '../../db/ids.ts';
import { queueOutgoing } from '../../db/queries/outbox.ts';
import {
  dossierStateQuery,
  dossierWorkflowId,
  paymentBookedSignal,
  type ActInput,
} from '../../workflows/dossier/messages.ts';
import { eventually } from '../support/eventually.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { createTemporalEnvironment } from '../support/temporal.ts';

const reason = 'Hồ sơ nộp nhầm nơi';

describe('messages to a dossier', () => {
  let world: DossierWorld;

  beforeAll(async () => {
    world = await openDossierWorld(createTemporalEnvironment);
  });
  afterAll(() => world.close());

  const startFree = () => world.start({ procedureCode: procedureCodes.free });

  async function acceptFree(): Promise<string> {
    const dossierId = await startFree();
    await world.do(dossierId, 'clerk', 'accept');
    return dossierId;
  }

  describe('refused by the validator', () => {
    let dossierId: string;

    beforeAll(async () => {
      dossierId = await startFree();
      // Once the workflow answers, its beginning is in the history.
      await eventually(
        () =>
          world
            .handleOf(dossierId)
            .query(dossierStateQuery)
            .catch(() => undefined),
        (state) => state !== undefined,
      );
    });

    const askedBy = (changes: Partial<ActInput>): ActInput => ({
      requestId: newId(),
      action: 'accept',
      actor: world.actorOf('clerk'),
      decision: {},
      ...changes,
    });

    const refusals: [string, () => ActInput, object][] = [
      ['an action of another status', () => askedBy({ action: 'resume' }), { code: 'not_in_this_status' }],
      ['another role', () => askedBy({ actor: world.actorOf('officer') }), { code: 'not_for_this_role' }],
      [
        'an action nobody knows',
        () => askedBy({ action: 'abolish' as ActInput['action'] }),
        { code: 'unknown_action', field: 'action' },
      ],
      [
        'a decision that lacks its ground',
        () => askedBy({ action: 'refuse' }),
        { code: 'invalid_decision', field: 'ground' },
      ],
      [
        'a form filled in before the dossier moved on',
        () => askedBy({ expectedSeq: 0 }),
        { code: 'changed_meanwhile' },
      ],
    ];

    it.each(refusals)('is %s, and leaves no trace', async (_what, ask, refusal) => {
      const before = (await world.historyOf(dossierWorkflowId(dossierId))).length;
      expect(await world.send(dossierId, ask())).toEqual({ kind: 'refused', status: 'submitted', refusal });
      expect(await world.historyOf(dossierWorkflowId(dossierId))).toHaveLength(before);
      expect(await world.actions(dossierId)).toEqual(['submit']);
    });
  });

  it('take one action once, however often it is asked for', async () => {
    const dossierId = await startFree();
    const request = await world.request(dossierId, 'clerk', 'accept');

    const together = await Promise.all([world.send(dossierId, request), world.send(dossierId, request)]);
    await world.do(dossierId, 'lead', 'completeStep');
    const muchLater = await world.send(dossierId, request);

    expect([...together, muchLater]).toEqual(Array(3).fill({ kind: 'done', seq: 2, status: 'processing' }));
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'completeStep']);
  });

  it('let one of two actions at the same time win and refuse the other with the status it led to', async () => {
    const dossierId = await startFree();
    const both = [
      await world.request(dossierId, 'clerk', 'accept'),
      await world.request(dossierId, 'clerk', 'refuse', { ground: 'wrongAuthority', reason }),
    ];

    const results = await Promise.all(both.map((request) => world.send(dossierId, request)));

    const winner = results.find(({ kind }) => kind === 'done');
    const loser = results.find(({ kind }) => kind === 'refused');
    expect(loser).toEqual({ kind: 'refused', refusal: { code: 'not_in_this_status' }, status: winner?.status });
    expect(await world.events(dossierId)).toHaveLength(2);
  });

  it('take a form filled in on the latest state', async () => {
    const dossierId = await startFree();
    const { seq } = await world.get(dossierId);
    const request = await world.request(dossierId, 'clerk', 'accept');
    expect(await world.send(dossierId, { ...request, expectedSeq: seq })).toMatchObject({ kind: 'done' });
  });

  it('start the workflow when they come before the outbox does, and are judged like any other', async () => {
    const dossierId = await world.withoutOutbox(async () => {
      const submitted = await world.submit({ procedureCode: procedureCodes.free });
      const tooEarly = await world.act(submitted.dossierId, 'lead', 'completeStep');
      expect(tooEarly).toMatchObject({ kind: 'refused', refusal: { code: 'not_in_this_status' }, status: 'submitted' });
      expect(await world.act(submitted.dossierId, 'clerk', 'accept')).toMatchObject({ kind: 'done', seq: 2 });
      return submitted.dossierId;
    });
    expect(await world.delivered(`start:${dossierId}`)).toMatchObject({ attempts: 1, lastError: null });
    await world.do(dossierId, 'lead', 'completeStep');
  });

  it('are refused for good once the dossier has ended, but whoever ended it and asks again has done so', async () => {
    const dossierId = await startFree();
    const withdraw = await world.request(dossierId, 'applicant', 'withdraw');
    const done = await world.send(dossierId, withdraw);
    expect(await world.handleOf(dossierId).result()).toBe('withdrawn');

    expect(await world.send(dossierId, withdraw)).toEqual(done);
    const late = await world.act(dossierId, 'clerk', 'accept').catch((error: unknown) => error);
    expect(late).toBeInstanceOf(Problem);
    expect(late).toMatchObject({ code: 'action_not_allowed' });
  });

  it('record a payment once, however often its booking is told', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance });
    await world.do(dossierId, 'clerk', 'accept');
    const { totalVnd: bookedVnd } = await world.order(dossierId);
    await world.settle(dossierId);

    const told = { orderNo: 1, bookedVnd };
    await Promise.all([1, 2].map(() => world.handleOf(dossierId).signal(paymentBookedSignal, told)));
    await world.do(dossierId, 'lead', 'completeStep');

    expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'recordPayment', 'completeStep']);
  });

  it('do no harm to a dossier that has ended', async () => {
    const dossierId = await startFree();
    await world.do(dossierId, 'applicant', 'withdraw');
    expect(await world.handleOf(dossierId).result()).toBe('withdrawn');

    const paymentKey = `test:${newId()}`;
    const parcelKey = `test:${newId()}`;
    await queueOutgoing(world.db, paymentKey, { kind: 'paymentBooked', dossierId, orderNo: 1, bookedVnd: 50_000 });
    await queueOutgoing(world.db, parcelKey, {
      kind: 'parcelEvent',
      dossierId,
      direction: 'deliver',
      no: 1,
      eventId: newId(),
      status: 'delivered',
    });

    for (const key of [paymentKey, parcelKey]) {
      expect(await world.delivered(key)).toMatchObject({ attempts: 1, lastError: null });
    }
    expect(await world.actions(dossierId)).toEqual(['submit', 'withdraw']);
  });

  describe('to one whose run was terminated', () => {
    it('begin a fresh run, which goes on where the log stands', async () => {
      const dossierId = await acceptFree();
      await world.handleOf(dossierId).terminate('an operator did it');
      await world.do(dossierId, 'lead', 'completeStep');
      expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'completeStep']);
    });

    it('tell it of money as well', async () => {
      const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance });
      await world.do(dossierId, 'clerk', 'accept');
      await world.handleOf(dossierId).terminate('an operator did it');
      await world.payAtBank(dossierId);
      await world.untilStatus(dossierId, 'processing');
      expect(await world.actions(dossierId)).toEqual(['submit', 'accept', 'recordPayment']);
    });
  });

  it('are judged one after another when many come at once', async () => {
    const dossierId = await acceptFree();
    const changes = await Promise.all(
      (['home', 'online', 'counter', 'online'] as const).map((returnMethod) =>
        world.act(dossierId, 'applicant', 'changeReturn', { returnMethod }),
      ),
    );
    expect(changes.map(({ kind }) => kind)).toEqual(Array(4).fill('done'));
    const events = await world.events(dossierId);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
