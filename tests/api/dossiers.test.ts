import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { document, dossier, dossiersContract, type Dossier } from '../../api/contract/dossiers.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { actionOutcome, type ActionOutcome } from '../../api/contract/tasks.ts';
import { Problem } from '../../api/http/problem.ts';
import { samplePdf } from '../../db/sample/documents.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { accounts, actionRequests, bookings, dossiers, readLog, staffAssignments } from '../../db/schema/index.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes, sampleApplicant, type NewDossier } from '../support/sample-dossiers.ts';
import { createTemporalEnvironment } from '../support/temporal.ts';
import type { Answered, Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let world: DossierWorld;
let api: SampleApi;
const staff = new Map<StaffRole, Browser>();
let stranger: Browser;
let consulted: Browser;

beforeAll(async () => {
  world = await openDossierWorld(createTemporalEnvironment);
  api = await startSampleApi(world.db, { dossiers: { act: world.send } });
  for (const role of ['clerk', 'officer', 'lead', 'signer', 'accountant', 'supervisor'] as const) {
    staff.set(role, await api.signIn(world.actorOf(role).accountId));
  }
  stranger = await signInOf(unitCodes.justice, 'clerk');
  consulted = await signInOf(unitCodes.tax, 'officer');
});

afterAll(async () => {
  await api.close();
  await world.close();
});

function as(role: StaffRole): Browser {
  const browser = staff.get(role);
  if (browser === undefined) throw new Error(`Nobody is signed in as ${role}`);
  return browser;
}

async function signInOf(unitCode: string, role: StaffRole): Promise<Browser> {
  const [found] = await world.db
    .select({ id: staffAssignments.accountId })
    .from(staffAssignments)
    .where(and(eq(staffAssignments.unitCode, unitCode), eq(staffAssignments.role, role)));
  if (found === undefined) throw new Error(`The sample has no ${role} in ${unitCode}`);
  return api.signIn(found.id);
}

const outcomeIn = ({ body }: Answered) => actionOutcome.parse(body);
const dossierIn = ({ body }: Answered) => dossier.parse(body);
const pageIn = ({ body }: Answered) => dossiersContract.searchDossiers.success.body.parse(body);
const documentIn = ({ body }: Answered) => document.parse(body);

const pathTo = (code: string, rest = '') => `/api/v1/dossiers/${code}${rest}`;

function act(
  role: StaffRole,
  code: string,
  action: string,
  input: unknown = {},
  more: object = {},
  key: string = newId(),
) {
  return as(role).post(pathTo(code, '/actions'), { action, input, ...more }, { 'Idempotency-Key': key });
}

const read = async (role: StaffRole, code: string): Promise<Dossier> => dossierIn(await as(role).get(pathTo(code)));

/** Claims the main task and does an action that must succeed. */
async function doIt(role: StaffRole, code: string, action: string, input: unknown = {}): Promise<ActionOutcome> {
  await claimMain(role, code);
  const answer = await act(role, code, action, input);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return outcomeIn(answer);
}

async function claimMain(role: StaffRole, code: string): Promise<void> {
  const [main] = (await read(role, code)).tasks;
  if (main !== undefined) await as(role).post(`/api/v1/tasks/${main.id}/claim`);
}

async function start(wish: Partial<NewDossier> = {}): Promise<{ dossierId: string; code: string }> {
  const dossierId = await world.start({ procedureCode: procedureCodes.free, ...wish });
  return { dossierId, code: (await world.get(dossierId)).code ?? '' };
}

async function startProcessing(wish: Partial<NewDossier> = {}) {
  const started = await start(wish);
  await doIt('clerk', started.code, 'accept');
  return started;
}

/** Takes a dossier in processing to the step of this role. */
async function goTo(role: StaffRole, code: string, dossierId: string): Promise<void> {
  for (;;) {
    const task = await world.mainTask(dossierId);
    if (task.role === role) return;
    await doIt(task.role, code, 'completeStep');
  }
}

function expectProblem(answer: Answered, code: string, detail = /./) {
  const problem = problemDocument.parse(answer.body);
  expect(problem).toMatchObject({ code, status: answer.status });
  expect(problem.detail).toMatch(detail);
  return problem;
}

const pdf = samplePdf('Result');
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
);

