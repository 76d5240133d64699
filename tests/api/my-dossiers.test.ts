import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../db/ids.ts';
import { submitDossier } from '../../db/queries/submit-dossier.ts';
import { actionRequests, auditEntries, dossiers, files, type FilePurpose } from '../../db/schema/index.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { insertDraft, procedureCodes, sampleApplicant, type NewDossier } from '../support/sample-dossiers.ts';
import { createTemporalEnvironment } from '../support/temporal.ts';
import type { Answered, Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let world: DossierWorld;
let api: SampleApi;
let owner: Browser;
let stranger: Browser;

beforeAll(async () => {
  world = await openDossierWorld(createTemporalEnvironment);
  api = await startSampleApi(world.db, { dossiers: { act: world.send } });
  owner = await api.signIn(world.actorOf('applicant').accountId);
  stranger = await api.signIn(world.actorOf('applicant', 1).accountId);
});

afterAll(async () => {
  await api.close();
  await world.close();
});

const pathTo = (code: string, rest = '') => `/api/v1/me/dossiers/${code}${rest}`;
const post = (code: string, rest: string, body: unknown, key: string = newId()): Promise<Answered> =>
  owner.post(pathTo(code, rest), body, { 'Idempotency-Key': key });
const read = async (code: string) => (await owner.get(pathTo(code))).body;

/** A dossier of the owner's whose workflow runs. */
async function start(wish: Partial<NewDossier> = {}): Promise<{ dossierId: string; code: string }> {
  const dossierId = await world.start({ procedureCode: procedureCodes.free, ...wish });
  return { dossierId, code: (await world.get(dossierId)).code ?? '' };
}

async function startAccepted(wish: Partial<NewDossier> = {}) {
  const dossier = await start(wish);
  await world.do(dossier.dossierId, 'clerk', 'accept');
  return dossier;
}

async function startReturned() {
  const dossier = await startAccepted({ returnMethod: 'online' });
  await world.process(dossier.dossierId);
  await world.untilStatus(dossier.dossierId, 'returned');
  return dossier;
}

/** A file of a dossier with its bytes in the store, uploaded by nobody in particular. */
async function addFile(dossierId: string, purpose: FilePurpose, id: string = newId()): Promise<string> {
  const content = pdf(`${purpose} ${id}`);
  const { ref, sizeBytes } = await api.parts.files.put(stream(content), { maxBytes: 10_000, accept: ['pdf'] });
  const name = 'Giấy chứng nhận "mẫu".pdf';
  await world.db.insert(files).values({ id, dossierId, purpose, name, kind: 'pdf', sizeBytes, ref });
  return id;
}

const pdf = (words: string) => new TextEncoder().encode(`%PDF-1.4\n% ${words}\n%%EOF\n`);

async function* stream(content: Uint8Array) {
  yield await Promise.resolve(content);
}

describe('my dossier', () => {
  test('shows its way, who has it, and what I may do', async () => {
    const { code } = await start();
    const dossier = await read(code);
    expect(dossier).toMatchObject({
      code,
      status: 'submitted',
      statusName: { vi: 'Mới đăng ký' },
      portalStatus: 1,
      seq: 1,
      due: null,
      requests: [],
      payments: [],
      deliveries: [],
      messages: [],
      letters: [],
      results: [],
      returnMethod: 'counter',
      applicant: { name: sampleApplicant.name },
    });
    const [submission, reception, assignment] = dossier.steps;
    expect(submission).toMatchObject({ key: 'submit', state: 'done', startedAt: dossier.submittedAt });
    expect(reception).toMatchObject({ key: 'receive', state: 'current', unit: dossier.unit, endedAt: null });
    expect(Date.parse(reception.dueAt)).toBeGreaterThan(Date.parse(dossier.submittedAt));
    expect(assignment).toMatchObject({ key: 'step:assign', state: 'ahead', startedAt: null });
    expect(dossier.allowedActions.map(({ action }: { action: string }) => action)).toEqual([
      'withdraw',
      'changeReturn',
    ]);
  });

  test('says when it is due and how that came about, once it is accepted', async () => {
    const { code } = await startAccepted();
    const { due, dueAt, status, steps } = await read(code);
    expect(status).toBe('processing');
    expect(due.dueAt).toBe(dueAt);
    expect(due.explanation.at(0)).toMatchObject({ kind: 'start' });
    expect(due.explanation.findLast(({ kind }: { kind: string }) => kind === 'due')).toMatchObject({ at: dueAt });
    const counted = due.explanation.filter(({ kind }: { kind: string }) => kind === 'counted');
    const minutes = counted.reduce((sum: number, item: { minutes: number }) => sum + item.minutes, 0);
    expect(minutes).toBe(3 * 480);
    expect(steps.map(({ state }: { state: string }) => state).slice(0, 3)).toEqual(['done', 'done', 'current']);
  });

  test('answers 304 while it stays the same, and the whole again once somebody writes', async () => {
    const { code } = await start();
    const { headers } = await owner.get(pathTo(code));
    const tagged = { 'If-None-Match': headers.get('etag') ?? '' };
    expect(await owner.get(pathTo(code), tagged)).toMatchObject({ status: 304, body: '' });
    await post(code, '/messages', { text: 'Bao giờ có kết quả?' });
    expect(await owner.get(pathTo(code), tagged)).toMatchObject({ status: 200 });
  });

  test('is nobody else’s', async () => {
    const { code } = await start();
    const key = { 'Idempotency-Key': newId() };
    const tries = [
      () => stranger.get(pathTo(code)),
      () => stranger.post(pathTo(code, '/withdraw'), {}, key),
      () => stranger.post(pathTo(code, '/messages'), { text: 'Xin chào' }, key),
      () => stranger.post(pathTo(code, '/rating'), { stars: 1 }, key),
      () => stranger.send('PUT', pathTo(code, '/components/notice'), { body: pdf('x') }),
    ];
    for (const tryIt of tries) {
      const { status, headers, body } = await tryIt();
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
      expect(headers.get('content-type')).toContain('application/problem+json');
    }
    const clerk = await api.signIn(world.actorOf('clerk').accountId);
    expect(await clerk.get(pathTo(code))).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await api.browser().get(pathTo(code))).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  });
});

