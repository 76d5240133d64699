import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application, submission, type Application } from '../../api/contract/application.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { samplePdf } from '../../db/sample/documents.ts';
import { newId } from '../../db/ids.ts';
import { dossiers, outbox, procedures, procedureVersions } from '../../db/schema/index.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let ownerId: string;
let owner: Browser;
let stranger: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  const actorOf = await createCast(database.db);
  ownerId = actorOf('applicant').accountId;
  owner = await api.signIn(ownerId);
  stranger = await api.signIn(actorOf('applicant', 1).accountId);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const shownIn = ({ body }: Answered): Application => application.parse(body);
const refusedIn = ({ body }: Answered) => problemDocument.parse(body);
const pathTo = (id: string, rest = '') => `/api/v1/applications/${id}${rest}`;

const start = (procedureCode: string, key = newId()) =>
  owner.post('/api/v1/applications', { procedureCode }, { 'Idempotency-Key': key });
const attach = (id: string, component: string, content: Uint8Array, type = 'application/pdf') =>
  owner.send('PUT', pathTo(id, `/components/${component}?name=giay.pdf`), {
    body: content,
    headers: { 'Content-Type': type },
  });
const submit = (id: string, revision: number, key = newId()) =>
  owner.post(pathTo(id, '/submit'), { revision }, { 'Idempotency-Key': key });

function pdf(text: string): Uint8Array {
  return Buffer.concat([samplePdf('Sample'), Buffer.from(`% ${text}\n`)]);
}

/** An application with nothing missing but what the test leaves out. */
async function fillIn(procedureCode: string): Promise<Application> {
  let shown = shownIn(await start(procedureCode));
  const answers = { event: 'birth', person: 'Nguyễn Mẫu Xuân', copies: 2, digitalCitizen: false };
  const change = { revision: shown.revision, returnMethod: 'counter' };
  shown = shownIn(
    await owner.patch(
      pathTo(shown.id),
      procedureCode === procedureCodes.onSubmission ? { ...change, answers } : change,
    ),
  );
  for (const { key } of shown.components.filter(({ required }) => required)) {
    shown = shownIn(await attach(shown.id, key, pdf(key)));
  }
  const unanswered = shown.missing.filter(({ field }) => field.startsWith('answers.'));
  if (unanswered.length > 0) {
    const given = Object.fromEntries(unanswered.map(({ field }) => [field.replace('answers.', ''), 'Mẫu']));
    const body = { revision: shown.revision, answers: { ...shown.answers, ...given } };
    shown = shownIn(await owner.patch(pathTo(shown.id), body));
  }
  return shown;
}

describe('an application', () => {
  test('begins with what the account knows and says all that is missing', async () => {
    const shown = shownIn(await start(procedureCodes.free));
    expect(shown.applicant).toMatchObject({
      kind: 'citizen',
      name: expect.stringContaining('Mẫu') as string,
      phone: expect.stringMatching(/^09000000/) as string,
    });
    const fields = shown.missing.map(({ field }) => field);
    expect(fields).toContain('returnMethod');
    expect(fields).toContain(`components.${shown.components.find(({ required }) => required)?.key ?? ''}`);
  });

  test('is begun once, however often the request is sent', async () => {
    const key = newId();
    const [first, second] = [await start(procedureCodes.free, key), await start(procedureCodes.free, key)];
    expect(shownIn(second).id).toBe(shownIn(first).id);
    const other = await start(procedureCodes.onSubmission, key);
    expect(refusedIn(other)).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
  });

  test('is nobody else’s to see or change', async () => {
    const { id, revision } = shownIn(await start(procedureCodes.free));
    expect((await stranger.get(pathTo(id))).status).toBe(404);
    expect((await stranger.patch(pathTo(id), { revision, homeCollection: true })).status).toBe(404);
    expect((await api.browser().get(pathTo(id))).status).toBe(401);
  });

  test('refuses to overwrite what was saved in another window', async () => {
    const { id, revision } = shownIn(await start(procedureCodes.free));
    await owner.patch(pathTo(id), { revision, returnMethod: 'counter' });
    const late = await owner.patch(pathTo(id), { revision, returnMethod: 'online' });
    expect(refusedIn(late)).toMatchObject({ status: 409, code: 'stale_form' });
    expect(shownIn(await owner.get(pathTo(id))).returnMethod).toBe('counter');
  });

  test('keeps numbers in one form and names those that are none', async () => {
    const { id, revision } = shownIn(await start(procedureCodes.free));
    const kept = await owner.patch(pathTo(id), { revision, applicant: { phone: '+84 912.345.678' } });
    expect(shownIn(kept).applicant.phone).toBe('0912345678');
    const refused = await owner.patch(pathTo(id), { revision: revision + 1, applicant: { personalId: '12' } });
    expect(refusedIn(refused).errors).toEqual([
      expect.objectContaining({
        field: 'applicant.personalId',
        message: expect.stringContaining('12 chữ số') as string,
      }),
    ]);
  });

  test('refuses an address whose commune is in another province', async () => {
    const { id, revision } = shownIn(await start(procedureCodes.free));
    const returnAddress = { line: 'Số 1', communeCode: '23293', provinceCode: '01' };
    const refused = await owner.patch(pathTo(id), { revision, returnMethod: 'home', returnAddress });
    expect(refusedIn(refused).errors?.[0]).toMatchObject({
      field: 'returnAddress.communeCode',
      code: 'not_in_province',
    });
  });

  test('shows its price as soon as the answers tell it', async () => {
    const shown = shownIn(await start(procedureCodes.onSubmission));
    const answers = { event: 'birth', person: 'Nguyễn Mẫu Xuân', copies: 2 };
    const priced = shownIn(await owner.patch(pathTo(shown.id), { revision: shown.revision, answers }));
    expect(priced.quote?.totalVnd).toBe(16_000);
  });

  test('moves on to a version published meanwhile, and says that the form has changed', async () => {
    const { id, revision } = await fillIn(procedureCodes.free);
    await publishAgain(procedureCodes.free);
    expect(refusedIn(await submit(id, revision))).toMatchObject({ code: 'stale_form' });
    const shown = shownIn(await owner.get(pathTo(id)));
    expect(shown.procedure.version).toBe(2);
    expect((await submit(id, shown.revision)).status).toBe(201);
  });
});

