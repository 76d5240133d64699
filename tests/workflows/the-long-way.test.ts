import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueDateOf } from '../../api/views/due-date.ts';
import { getCalendarInForce } from '../../db/queries/calendars.ts';
import { getPlan } from '../../db/queries/procedure-versions.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { addWorkingMinutes, workingMinutesBetween } from '../../domain/working-time/arithmetic.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';

const reason = 'Theo đề nghị';

/** Everything that can hold a dossier up, in one life; what the timeline and the due date say must agree to the minute. */
describe('a dossier that goes the long way', () => {
  let world: DossierWorld;

  beforeAll(async () => {
    world = await openDossierWorld(createTimeSkippingEnvironment);
  });
  afterAll(() => world.close());

  const hoursLater = async (hours: number) =>
    world.skipTo(new Date((await world.nowMs()) + hours * 60 * 60_000).toISOString());

  /** The fee is not paid in time, a supervisor takes the dossier up again, and then it is paid. */
  async function payAfterAll(dossierId: string): Promise<void> {
    await world.skipTo((await world.get(dossierId)).state.payment?.remindAt);
    await world.until(dossierId, ({ state }) => state.payment?.reminded === true);
    await world.skipTo((await world.get(dossierId)).state.payment?.dueAt);
    await world.untilStatus(dossierId, 'stopped');
    await hoursLater(30);
    await world.do(dossierId, 'supervisor', 'resume', { reason });
    await hoursLater(3);
    await world.settle(dossierId, 2);
  }

  async function supplement(dossierId: string): Promise<void> {
    await world.do(dossierId, 'officer', 'requestSupplement', { components: ['request'], reason });
    await hoursLater(26);
    await world.do(dossierId, 'applicant', 'supplement', { components: ['request'] });
  }

  async function consultTwoUnits(dossierId: string): Promise<void> {
    const units = [unitCodes.construction, unitCodes.justice];
    await world.do(dossierId, 'officer', 'consult', { units, workingDays: 2, question: 'Xin ý kiến' });
    await hoursLater(1);
  }

  async function answerBoth(dossierId: string): Promise<void> {
    for (const consultation of [1, 2]) {
      const answer = { consultation, answer: 'agree', text: 'Đồng ý' };
      await world.do(dossierId, 'officer', 'answerConsultation', answer);
    }
  }

  async function extend(dossierId: string): Promise<void> {
    const { dueAt, plan } = await standing(dossierId);
    const newDueAt = addWorkingMinutes(plan.calendar, dueAt, 2 * 480);
    await world.do(dossierId, 'officer', 'requestExtension', { newDueAt, reason });
    await world.do(dossierId, 'supervisor', 'approveExtension');
  }

  async function standing(dossierId: string) {
    const row = await world.get(dossierId);
    const { calendarId, procedureVersionId, dueAt } = row;
    if (calendarId === null || dueAt === null) throw new Error('Not accepted yet');
    const plan = await getPlan(world.db, procedureVersionId, calendarId);
    return { ...row, dueAt, plan, calendar: await getCalendarInForce(world.db, { ...row, calendarId }) };
  }

  it('tells of two supplements, two opinions, an extension, a lapsed payment and the post, and it all adds up', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance, returnMethod: 'home' });
    await world.do(dossierId, 'clerk', 'accept');
    await payAfterAll(dossierId);
    await consultTwoUnits(dossierId);
    await supplement(dossierId);
    await answerBoth(dossierId);
    await supplement(dossierId);
    await extend(dossierId);
    await world.process(dossierId);
    await world.do(dossierId, 'clerk', 'postResult', { weightGrams: 120 });
    const { orderNumber } = await world.parcel(dossierId, 'deliver');
    await world.tellParcel(orderNumber, 'delivered');
    await world.untilStatus(dossierId, 'returned');

    expect(await world.actions(dossierId)).toEqual([
      ...['submit', 'accept', 'remind', 'expirePayment', 'resume', 'recordPayment', 'consult'],
      ...['requestSupplement', 'supplement', 'answerConsultation', 'answerConsultation'],
      ...['requestSupplement', 'supplement', 'requestExtension', 'approveExtension'],
      ...['completeStep', 'completeStep', 'completeStep', 'sign', 'issueResult', 'postResult', 'recordDelivery'],
    ]);

    const { state, plan, calendar, dueAt } = await standing(dossierId);
    const events = await world.events(dossierId);
    const at = (action: string, nth = 0) => events.filter((event) => event.action === action)[nth]?.at ?? '';
    expect(state.clock?.pauses).toEqual([
      { from: at('accept'), to: at('expirePayment'), why: 'payment' },
      { from: at('expirePayment'), to: at('resume'), why: 'stop' },
      { from: at('resume'), to: at('recordPayment'), why: 'payment' },
      { from: at('requestSupplement'), to: at('supplement'), why: 'supplement' },
      { from: at('requestSupplement', 1), to: at('supplement', 1), why: 'supplement' },
    ]);

    const due = dueDateOf(plan, calendar, state);
    const sum = (kind: string) =>
      (due?.explanation ?? []).filter((item) => item.kind === kind).reduce((total, { minutes }) => total + minutes, 0);
    const between = (from: string, to: string) => workingMinutesBetween(calendar, from, to);
    expect(sum('counted')).toBe(plan.processingMinutes + 2 * 480);
    expect(sum('paused')).toBe(
      (state.clock?.pauses ?? []).reduce((total, { from, to }) => total + between(from, to), 0),
    );
    expect(sum('counted') + sum('paused')).toBe(between(at('accept'), dueAt));
    expect(due?.explanation.at(-1)).toMatchObject({ kind: 'due', at: dueAt });

    const used = state.usedMinutes.reduce((total, minutes) => total + minutes, 0);
    expect(used).toBe(between(at('accept'), at('issueResult')) - sum('paused'));
  });

  it('has its dates reckoned anew when a calendar is published, and its alarms ring by the new ones', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.free });
    await world.do(dossierId, 'clerk', 'accept');
    const { dueAt } = await world.get(dossierId);
    const content = await world.publishClosure(dueAt);
    const moved = await world.until(dossierId, ({ state }) => state.calendar !== null);
    expect(moved.dueAt).not.toBe(dueAt);
    expect(workingMinutesBetween(content, moved.acceptedAt ?? '', moved.dueAt ?? '')).toBe(3 * 480);

    await world.skipTo(moved.dueAt);
    await world.until(dossierId, ({ state }) => state.apology === 'owed');
    const told = (await world.events(dossierId)).find(
      ({ act }) => act.decision['scope'] === 'total' && act.action === 'escalate',
    );
    expect(told?.at.slice(0, 16)).toBe(moved.dueAt?.slice(0, 16));
  });
});