describe('my dossiers', () => {
  /** Dossiers of somebody who has no others, submitted without their workflows. */
  async function submitFor(accountId: string, times: number): Promise<string[]> {
    const codes: string[] = [];
    for (let no = 0; no < times; no += 1) {
      const dossierId = await insertDraft(world.db, accountId, { procedureCode: procedureCodes.free });
      const requestId = newId();
      const request = { id: requestId, accountId, idempotencyKey: requestId, bodyHash: '', dossierId };
      await world.db.insert(actionRequests).values({ ...request, action: 'submit', input: {} });
      const actor = { accountId, role: 'applicant' } as const;
      const submission = { dossierId, action: 'submit', actor, requestId, at: new Date().toISOString() } as const;
      codes.push((await world.db.transaction((tx) => submitDossier(tx, submission))).code);
    }
    return codes;
  }

  test('come latest first, page after page, each once; drafts are not among them', async () => {
    const { accountId } = world.actorOf('applicant', 1);
    const codes = await submitFor(accountId, 5);
    await insertDraft(world.db, accountId, { procedureCode: procedureCodes.free });
    const pages: string[][] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
      const { status, body }: Answered = await stranger.get(`/api/v1/me/dossiers?limit=2${cursor}`);
      expect(status).toBe(200);
      expect(body.page).toMatchObject({ total: 5, totalIsExact: true });
      pages.push(body.data.map(({ code }: { code: string }) => code));
      next = body.page.next;
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(codes.toReversed());

    const found = await stranger.get(`/api/v1/me/dossiers?q=${codes[2]}`);
    expect(found.body.data).toMatchObject([{ code: codes[2] }]);
    const none = await stranger.get('/api/v1/me/dossiers?status=returned');
    expect(none.body).toMatchObject({ data: [], page: { next: null, total: 0 } });
  });

  test('are not paged by a cursor of somebody’s own making', async () => {
    const { status, body } = await owner.get('/api/v1/me/dossiers?cursor=abc');
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'query.cursor', code: 'invalid_cursor' }],
    });
  });
});