const upload = (role: StaffRole, code: string, query: string, body: Uint8Array = pdf) =>
  as(role).send('POST', pathTo(code, `/documents?${query}`), { body, headers: { 'Content-Type': 'application/pdf' } });

describe('a dossier', () => {
  test('is shown to its unit with its way, its deadline in words and what can be done', async () => {
    const { code } = await startProcessing();
    const shown = await read('officer', code);
    expect(shown).toMatchObject({
      code,
      status: 'processing',
      statusName: { vi: 'Đang xử lý' },
      portalStatus: 2,
      applicantName: sampleApplicant.name,
      channel: 'online',
    });
    expect(shown.due?.explanation[0]).toMatchObject({ kind: 'start' });
    expect(shown.due?.explanation.at(-1)).toMatchObject({ kind: 'due', at: shown.dueAt });
    expect(shown.steps.find(({ state }) => state === 'current')?.unit?.code).toBe(unitCodes.board);
    expect(shown.tasks).toHaveLength(1);
  });

  test('does not exist for another unit', async () => {
    const { code } = await start();
    for (const rest of ['', '/timeline', '/documents', '/notes', '/messages', '/letters', '/payments', '/deliveries']) {
      expectProblem(await stranger.get(pathTo(code, rest)), 'not_found');
    }
    const answer = await stranger.post(pathTo(code, '/actions'), { action: 'accept' }, { 'Idempotency-Key': newId() });
    expectProblem(answer, 'not_found');
  });

  test('is found by name, code, status and day, in my units only', async () => {
    const { code } = await start();
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
    const search = (browser: Browser, query: string) => browser.get(`/api/v1/dossiers?limit=100&${query}`);
    const codesIn = (answer: Answered) => pageIn(answer).data.map((one) => one.code);
    for (const query of [`q=${code}`, 'q=nguyen thi mau', `status=submitted&from=${today}&to=${today}`]) {
      expect(codesIn(await search(as('clerk'), query))).toContain(code);
      expect(codesIn(await search(stranger, query))).not.toContain(code);
    }
    expect(codesIn(await search(as('clerk'), 'from=2030-01-01'))).toEqual([]);
    expect(codesIn(await search(as('clerk'), `unit=${unitCodes.justice}`))).toEqual([]);
  });

  test('is listed page by page without losing or repeating one', async () => {
    for (let i = 0; i < 3; i += 1) await start();
    const seen: string[] = [];
    let cursor = '';
    do {
      const { data, page } = pageIn(await as('clerk').get(`/api/v1/dossiers?limit=2${cursor}`));
      seen.push(...data.map(({ code }) => code));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await world.db.$count(dossiers, eq(dossiers.unitCode, unitCodes.board)));
  });

  test('remembers who read it, once in ten minutes', async () => {
    const { code, dossierId } = await start();
    await as('signer').get(pathTo(code));
    await as('signer').get(pathTo(code));
    const rows = await world.db.select().from(readLog).where(eq(readLog.dossierId, dossierId));
    expect(rows).toEqual([
      expect.objectContaining({ accountId: world.actorOf('signer').accountId, what: 'dossier', times: 2 }),
    ]);
    const reads = await as('supervisor').get(pathTo(code, '/reads'));
    expect(reads.body).toMatchObject({ data: [{ what: 'Hồ sơ', reader: { id: world.actorOf('signer').accountId } }] });
    expectProblem(await as('clerk').get(pathTo(code, '/reads')), 'forbidden');
  });
});

