import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { procedure } from '../../api/contract/catalogue.ts';
import { counterContract, type PostalItem } from '../../api/contract/counter.ts';
import { dossier } from '../../api/contract/dossiers.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { deliveries, dossiers, staffAssignments } from '../../db/schema/index.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { eventually } from '../support/eventually.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes, sampleApplicant } from '../support/sample-dossiers.ts';
import { createTemporalEnvironment } from '../support/temporal.ts';
import type { Answered, Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let world: DossierWorld;
let api: SampleApi;
let clerk: Browser;
let stranger: Browser;
let officer: Browser;

beforeAll(async () => {
  world = await openDossierWorld(createTemporalEnvironment);
  api = await startSampleApi(world.db, { dossiers: { act: world.send } });
  clerk = await api.signIn(world.actorOf('clerk').accountId);
  officer = await api.signIn(world.actorOf('officer').accountId);
  stranger = await signInOf(unitCodes.justice, 'clerk');
});

afterAll(async () => {
  await api.close();
  await world.close();
});

async function signInOf(unitCode: string, role: StaffRole): Promise<Browser> {
  const [found] = await world.db
    .select({ id: staffAssignments.accountId })
    .from(staffAssignments)
    .where(and(eq(staffAssignments.unitCode, unitCode), eq(staffAssignments.role, role)));
  if (found === undefined) throw new Error(`The sample has no ${role} in ${unitCode}`);
  return api.signIn(found.id);
}

const problemIn = ({ body }: Answered) => problemDocument.parse(body);
const peopleIn = ({ body }: Answered) => counterContract.findApplicants.success.body.parse(body).data;
const queueIn = ({ body }: Answered) => counterContract.listDeliveries.success.body.parse(body);
const codesIn = (answer: Answered) => queueIn(answer).data.map(({ dossierCode }) => dossierCode);

const walkIn = { ...sampleApplicant, name: 'Lò Thị Mẫu Mai', personalId: '000000009321', phone: '0900009321' };

async function receive(change: object = {}, who: Browser = clerk): Promise<Answered> {
  const procedureCode = procedureCodes.free;
  const answer = await who.get(`/api/v1/procedures/${procedureCode}`);
  const components = procedure.parse(answer.body).components.map(({ key }) => ({ key, originals: 1, copies: 0 }));
  const reception = {
    procedureCode,
    applicant: walkIn,
    answers: { projectName: 'Dự án mẫu', purpose: 'Chấm dứt dự án' },
    components,
    returnMethod: 'counter',
    ...change,
  };
  return who.post('/api/v1/dossiers', reception, { 'Idempotency-Key': newId() });
}

const act = (who: Browser, code: string, action: string, input: object = {}) =>
  who.post(`/api/v1/dossiers/${code}/actions`, { action, input }, { 'Idempotency-Key': newId() });

const isOf = (code: string) => (row: PostalItem) => row.dossierCode === code;

/** A dossier whose result the counter is to post. */
async function readyToPost(): Promise<{ dossierId: string; code: string }> {
  const dossierId = await world.start({ procedureCode: procedureCodes.free, returnMethod: 'home' });
  await world.do(dossierId, 'clerk', 'accept');
  await world.process(dossierId);
  return { dossierId, code: (await world.get(dossierId)).code ?? '' };
}

describe('a walk-in', () => {
  test('need not have a mailbox', async () => {
    const { email: _email, ...applicant } = walkIn;
    const answer = await receive({ applicant });
    expect(answer.status).toBe(201);
    const { code, applicant: kept } = dossier.parse(answer.body);
    expect(kept.email).toBeUndefined();
    expect((await act(clerk, code, 'accept')).status).toBe(200);
  });

  test('with papers missing is taken in only to be asked for them', async () => {
    expect(problemIn(await receive({ components: [] })).code).toBe('application_incomplete');
    const { code } = dossier.parse((await receive({ components: [], incomplete: true })).body);
    const key = dossier.parse((await clerk.get(`/api/v1/dossiers/${code}`)).body).components[0]?.key;
    const asked = await act(clerk, code, 'requestSupplement', { components: [key], reason: 'Nộp đơn đề nghị' });
    expect(asked.body).toMatchObject({ dossier: { status: 'supplement_requested' } });
  });

  test('with papers missing still has to say who they are', async () => {
    const applicant = { ...walkIn, phone: '12' };
    const problem = problemIn(await receive({ applicant, components: [], incomplete: true }));
    expect(problem.errors).toEqual([expect.objectContaining({ field: 'applicant.phone' })]);
  });
});

describe('who has been here before', () => {
  test('is found by number, phone and name, once, and not by their whole numbers', async () => {
    const first = dossier.parse((await receive()).body);
    const last = dossier.parse((await receive()).body);
    for (const q of [walkIn.personalId, walkIn.phone, 'lo thi mau mai']) {
      const people = peopleIn(await clerk.get(`/api/v1/applicants?q=${encodeURIComponent(q)}`));
      expect(people).toEqual([
        {
          dossierCode: last.code,
          kind: 'citizen',
          name: walkIn.name,
          companyName: null,
          personalIdEnd: '9321',
          phoneEnd: '321',
          submittedAt: last.submittedAt,
        },
      ]);
    }
    expect(first.code).not.toBe(last.code);
  });

  test('is nobody to the counter of another unit, and the search is for the counter alone', async () => {
    expect(peopleIn(await stranger.get(`/api/v1/applicants?q=${walkIn.personalId}`))).toEqual([]);
    expect(problemIn(await officer.get(`/api/v1/applicants?q=${walkIn.personalId}`)).code).toBe('forbidden');
    expect(problemIn(await clerk.get('/api/v1/applicants?q=lo')).code).toBe('validation_failed');
  });
});

describe('the queue of the post', () => {
  test('holds a result until it is posted, and then its parcel until it has arrived', async () => {
    const { dossierId, code } = await readyToPost();
    expect(codesIn(await clerk.get('/api/v1/deliveries'))).toContain(code);
    expect(codesIn(await stranger.get('/api/v1/deliveries'))).not.toContain(code);

    const { tasks } = dossier.parse((await clerk.get(`/api/v1/dossiers/${code}`)).body);
    await clerk.post(`/api/v1/tasks/${tasks[0]?.id}/claim`);
    const claimed = queueIn(await clerk.get('/api/v1/deliveries')).data.find(isOf(code));
    expect(claimed).toMatchObject({ parcel: null, task: { kind: 'postResult', mine: true } });

    expect((await act(clerk, code, 'postResult', { weightGrams: 120 })).status).toBe(200);
    const underway = await eventually(
      async () => queueIn(await clerk.get('/api/v1/deliveries?queue=underway')).data.find(isOf(code)),
      (row) => row?.parcel?.trackingCode != null,
    );
    expect(underway).toMatchObject({ parcel: { direction: 'deliver', failedTries: 0 }, task: null });
    expect(codesIn(await clerk.get('/api/v1/deliveries'))).not.toContain(code);

    await world.db.update(deliveries).set({ status: 'lost' }).where(eq(deliveries.dossierId, dossierId));
    expect(codesIn(await clerk.get('/api/v1/deliveries?queue=underway'))).not.toContain(code);
    expect(codesIn(await clerk.get('/api/v1/deliveries?queue=trouble'))).toContain(code);
    expect(codesIn(await stranger.get('/api/v1/deliveries?queue=trouble'))).not.toContain(code);
  });

  test('is read page by page, longest waiting first, each once', async () => {
    const made = [await readyToPost(), await readyToPost(), await readyToPost()].map(({ code }) => code);
    const read: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { data, page } = queueIn(
        await clerk.get(`/api/v1/deliveries?limit=1${next === '' ? '' : `&cursor=${next}`}`),
      );
      read.push(...data.map(({ dossierCode }) => dossierCode));
      next = page.next;
    }
    expect(new Set(read).size).toBe(read.length);
    expect(read.filter((code) => made.includes(code))).toEqual(made);
  });
});