describe('paying', () => {
  test('is asked for with transaction, amount and deadline until it is done', async () => {
    const { dossierId, code } = await startAccepted({ procedureCode: procedureCodes.onAcceptance });
    const order = await world.order(dossierId);
    const asked = await read(code);
    const { id: transactionId, totalVnd: amountVnd, dueAt } = order;
    expect(asked.requests).toMatchObject([{ kind: 'pay', transactionId, amountVnd, dueAt }]);
    expect(asked.payments).toMatchObject([{ transactionId, purpose: 'fee', amountVnd, status: 'awaited' }]);
    expect(asked.steps.find(({ key }: { key: string }) => key === 'fees')).toMatchObject({ state: 'current', dueAt });
    const listed = await owner.get(`/api/v1/me/dossiers?q=${code}`);
    expect(listed.body.data[0].requests).toEqual(asked.requests);

    await world.settle(dossierId);
    const paid = await read(code);
    expect(paid).toMatchObject({ requests: [], payments: [{ status: 'paid' }], status: 'processing' });
  });
});

describe('a supplement', () => {
  const noticeNote = 'Thiếu chữ ký ở trang 2';
  const asking = {
    components: ['notice', 'decision'],
    reason: 'Bổ sung hai giấy tờ sau trong một lần',
    notes: { notice: noticeNote },
  };

  async function startAsked() {
    const dossier = await start();
    await world.do(dossier.dossierId, 'clerk', 'requestSupplement', asking);
    return dossier;
  }

  const stage = (code: string, component: string, content: Uint8Array = pdf(newId())): Promise<Answered> =>
    owner.send('PUT', pathTo(code, `/components/${component}?name=giay-to.pdf`), {
      body: content,
      headers: { 'Content-Type': 'application/pdf' },
    });

  async function piece(code: string, component: string) {
    const { body } = await stage(code, component);
    return { component, fileId: String(body.id) };
  }

  test('is asked for with everything at once, in the words of who asks', async () => {
    const { code } = await startAsked();
    const { requests, steps, allowedActions } = await read(code);
    expect(requests).toMatchObject([
      {
        kind: 'supplement',
        text: { vi: asking.reason },
        pieces: [
          { component: 'notice', note: noticeNote },
          { component: 'decision', note: '' },
        ],
      },
    ]);
    expect(steps[1]).toMatchObject({ key: 'receive', state: 'paused', dueAt: requests[0].dueAt });
    expect(allowedActions.map(({ action }: { action: string }) => action)).toContain('supplement');
  });

  test('takes what is named, no more, and only once', async () => {
    const { code } = await startAsked();
    const notice = await piece(code, 'notice');
    const decision = await piece(code, 'decision');
    await piece(code, 'decision');
    const key = newId();
    const sent = await post(code, '/supplement', { files: [notice, decision], note: 'Đã bổ sung' }, key);
    expect(sent.status).toBe(200);
    expect(sent.body).toMatchObject({ status: 'submitted', seq: 3, requests: [] });
    const handedIn = sent.body.components.flatMap(({ files: of }: { files: { id: string }[] }) =>
      of.map(({ id }) => id),
    );
    expect(handedIn).toEqual([notice.fileId, decision.fileId]);

    const again = await post(code, '/supplement', { files: [notice, decision], note: 'Đã bổ sung' }, key);
    expect(again).toMatchObject({ status: 200, body: { seq: 3 } });
    const other = await post(code, '/supplement', { files: [notice, decision] }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
  });

  test('that is incomplete names what is missing and loses nothing', async () => {
    const { code } = await startAsked();
    const notice = await piece(code, 'notice');
    const decision = await piece(code, 'decision');
    const { status, body } = await post(code, '/supplement', { files: [notice] });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'files', code: 'pieces_missing' }] });
    expect(body.errors[0].message).toContain('Quyết định chấm dứt hoạt động');
    expect(await post(code, '/supplement', { files: [notice, decision] })).toMatchObject({ status: 200 });
  });

  test('with a file that is not there names it', async () => {
    const { code } = await startAsked();
    const notice = await piece(code, 'notice');
    const elsewhere = { component: 'decision', fileId: notice.fileId };
    const { status, body } = await post(code, '/supplement', { files: [notice, elsewhere] });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'files.1.fileId', code: 'not_staged' }] });
  });

  test('is not sent by its name alone, without files', async () => {
    const { code } = await startAsked();
    const components = ['notice', 'decision'];
    const { status, body } = await post(code, '/actions', { action: 'supplement', input: { components } });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'input.components', code: 'pieces_missing' }] });
  });

  test('keeps the same file for the same component once', async () => {
    const { code } = await startAsked();
    const content = pdf('the same');
    const first = await stage(code, 'notice', content);
    expect(first).toMatchObject({ status: 201, body: { kind: 'pdf', name: 'giay-to.pdf' } });
    expect(await stage(code, 'notice', content)).toMatchObject({ status: 201, body: { id: first.body.id } });
  });

  test('refuses files that are of no accepted kind, or for no component', async () => {
    const { code } = await startAsked();
    const script = await stage(code, 'notice', new TextEncoder().encode('<script>alert(1)</script>'));
    expect(script).toMatchObject({ status: 415, body: { code: 'file_kind_refused' } });
    expect(script.body.detail).toContain('PDF');
    const unknown = await stage(code, 'passport');
    expect(unknown).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'params.key', code: 'unknown_component' }] },
    });
  });

  test('that nobody asked for is refused with what can be done instead', async () => {
    const { code } = await start();
    const refused = {
      status: 409,
      body: {
        code: 'action_not_allowed',
        dossierStatus: 'submitted',
        allowedActions: ['withdraw', 'changeReturn'],
        errors: [{ field: 'action', code: 'not_in_this_status' }],
      },
    };
    expect(await stage(code, 'notice')).toMatchObject(refused);
    expect(await post(code, '/supplement', { files: [] })).toMatchObject(refused);
  });
});