describe('an action', () => {
  test('is done once however often it is sent, and answers where the dossier went', async () => {
    const { code, dossierId } = await start();
    await claimMain('clerk', code);
    const key = newId();
    const input = { note: 'Đủ' };
    const first = await act('clerk', code, 'accept', input, {}, key);
    expect(first.body).toMatchObject({ dossier: { code, status: 'processing', seq: 2 } });
    expect(outcomeIn(first).nextTasks).toEqual([expect.objectContaining({ kind: 'step', holder: null })]);
    const again = await act('clerk', code, 'accept', input, {}, key);
    expect(again.status).toBe(200);
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept']);
    expectProblem(await act('clerk', code, 'accept', { note: 'Khác' }, {}, key), 'idempotency_key_reused');
  });

  test('whose answer was lost is done once when it is sent again', async () => {
    const { code, dossierId } = await start();
    await claimMain('clerk', code);
    const lossy = await startSampleApi(world.db, {
      dossiers: {
        async act(id, input) {
          await world.send(id, input);
          throw new Problem('temporarily_unavailable', { retryAfterSeconds: 2 });
        },
      },
    });
    const key = newId();
    const body = { action: 'accept', input: {}, expectedSeq: 1 };
    const browser = await lossy.signIn(world.actorOf('clerk').accountId);
    const lost = await browser.post(pathTo(code, '/actions'), body, { 'Idempotency-Key': key });
    expectProblem(lost, 'temporarily_unavailable', /Idempotency-Key/);
    await lossy.close();
    expect((await act('clerk', code, 'accept', {}, { expectedSeq: 1 }, key)).status).toBe(200);
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept']);
  });

  test('through its task is answered the same when sent again after the task is closed', async () => {
    const { code } = await start();
    const [main] = (await read('clerk', code)).tasks;
    await as('clerk').post(`/api/v1/tasks/${main?.id ?? ''}/claim`);
    const complete = (key: string) =>
      as('clerk').post(`/api/v1/tasks/${main?.id ?? ''}/complete`, { action: 'accept' }, { 'Idempotency-Key': key });
    const key = newId();
    expect((await complete(key)).body).toMatchObject({ dossier: { status: 'processing' } });
    expect((await complete(key)).body).toMatchObject({ dossier: { status: 'processing' } });
    expectProblem(await complete(newId()), 'task_closed');
  });

  test('names every field at fault', async () => {
    const { code } = await start();
    await claimMain('clerk', code);
    const problem = expectProblem(await act('clerk', code, 'refuse', { ground: 'gì đó' }), 'validation_failed');
    expect(problem.errors).toEqual([
      expect.objectContaining({ field: 'input.ground', code: 'invalid_value' }),
      expect.objectContaining({ field: 'input.reason', code: 'required' }),
    ]);
    const unknown = { components: ['khong-co'], reason: 'Bổ sung giấy này' };
    const other = expectProblem(await act('clerk', code, 'requestSupplement', unknown), 'validation_failed');
    expect(other.errors).toEqual([expect.objectContaining({ field: 'input.components', code: 'unknown_component' })]);
  });

  test('that needs the task to be held says to claim it, or who has it', async () => {
    const { code } = await start();
    expectProblem(await act('clerk', code, 'accept'), 'action_not_allowed', /Nhận việc/);
    const colleague = await signInAsNewClerk();
    const [main] = (await read('clerk', code)).tasks;
    await colleague.post(`/api/v1/tasks/${main?.id ?? ''}/claim`);
    expectProblem(await act('clerk', code, 'accept'), 'task_taken', /Mẫu Minh|đang giữ việc này/);
  });

  test('not possible now says why, where the dossier stands and what can be done', async () => {
    const { code } = await startProcessing();
    const problem = expectProblem(await act('clerk', code, 'accept'), 'action_not_allowed');
    expect(problem).toMatchObject({
      dossierStatus: 'processing',
      allowedActions: ['changeReturn'],
      errors: [{ field: 'action', code: 'not_in_this_status' }],
    });
    expectProblem(await act('clerk', code, 'khongCo'), 'action_not_allowed', /Không có thao tác/);
    expectProblem(await act('clerk', code, 'receiveAtCounter'), 'action_not_allowed');
  });

  test('for a role I do not hold is forbidden', async () => {
    const { code } = await start();
    expectProblem(await act('officer', code, 'accept'), 'forbidden');
  });

  test('on a form that is out of date is refused', async () => {
    const { code } = await startProcessing();
    await claimMain('officer', code);
    const answer = await act('officer', code, 'completeStep', {}, { expectedSeq: 1 });
    expectProblem(answer, 'stale_form', /thay đổi/);
  });

  test('can be looked at before it is done, with the words still missing', async () => {
    const { code, dossierId } = await startProcessing();
    const preview = await as('officer').post(pathTo(code, '/actions/preview'), {
      action: 'requestSupplement',
      input: { components: ['notice'] },
    });
    expect(preview.body).toMatchObject({
      status: 'supplement_requested',
      clock: 'pauses',
      noticeToApplicant: true,
      letter: { vi: expect.stringContaining('bổ sung') as string },
      nextStep: { vi: 'Chờ người nộp bổ sung' },
    });
    expect(await world.actions(dossierId)).toEqual(['submit', 'accept']);
    const incomplete = await as('officer').post(pathTo(code, '/actions/preview'), { action: 'requestSupplement' });
    expect(expectProblem(incomplete, 'validation_failed').errors?.[0]).toMatchObject({ field: 'input.components' });
  });

  test('is told in the timeline with the words people wrote', async () => {
    const { code, dossierId } = await startProcessing();
    const { role } = await world.mainTask(dossierId);
    await doIt(role, code, 'completeStep', { opinion: 'Đủ điều kiện cấp' });
    expect((await act('supervisor', code, 'correct', { reason: 'Nhầm hồ sơ' })).status).toBe(200);
    const timeline = await as('clerk').get(pathTo(code, '/timeline'));
    expect(dossiersContract.listTimeline.success.body.parse(timeline.body).data).toMatchObject([
      { action: 'correct', reason: 'Nhầm hồ sơ', undone: false, actor: { role: 'supervisor' } },
      { action: 'completeStep', reason: 'Đủ điều kiện cấp', undone: true },
      { action: 'accept', name: { vi: 'Tiếp nhận hồ sơ' }, reason: null },
      { action: 'submit', actor: { role: 'applicant' } },
    ]);
    expect(await world.actions(dossierId)).toHaveLength(4);
  });

  test('asking for a supplement marks the components and lets a walk-in bring them', async () => {
    const { code, dossierId } = await start();
    const [component] = (await read('clerk', code)).components;
    const key = component?.key ?? '';
    await doIt('clerk', code, 'requestSupplement', {
      components: [key],
      reason: 'Thiếu dấu',
      notes: { [key]: 'Đóng dấu giáp lai' },
    });
    const waiting = await read('clerk', code);
    expect(waiting.components[0]).toMatchObject({ mark: 'missing', note: 'Đóng dấu giáp lai' });
    expect(waiting.tasks).toEqual([]);
    const added = await upload('clerk', code, `purpose=component&component=${key}&name=don.pdf`);
    expect(added.body).toMatchObject({ purpose: 'component', component: key, kind: 'pdf' });
    expect((await act('clerk', code, 'supplement', { components: [key] })).status).toBe(200);
    const back = await read('clerk', code);
    expect(back.components[0]).toMatchObject({ mark: null, note: null });
    expect(back.components[0]?.files).toHaveLength(1);
    expect((await world.mainTask(dossierId)).holderId).toBe(world.actorOf('clerk').accountId);
  });
});

