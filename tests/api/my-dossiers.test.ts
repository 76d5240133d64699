import { afterAll, describe, expect, test } from 'vitest';
import { message } from '../../api/contract/dossier-parts.ts';
import { myDossiersContract } from '../../api/contract/my-dossiers.ts';
import { newId } from '../../db/ids.ts';
import { getOccasion } from '../../db/queries/occasions.ts';
import { listReads } from '../../db/queries/read-log.ts';
import { submitDossier } from '../../db/queries/submit-dossier.ts';
import { actionRequests, files, type FilePurpose } from '../../db/schema/index.ts';
import { createSignedLinks } from '../../integrations/files/signed-links.ts';
import { composeNotice } from '../../worker/notices/compose-notice.ts';
import { linkResult } from '../../worker/notices/link-files.ts';
import { readPdf } from '../support/read-pdf.ts';
import { insertDraft, procedureCodes, sampleApplicant } from '../support/sample-dossiers.ts';
import { openApplicantWorld, pathTo, pdf } from './support/applicant-world.ts';

const { world, api, owner, stranger, start, startAccepted, post, read, close } = await openApplicantWorld();

afterAll(close);

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
    expect(Date.parse(reception?.dueAt ?? '')).toBeGreaterThan(Date.parse(dossier.submittedAt));
    expect(assignment).toMatchObject({ key: 'step:assign', state: 'ahead', startedAt: null });
    expect(dossier.allowedActions.map(({ action }) => action)).toEqual(['withdraw', 'changeReturn']);
  });

  test('says when it is due and how that came about, once it is accepted', async () => {
    const { code } = await startAccepted();
    const { due, dueAt, status, steps } = await read(code);
    expect(status).toBe('processing');
    const explanation = due?.explanation ?? [];
    expect(due?.dueAt).toBe(dueAt);
    expect(explanation.at(0)).toMatchObject({ kind: 'start' });
    expect(explanation.findLast(({ kind }) => kind === 'due')).toMatchObject({ at: dueAt });
    const counted = explanation.filter(({ kind }) => kind === 'counted');
    const minutes = counted.reduce((sum, item) => sum + item.minutes, 0);
    expect(minutes).toBe(3 * 480);
    expect(steps.map(({ state }) => state).slice(0, 3)).toEqual(['done', 'done', 'current']);
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
      const answer = await tryIt();
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
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
      const answer = await stranger.get(`/api/v1/me/dossiers?limit=2${cursor}`);
      const { data, page } = myDossiersContract.listMyDossiers.success.body.parse(answer.body);
      expect(page).toMatchObject({ total: 5, totalIsExact: true });
      pages.push(data.map(({ code }) => code));
      next = page.next;
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(codes.toReversed());

    const found = await stranger.get(`/api/v1/me/dossiers?q=${codes[2]}`);
    expect(found.body).toMatchObject({ data: [{ code: codes[2] }] });
    const none = await stranger.get('/api/v1/me/dossiers?status=returned');
    expect(none.body).toMatchObject({ data: [], page: { next: null, total: 0 } });
  });

  test('are not paged by a cursor of somebody’s own making', async () => {
    expect(await owner.get('/api/v1/me/dossiers?cursor=abc')).toMatchObject({
      status: 422,
      body: {
        code: 'validation_failed',
        errors: [{ field: 'query.cursor', code: 'invalid_cursor' }],
      },
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
    expect(asked.steps.find(({ key }) => key === 'fees')).toMatchObject({ state: 'current', dueAt });
    const listed = await owner.get(`/api/v1/me/dossiers?q=${code}`);
    expect(listed.body).toMatchObject({ data: [{ requests: asked.requests }] });

    await world.settle(dossierId);
    const paid = await read(code);
    expect(paid).toMatchObject({ requests: [], payments: [{ status: 'paid' }], status: 'processing' });
  });
});

describe('a result that is ready', () => {
  async function startReady(returnMethod: 'counter' | 'home') {
    const dossier = await startAccepted({ returnMethod });
    await world.process(dossier.dossierId);
    await world.untilStatus(dossier.dossierId, 'result_ready');
    return dossier;
  }

  test('is to be collected at the unit’s counter', async () => {
    const { code } = await startReady('counter');
    const { requests, steps, unit } = await read(code);
    expect(requests).toMatchObject([{ kind: 'collect', dueAt: null }]);
    expect(requests[0]?.text.vi).toContain(unit.name.vi);
    expect(steps.at(-1)).toMatchObject({ key: 'return', state: 'current' });
  });

  test('is followed on its way by post, and no longer redirected', async () => {
    const { dossierId, code } = await startReady('home');
    await world.do(dossierId, 'clerk', 'postResult', { weightGrams: 80 });
    const { orderNumber, trackingCode } = await world.parcel(dossierId, 'deliver');
    await world.tellParcel(orderNumber, 'inTransit');
    const { deliveries, requests } = await read(code);
    expect(requests).toEqual([]);
    expect(deliveries).toMatchObject([
      {
        direction: 'deliver',
        trackingCode,
        status: 'inTransit',
        statusName: { vi: 'Đang vận chuyển', en: 'In transit' },
      },
    ]);
    expect(deliveries[0]?.events.at(-1)).toMatchObject({ status: 'inTransit', text: { en: 'In transit' } });
    const redirected = await post(code, '/return', { returnMethod: 'counter' });
    expect(redirected).toMatchObject({
      status: 409,
      body: { code: 'action_not_allowed', errors: [{ code: 'already_with_the_post' }], allowedActions: [] },
    });
  });
});