describe('withdrawing', () => {
  test('takes effect at once before acceptance', async () => {
    const { code } = await start();
    const key = newId();
    const withdrawn = await post(code, '/withdraw', {}, key);
    expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn', allowedActions: [] } });
    expect(await post(code, '/withdraw', {}, key)).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
  });

  test('is a request to the unit afterwards, and needs a reason', async () => {
    const { code } = await startAccepted();
    const silent = await post(code, '/withdraw', {});
    expect(silent.status).toBe(422);
    expect(silent.body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'reason', code: 'required' }] });

    const asked = await post(code, '/withdraw', { reason: 'Dự án vẫn tiếp tục' });
    expect(asked).toMatchObject({ status: 200, body: { status: 'withdrawal_requested' } });
    const twice = await post(code, '/withdraw', {});
    expect(twice).toMatchObject({
      status: 409,
      body: { code: 'action_not_allowed', dossierStatus: 'withdrawal_requested', allowedActions: [] },
    });
  });
});

describe('changing how the result comes', () => {
  const address = { line: 'Số 5, đường Mẫu', communeCode: '23293', provinceCode: '51' };

  test('to my home keeps the address', async () => {
    const { code } = await start();
    const changed = await post(code, '/return', { returnMethod: 'home', address });
    expect(changed).toMatchObject({ status: 200, body: { returnMethod: 'home', returnAddress: address } });
  });

  test.each([
    ['no address', { returnMethod: 'home' }, 'address', 'required'],
    [
      'a commune of another province',
      { returnMethod: 'home', address: { ...address, provinceCode: '48' } },
      'address.communeCode',
      'not_in_province',
    ],
    ['hardly a street', { returnMethod: 'home', address: { ...address, line: '5' } }, 'address.line', 'too_small'],
  ])('is refused with %s', async (_what, body, field, code) => {
    const dossier = await start();
    const answer = await post(dossier.code, '/return', body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ field, code }] });
  });
});