async function signInAsNewLead(unitCode: string): Promise<Browser> {
  const id = newId();
  const email = `${id}@mau.example`;
  await world.db.insert(accounts).values({ id, kind: 'staff', name: 'Trần Mẫu Trưởng', email, emailVerified: true });
  await world.db.insert(staffAssignments).values({ accountId: id, unitCode, role: 'lead', validFrom: '2025-01-01' });
  return api.signIn(id);
}

async function signInAsNewClerk(): Promise<Browser> {
  const id = world.actorOf('officer', 1).accountId;
  await world.db
    .insert(staffAssignments)
    .values({ accountId: id, unitCode: unitCodes.board, role: 'clerk', validFrom: '2025-01-01' })
    .onConflictDoNothing();
  return api.signIn(id);
}

describe('consulting another unit', () => {
  test('lets that unit see the dossier and answer, and nobody else answer for it', async () => {
    const { code, dossierId } = await startProcessing();
    await goTo('officer', code, dossierId);
    await claimMain('officer', code);
    const ask = (units: string[]) =>
      act('officer', code, 'consult', { units, workingDays: 3, question: 'Ý kiến về thuế?' });
    const unknown = expectProblem(await ask(['khong-co']), 'validation_failed');
    expect(unknown.errors).toEqual([expect.objectContaining({ field: 'input.units', code: 'unknown_unit' })]);
    expectProblem(await consulted.get(pathTo(code)), 'not_found');
    expect((await ask([unitCodes.tax])).status).toBe(200);

    const seen = dossierIn(await consulted.get(pathTo(code)));
    expect(seen.allowedActions.map(({ action }) => action)).toEqual(['answerConsultation']);
    expect(seen.allowedActions[0]?.form).toMatchObject({
      properties: { consultation: { oneOf: [{ const: 1, title: 'Thuế tỉnh' }] } },
    });
    const input = { consultation: 1, answer: 'agree', text: 'Đồng ý' };
    expectProblem(await act('officer', code, 'answerConsultation', input), 'forbidden');
    const answered = await consulted.post(
      pathTo(code, '/actions'),
      { action: 'answerConsultation', input },
      { 'Idempotency-Key': newId() },
    );
    expect(answered.status).toBe(200);
    expect((await consulted.get(pathTo(code))).status).toBe(200);
    const lead = await signInAsNewLead(unitCodes.tax);
    expect((await lead.get(pathTo(code))).status).toBe(200);
    expectProblem(await lead.get(pathTo(code, '/reads')), 'forbidden');
    const message = await consulted.post(pathTo(code, '/messages'), { text: 'Chào' }, { 'Idempotency-Key': newId() });
    expectProblem(message, 'forbidden');
  });
});