describe('the fee at the counter', () => {
  async function owing(): Promise<string> {
    const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance });
    await world.do(dossierId, 'clerk', 'accept');
    return (await world.get(dossierId)).code ?? '';
  }

  test('is taken in cash by a clerk of the unit', async () => {
    const code = await owing();
    const { allowedActions } = dossier.parse((await clerk.get(`/api/v1/dossiers/${code}`)).body);
    const form = allowedActions.find(({ action }) => action === 'recordPayment')?.form['properties'];
    const { bookedVnd, orderNo } = form as unknown as Record<'bookedVnd' | 'orderNo', { default: number }>;
    const input = { orderNo: orderNo.default, bookedVnd: bookedVnd.default, channel: 'cash' };
    expect((await act(clerk, code, 'recordPayment', input)).body).toMatchObject({ dossier: { status: 'processing' } });
    const again = await clerk.post(`/api/v1/dossiers/${code}/checkout`, {}, { 'Idempotency-Key': newId() });
    expect(problemIn(again).code).toBe('payment_not_open');
  });

  test('is paid at the bank’s page, whose address is scanned; the same request opens it once', async () => {
    const code = await owing();
    const key = newId();
    const open = (who: Browser) => who.post(`/api/v1/dossiers/${code}/checkout`, {}, { 'Idempotency-Key': key });
    const first = await open(clerk);
    const answered = counterContract.counterCheckout.success.body.parse(first.body);
    expect(first.status).toBe(201);
    expect(answered.qrSvg).toContain('<svg');
    expect(answered.redirectUrl).toContain(String(answered.amountVnd * 100));
    expect((await open(clerk)).body).toMatchObject({ attemptRef: answered.attemptRef });
    expect(problemIn(await open(stranger)).code).toBe('not_found');
    expect((await world.db.select().from(dossiers).where(eq(dossiers.code, code)))[0]?.status).toBe(
      'payment_requested',
    );
  });
});