describe('any allowed action', () => {
  test('is refused when the dossier has moved on since it was looked at', async () => {
    const { code } = await startAccepted();
    const input = { returnMethod: 'online' };
    const stale = await post(code, '/actions', { action: 'changeReturn', input, expectedSeq: 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale_form', dossierStatus: 'processing' } });
    const { seq } = await read(code);
    const fresh = await post(code, '/actions', { action: 'changeReturn', input, expectedSeq: seq });
    expect(fresh).toMatchObject({ status: 200, body: { returnMethod: 'online', seq: seq + 1 } });
  });

  test('is the applicant’s, never the office’s', async () => {
    const { code } = await start();
    const accepting = await post(code, '/actions', { action: 'accept' });
    expect(accepting).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const unheardOf = await post(code, '/actions', { action: 'abolish' });
    expect(unheardOf).toMatchObject({ status: 409, body: { errors: [{ field: 'action', code: 'unknown_action' }] } });
  });
});

describe('a returned dossier', () => {
  test('has its result to download, which it had not before', async () => {
    const { dossierId, code } = await startAccepted({ returnMethod: 'online' });
    const draft = await addFile(dossierId, 'result');
    expect(await owner.get(pathTo(code, `/files/${draft}`))).toMatchObject({ status: 404 });

    await world.process(dossierId);
    const { resultFileId } = await world.untilStatus(dossierId, 'returned');
    await addFile(dossierId, 'result', resultFileId ?? '');
    const { results } = await read(code);
    expect(results).toMatchObject([{ id: resultFileId, kind: 'pdf' }]);
    const { status, headers, body } = await owner.get(results[0].href);
    expect(status).toBe(200);
    expect(body).toMatch(/^%PDF/);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="Giay chung nhan _mau_\.pdf"/);
    expect(await stranger.get(results[0].href)).toMatchObject({ status: 404 });
    expect(await owner.get(pathTo(code, `/files/${draft}`))).toMatchObject({ status: 404 });
  });

  test('is rated once', async () => {
    const { dossierId, code } = await startReturned();
    const { requests, allowedActions } = await read(code);
    expect(requests).toMatchObject([{ kind: 'rate' }]);
    expect(allowedActions).toMatchObject([{ action: 'rate' }]);

    const none = await post(code, '/rating', { stars: 6 });
    expect(none).toMatchObject({ status: 422, body: { errors: [{ field: 'stars', code: 'too_big' }] } });
    const key = newId();
    const rated = await post(code, '/rating', { stars: 5, comment: 'Nhanh' }, key);
    expect(rated).toMatchObject({ status: 200, body: { requests: [], allowedActions: [] } });
    expect(await post(code, '/rating', { stars: 5, comment: 'Nhanh' }, key)).toMatchObject({ status: 200 });
    const again = await post(code, '/rating', { stars: 1 });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'action_not_allowed', errors: [{ field: 'action', code: 'already_rated' }], allowedActions: [] },
    });
    const entries = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, dossierId));
    expect(entries.filter(({ action }) => action === 'dossier.rate')).toMatchObject([{ actorRole: 'applicant' }]);
  });

  test('can be rated as one of its actions too, and no longer after thirty days', async () => {
    const { dossierId, code } = await startReturned();
    const noStars = await post(code, '/actions', { action: 'rate', input: { stars: 0 } });
    expect(noStars).toMatchObject({ status: 422, body: { errors: [{ field: 'input.stars' }] } });
    const endedAt = new Date(Date.now() - 31 * 24 * 3_600_000).toISOString();
    await world.db.update(dossiers).set({ endedAt }).where(eq(dossiers.id, dossierId));
    const late = await post(code, '/actions', { action: 'rate', input: { stars: 4 } });
    expect(late).toMatchObject({ status: 409, body: { errors: [{ field: 'action', code: 'too_late' }] } });
    expect(await read(code)).toMatchObject({ requests: [], allowedActions: [] });
  });

  test('cannot be rated before it is returned', async () => {
    const { code } = await start();
    expect(await post(code, '/rating', { stars: 3 })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'not_in_this_status' }], dossierStatus: 'submitted' },
    });
  });
});

describe('files and messages', () => {
  test('of mine are to be had; what staff keep is not', async () => {
    const { dossierId, code } = await start();
    const purposes = ['component', 'letter', 'attachment', 'receipt'] as const;
    const answers = await Promise.all(
      purposes.map(async (purpose) => owner.get(pathTo(code, `/files/${await addFile(dossierId, purpose)}`))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
  });

  test('are written once however often they are sent', async () => {
    const { code } = await start();
    const key = newId();
    const first = await post(code, '/messages', { text: 'Bao giờ có kết quả?' }, key);
    expect(first).toMatchObject({ status: 201, body: { from: 'applicant', text: 'Bao giờ có kết quả?' } });
    const again = await post(code, '/messages', { text: 'Bao giờ có kết quả?' }, key);
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id } });
    const other = await post(code, '/messages', { text: 'Xin cảm ơn' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    expect((await read(code)).messages).toMatchObject([{ id: first.body.id }]);
    const withoutKey = await owner.post(pathTo(code, '/messages'), { text: 'Xin cảm ơn' });
    expect(withoutKey).toMatchObject({ status: 422, body: { code: 'idempotency_key_missing' } });
  });
});