describe('files and messages', () => {
  /** A file of a dossier with its bytes in the store, uploaded by nobody in particular. */
  async function addFile(dossierId: string, purpose: FilePurpose, id: string = newId()): Promise<string> {
    const content = pdf(`${purpose} ${id}`);
    const { ref, sizeBytes } = await api.parts.files.put(stream(content), { maxBytes: 10_000, accept: ['pdf'] });
    const name = 'Giấy chứng nhận "mẫu".pdf';
    await world.db.insert(files).values({ id, dossierId, purpose, name, kind: 'pdf', sizeBytes, ref });
    return id;
  }

  async function* stream(content: Uint8Array) {
    yield await Promise.resolve(content);
  }

  test('include the result once it is returned, not before', async () => {
    const { dossierId, code } = await startAccepted({ returnMethod: 'online' });
    const draft = await addFile(dossierId, 'result');
    expect(await owner.get(pathTo(code, `/files/${draft}`))).toMatchObject({ status: 404 });

    await world.process(dossierId);
    const { resultFileId } = await world.untilStatus(dossierId, 'returned');
    await addFile(dossierId, 'result', resultFileId ?? '');
    const { results } = await read(code);
    expect(results).toMatchObject([{ id: resultFileId, kind: 'pdf' }]);
    const href = results[0]?.href ?? '';
    const file = await owner.get(href);
    expect(file).toMatchObject({ status: 200, body: expect.stringMatching(/^%PDF/) as string });
    const { headers } = file;
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="Giay chung nhan _mau_\.pdf"/);
    expect(await stranger.get(href)).toMatchObject({ status: 404 });
    expect(await owner.get(pathTo(code, `/files/${draft}`))).toMatchObject({ status: 404 });
  });

  test('are opened by the link of a mail without a session: one file, for a time, and each opening is taken down', async () => {
    const { dossierId } = await startAccepted({ returnMethod: 'online' });
    await world.process(dossierId);
    const { resultFileId } = await world.untilStatus(dossierId, 'returned');
    const result = await addFile(dossierId, 'result', resultFileId ?? '');
    const paper = await addFile(dossierId, 'component');
    const links = createSignedLinks({ secret: api.parts.config.auth.secret, days: 7 });
    const anybody = api.browser();
    const now = new Date();
    const seq = (await world.get(dossierId)).state.seq;
    const publicUrl = 'https://motcua.invalid';
    const occasion = await getOccasion(world.db, dossierId, seq);
    const download = await linkResult({ db: world.db, links, publicUrl }, occasion);
    expect(await linkResult({ db: world.db, publicUrl }, occasion)).toBeUndefined();
    const mail = composeNotice(occasion, { publicUrl, remark: [], download });
    expect(mail.text).toContain(download?.url);
    expect(mail.text).toContain('Whoever has this mail can open the result with it');
    const path = download?.url.slice(publicUrl.length) ?? '';

    const opened = await anybody.get(path);
    expect(opened).toMatchObject({ status: 200, body: expect.stringMatching(/^%PDF/) as string });
    const [latest] = await listReads(world.db, dossierId, 1);
    expect(latest).toMatchObject({ what: 'link:Giấy chứng nhận "mẫu".pdf' });

    const proof = path.slice(path.indexOf('?'));
    expect(await anybody.get(`/api/v1/files/${paper}${proof}`)).toMatchObject({ status: 404 });
    const longer = path.replace(/until=(\d+)/, (_, until) => `until=${Number(until) + 60}`);
    expect(await anybody.get(longer)).toMatchObject({ status: 404 });
    expect(await anybody.get(links.make(paper, now).path)).toMatchObject({ status: 404 });

    const old = await anybody.get(links.make(result, new Date(now.getTime() - 8 * 24 * 60 * 60_000)).path);
    expect(old.status).toBe(303);
    expect(old.headers.get('location')).toBe('/lien-ket-het-han');
  });

  test('mark the copy of a result that was returned on paper as one', async () => {
    const { dossierId, code } = await startAccepted({ returnMethod: 'counter' });
    await world.process(dossierId);
    const { resultFileId } = await world.untilStatus(dossierId, 'result_ready');
    await addFile(dossierId, 'result', resultFileId ?? '');
    await world.do(dossierId, 'clerk', 'handOver', { recipient: 'Nguyễn Mẫu', identityChecked: true });
    await world.untilStatus(dossierId, 'returned');
    const { results } = await read(code);
    const { text } = await readPdf(await owner.download(results[0]?.href ?? ''));
    expect(text).toContain(`Bản sao kết quả hồ sơ ${code}, tải về lúc`);
  });

  test('of mine are to be had; what staff keep is not', async () => {
    const { dossierId, code } = await start();
    const purposes = ['component', 'letter', 'attachment', 'receipt'] as const;
    const answers = await Promise.all(
      purposes.map(async (purpose) => owner.get(pathTo(code, `/files/${await addFile(dossierId, purpose)}`))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
  });

  test('are written once, however often they are sent', async () => {
    const { code } = await start();
    const key = newId();
    const first = await post(code, '/messages', { text: 'Bao giờ có kết quả?' }, key);
    expect(first).toMatchObject({ status: 201, body: { from: 'applicant', text: 'Bao giờ có kết quả?' } });
    const { id } = message.parse(first.body);
    const again = await post(code, '/messages', { text: 'Bao giờ có kết quả?' }, key);
    expect(again).toMatchObject({ status: 201, body: { id } });
    const other = await post(code, '/messages', { text: 'Xin cảm ơn' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    expect((await read(code)).messages).toMatchObject([{ id }]);
    const withoutKey = await owner.post(pathTo(code, '/messages'), { text: 'Xin cảm ơn' });
    expect(withoutKey).toMatchObject({ status: 422, body: { code: 'idempotency_key_missing' } });
  });
});