describe('signing', () => {
  test('takes a PDF uploaded as this dossier’s result, and nothing else', async () => {
    const { code, dossierId } = await startProcessing();
    await goTo('signer', code, dossierId);
    await claimMain('signer', code);
    const sign = (resultFileId: string) => act('signer', code, 'sign', { positive: true, resultFileId });
    const unknown = expectProblem(await sign(newId()), 'validation_failed');
    expect(unknown.errors).toEqual([
      expect.objectContaining({ field: 'input.resultFileId', code: 'not_a_result_file' }),
    ]);
    expectProblem(await upload('signer', code, 'purpose=result&name=kq.pdf', png), 'file_kind_refused');
    const result = await upload('signer', code, 'purpose=result&name=Kết quả số 1.pdf');
    expect((await sign(documentIn(result).id)).body).toMatchObject({ dossier: { status: 'processing' } });
    expect((await world.get(dossierId)).resultFileId).toBe(documentIn(result).id);
  });
});

describe('money taken by hand', () => {
  test('is booked once and moves the dossier on', async () => {
    const { code, dossierId } = await start({ procedureCode: procedureCodes.onAcceptance });
    await doIt('clerk', code, 'accept');
    const { totalVnd } = await world.order(dossierId);
    const form = (await read('accountant', code)).allowedActions.find(({ action }) => action === 'recordPayment')?.form;
    expect(form).toMatchObject({ properties: { orderNo: { const: 1 }, bookedVnd: { default: totalVnd } } });

    const short = { orderNo: 1, bookedVnd: totalVnd - 1 };
    const refused = expectProblem(
      await act('accountant', code, 'recordPayment', short),
      'action_not_allowed',
      /chưa đủ/,
    );
    expect(refused.errors).toEqual([
      expect.objectContaining({ field: 'input.bookedVnd', code: 'payment_not_covered' }),
    ]);
    const input = { orderNo: 1, bookedVnd: totalVnd, channel: 'card', reference: 'POS 12' };
    const key = newId();
    const [one, two] = await Promise.all([
      act('accountant', code, 'recordPayment', input, {}, key),
      act('accountant', code, 'recordPayment', input, {}, key),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body).toMatchObject({ dossier: { status: 'processing' } });
    const order = await world.order(dossierId);
    const booked = await world.db.select().from(bookings).where(eq(bookings.orderId, order.id));
    expect(booked).toEqual([expect.objectContaining({ amountVnd: totalVnd, channel: 'card', reference: 'POS 12' })]);
    expect((await as('clerk').get(pathTo(code, '/payments'))).body).toMatchObject({
      data: [{ amountVnd: totalVnd, status: 'paid' }],
    });
    expectProblem(await act('accountant', code, 'recordPayment', input), 'action_not_allowed');
  });

  test('by card names its slip, and by transfer is told by the bank: what nobody could compare is not taken', async () => {
    const { code, dossierId } = await start({ procedureCode: procedureCodes.onAcceptance });
    await doIt('clerk', code, 'accept');
    const { totalVnd } = await world.order(dossierId);
    const form = (await read('clerk', code)).allowedActions.find(({ action }) => action === 'recordPayment')?.form;
    expect(form).toMatchObject({
      properties: { channel: { enum: ['cash', 'card'], default: 'cash' } },
      then: { required: ['reference'] },
    });
    const pay = (how: object) => act('clerk', code, 'recordPayment', { orderNo: 1, bookedVnd: totalVnd, ...how });
    const byTransfer = expectProblem(await pay({ channel: 'transfer', reference: 'UNC 12' }), 'validation_failed');
    expect(byTransfer.errors).toEqual([expect.objectContaining({ field: 'input.channel', code: 'booked_elsewhere' })]);
    for (const reference of [undefined, '  ']) {
      const byCard = expectProblem(await pay({ channel: 'card', reference }), 'validation_failed');
      expect(byCard.errors).toEqual([expect.objectContaining({ field: 'input.reference', code: 'required' })]);
    }
    expect(await world.order(dossierId)).toMatchObject({ status: 'awaited', receivedVnd: 0 });
  });

  test('is for the counter and the accountants, and nobody else', async () => {
    const { code } = await start({ procedureCode: procedureCodes.onAcceptance });
    await doIt('clerk', code, 'accept');
    const tooLittle = { orderNo: 1, bookedVnd: 1 };
    expectProblem(await act('officer', code, 'recordPayment', tooLittle), 'forbidden');
    expectProblem(await act('clerk', code, 'recordPayment', tooLittle), 'action_not_allowed');
  });
});

describe('changing how the result is received', () => {
  test('to the home needs a real address', async () => {
    const { code } = await start();
    const change = (address?: object) =>
      act('clerk', code, 'changeReturn', { returnMethod: 'home', ...(address === undefined ? {} : { address }) });
    expect(expectProblem(await change(), 'validation_failed').errors?.[0]).toMatchObject({ field: 'input.address' });
    const elsewhere = { line: '1 đường Mẫu', communeCode: '23293', provinceCode: '01' };
    expect(expectProblem(await change(elsewhere), 'validation_failed').errors?.[0]).toMatchObject({
      field: 'input.address.communeCode',
    });
    expect((await change({ ...elsewhere, provinceCode: '51' })).status).toBe(200);
    expect(await read('clerk', code)).toMatchObject({ returnMethod: 'home', returnAddress: { communeCode: '23293' } });
  });
});

describe('documents', () => {
  test('are kept once, listed, and sent so that they can be shown but not run', async () => {
    const { code, dossierId } = await start();
    const { id, href } = documentIn(await upload('clerk', code, 'purpose=receipt&name=Biên nhận.pdf'));
    const again = documentIn(await upload('clerk', code, 'purpose=receipt&name=Biên nhận.pdf'));
    expect(again.id).toBe(id);
    expect((await as('officer').get(pathTo(code, '/documents'))).body).toMatchObject({
      data: [{ purpose: 'receipt', name: 'Biên nhận.pdf', title: { vi: 'Biên nhận' } }],
    });
    const bytes = await as('officer').get(`${href}?disposition=inline`);
    expect(bytes.status).toBe(200);
    expect(bytes.headers.get('content-disposition')).toBe(
      `inline; filename="Bien nhan.pdf"; filename*=UTF-8''Bi%C3%AAn%20nh%E1%BA%ADn.pdf`,
    );
    expect(bytes.headers.get('x-content-type-options')).toBe('nosniff');
    expect(bytes.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await as('officer').get(href)).headers.get('content-disposition')).toMatch(/^attachment/);
    expectProblem(await stranger.get(href), 'not_found');
    const reads = await world.db.select().from(readLog).where(eq(readLog.dossierId, dossierId));
    expect(reads.map(({ what }) => what)).toContain('file:Biên nhận.pdf');
  });

  test('of a component need to say which', async () => {
    const { code } = await start();
    const problem = expectProblem(await upload('clerk', code, 'purpose=component'), 'validation_failed');
    expect(problem.errors?.[0]).toMatchObject({ field: 'query.component', code: 'unknown_component' });
  });
});