describe('papers', () => {
  test('are told by their content, kept once, and can be read back and taken away', async () => {
    const { id, components } = shownIn(await start(procedureCodes.free));
    const key = components[0]?.key ?? '';
    const content = pdf('một');
    await attach(id, key, content);
    const [file, ...others] = shownIn(await attach(id, key, content)).components[0]?.files ?? [];
    expect(others).toEqual([]);
    expect(file).toMatchObject({ name: 'giay.pdf', kind: 'pdf', sizeBytes: content.byteLength });

    const bytes = await owner.get(file?.href ?? '');
    expect(bytes.headers.get('content-disposition')).toMatch(/^inline; filename="giay\.pdf"/);
    expect(bytes.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await stranger.get(file?.href ?? '')).status).toBe(404);

    const without = await owner.send('DELETE', pathTo(id, `/components/${key}/files/${file?.id ?? ''}`));
    expect(shownIn(without).components[0]?.files).toEqual([]);
    expect((await owner.get(file?.href ?? '')).status).toBe(404);
  });

  test('may come as a form, with the name they had', async () => {
    const { id, components } = shownIn(await start(procedureCodes.free));
    const form = new FormData();
    form.append('file', new File([pdf('hai')], 'Đơn đề nghị.PDF', { type: 'text/plain' }));
    const key = components[0]?.key ?? '';
    const answer = await owner.send('PUT', pathTo(id, `/components/${key}`), { body: form });
    expect(shownIn(answer).components[0]?.files[0]?.name).toBe('Đơn đề nghị.pdf');
  });

  test.each([
    ['a program called a PDF', Buffer.from('MZ this is no document'), 415, 'file_kind_refused'],
    ['nothing at all', Buffer.alloc(0), 422, 'file_missing'],
    ['more than is allowed', Buffer.concat([pdf('to'), Buffer.alloc(2 * 1024 * 1024)]), 413, 'file_too_large'],
  ])('are refused when they are %s', async (_what, content, status, code) => {
    const { id, components } = shownIn(await start(procedureCodes.free));
    const answer = await attach(id, components[0]?.key ?? '', content);
    expect(refusedIn(answer)).toMatchObject({ status, code });
  });
});