describe('notes and messages', () => {
  test('are written once; notes stay among staff', async () => {
    const { code } = await start();
    const key = newId();
    const write = (what: 'notes' | 'messages', text: string, withKey = key) =>
      as('clerk').post(pathTo(code, `/${what}`), { text }, { 'Idempotency-Key': withKey });
    const written = await write('notes', 'Gọi lại chiều nay');
    expect(written).toMatchObject({ status: 201, body: { text: 'Gọi lại chiều nay' } });
    expect((await write('notes', 'Gọi lại chiều nay')).body).toEqual(written.body);
    expectProblem(await write('notes', 'Khác'), 'idempotency_key_reused');
    expect((await as('officer').get(pathTo(code, '/notes'))).body).toEqual({ data: [written.body] });

    await write('messages', 'Mời đến quầy 18', newId());
    expect((await as('clerk').get(pathTo(code, '/messages'))).body).toMatchObject({
      data: [{ from: 'office', text: 'Mời đến quầy 18' }],
    });
    const applicant = await api.signIn(world.actorOf('applicant').accountId);
    const mine = await applicant.get(`/api/v1/me/dossiers/${code}`);
    expect(JSON.stringify(mine.body)).toContain('Mời đến quầy 18');
    expect(JSON.stringify(mine.body)).not.toContain('Gọi lại chiều nay');
  });
});

describe('taking in a paper dossier', () => {
  const papers = async (): Promise<{ key: string; originals: number; copies: number }[]> => {
    const { code } = await start();
    return (await read('clerk', code)).components.map(({ key }) => ({ key, originals: 1, copies: 0 }));
  };
  const answers = { projectName: 'Dự án mẫu', purpose: 'Chấm dứt dự án' };
  const reception = (components: unknown) => ({
    procedureCode: procedureCodes.free,
    applicant: sampleApplicant,
    answers,
    components,
    returnMethod: 'counter',
  });

  test('makes a dossier whose reception is already mine, once', async () => {
    const body = reception(await papers());
    const key = newId();
    const receive = () => as('clerk').post('/api/v1/dossiers', body, { 'Idempotency-Key': key });
    const first = await receive();
    expect(first).toMatchObject({ status: 201, body: { status: 'submitted', channel: 'counter' } });
    const { code, tasks } = dossierIn(first);
    expect(tasks).toEqual([expect.objectContaining({ kind: 'receive', mine: true })]);
    expect(dossierIn(await receive()).code).toBe(code);
    expect((await act('clerk', code, 'accept')).body).toMatchObject({
      dossier: { status: 'processing' },
    });
  });

  test('names the papers that are missing and keeps nothing', async () => {
    const key = newId();
    const answer = await as('clerk').post('/api/v1/dossiers', reception([]), { 'Idempotency-Key': key });
    const problem = expectProblem(answer, 'application_incomplete');
    expect(problem.errors?.every(({ field, code }) => field.startsWith('components.') && code === 'required')).toBe(
      true,
    );
    const kept = await world.db.select().from(actionRequests).where(eq(actionRequests.idempotencyKey, key));
    expect(kept).toEqual([]);
  });

  test('of another unit’s procedure is forbidden', async () => {
    const answer = await stranger.post('/api/v1/dossiers', reception([]), { 'Idempotency-Key': newId() });
    expectProblem(answer, 'forbidden');
  });
});