describe('handing in', () => {
  test('names everything that is missing and hands nothing in', async () => {
    const { id, revision } = shownIn(await start(procedureCodes.free));
    const refused = refusedIn(await submit(id, revision));
    expect(refused).toMatchObject({ status: 422, code: 'application_incomplete' });
    expect(refused.errors?.map(({ field }) => field)).toContain('returnMethod');
    expect(shownIn(await owner.get(pathTo(id))).dossierCode).toBeNull();
  });

  test('gives a code and a key that opens the tracking page, and the same ones when sent again', async () => {
    const { id, revision } = await fillIn(procedureCodes.free);
    const key = newId();
    const [first, again] = [await submit(id, revision, key), await submit(id, revision, key)];
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const { dossierCode, trackingKey, status, payment } = submission.parse(first.body);
    expect({ status, payment }).toEqual({ status: 'submitted', payment: null });
    const tracked = await api.browser().get(`/api/v1/track/${dossierCode}?key=${trackingKey}`);
    expect(tracked.status).toBe(200);
    const starts = await database.db
      .select()
      .from(outbox)
      .where(eq(outbox.key, `start:${id}`));
    expect(starts).toHaveLength(1);
  });

  test('of a price that is no longer true hands nothing in, and says the new one', async () => {
    const { id, revision, quote } = await fillIn(procedureCodes.onSubmission);
    const shownTotalVnd = (quote?.totalVnd ?? 0) - 1_000;
    const told = (shown: number) =>
      owner.post(pathTo(id, '/submit'), { revision, shownTotalVnd: shown }, { 'Idempotency-Key': newId() });
    expect(refusedIn(await told(shownTotalVnd))).toMatchObject({ code: 'fee_changed', status: 409 });
    expect((await told(quote?.totalVnd ?? 0)).status).toBe(201);
  });

  test('asks for the fee at once where the procedure says so', async () => {
    const { id, revision } = await fillIn(procedureCodes.onSubmission);
    const handedIn = submission.parse((await submit(id, revision)).body);
    expect(handedIn).toMatchObject({ status: 'payment_requested', payment: { amountVnd: 16_000 } });
  });

  test('closes the application for good', async () => {
    const { id, revision } = await fillIn(procedureCodes.free);
    await submit(id, revision);
    expect(refusedIn(await owner.patch(pathTo(id), { revision, homeCollection: true })).code).toBe(
      'application_closed',
    );
    expect(refusedIn(await submit(id, revision)).code).toBe('application_closed');
    expect(refusedIn(await owner.send('DELETE', pathTo(id))).code).toBe('application_closed');
  });

  test('of one application from two windows at once happens once', async () => {
    const { id, revision } = await fillIn(procedureCodes.free);
    const answers = await Promise.all([submit(id, revision), submit(id, revision), submit(id, revision)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });
});

test('a discarded application is gone with its papers', async () => {
  const { id, components } = shownIn(await start(procedureCodes.free));
  const attached = shownIn(await attach(id, components[0]?.key ?? '', pdf('bỏ')));
  const ref = attached.components[0]?.files[0]?.sha256 ?? '';
  expect((await owner.send('DELETE', pathTo(id))).status).toBe(204);
  expect((await owner.get(pathTo(id))).status).toBe(404);
  expect(await database.db.select().from(dossiers).where(eq(dossiers.id, id))).toEqual([]);
  await expect(api.parts.files.open(ref)).rejects.toThrow();
});

test('a file that comes too late for its application leaves nothing behind', async () => {
  const { files } = api.parts;
  const { id, components } = shownIn(await start(procedureCodes.free));
  let ref = '';
  const late = await startSampleApi(database.db, {
    files: {
      ...files,
      async put(content, terms) {
        const stored = await files.put(content, terms);
        await owner.send('DELETE', pathTo(id));
        ref = stored.ref;
        return stored;
      },
    },
  });
  const browser = await late.signIn(ownerId);
  const path = pathTo(id, `/components/${components[0]?.key ?? ''}?name=giay.pdf`);
  const refused = await browser.send('PUT', path, {
    body: pdf('muộn'),
    headers: { 'Content-Type': 'application/pdf' },
  });
  expect(refusedIn(refused).code).toBe('application_closed');
  await expect(files.open(ref)).rejects.toThrow(ref);
  await late.close();
});

async function publishAgain(code: string): Promise<void> {
  const { db } = database;
  const [current] = await db
    .select({ version: procedureVersions })
    .from(procedures)
    .innerJoin(procedureVersions, eq(procedureVersions.id, procedures.currentVersionId))
    .where(eq(procedures.code, code));
  if (current === undefined) throw new Error(`The sample has no procedure ${code}`);
  const id = newId();
  await db.insert(procedureVersions).values({ ...current.version, id, version: current.version.version + 1 });
  await db.update(procedures).set({ currentVersionId: id }).where(eq(procedures.code, code));
}
