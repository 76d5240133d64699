import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLiveEvents } from '../../api/http/live-events.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { tracking } from '../../api/contract/tracking.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { announceDossier } from '../../db/queries/announce-dossier.ts';
import { submitDossier } from '../../db/queries/submit-dossier.ts';
import { actionRequests, dossiers } from '../../db/schema/index.ts';
import { eventually } from '../support/eventually.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, insertDraft, procedureCodes, sampleApplicant } from '../support/sample-dossiers.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db, {
    liveEvents: await createLiveEvents(database.sql, pino({ level: 'silent' })),
  });
});

afterAll(async () => {
  await api.close();
  await database.close();
});

async function submit(): Promise<{ code: string; trackingKey: string; dossierId: string; accountId: string }> {
  const { db } = database;
  const actor = (await createCast(db))('applicant');
  const { accountId } = actor;
  const dossierId = await insertDraft(db, accountId, { procedureCode: procedureCodes.free });
  const requestId = newId();
  const request = { id: requestId, accountId, idempotencyKey: requestId, bodyHash: '', dossierId, action: 'submit' };
  await db.insert(actionRequests).values({ ...request, input: {} });
  const submission = { dossierId, action: 'submit', actor, requestId, at: new Date().toISOString() } as const;
  return { ...(await db.transaction((tx) => submitDossier(tx, submission))), dossierId, accountId };
}

/** Something happens to a dossier, and who listens is told. */
const change = (dossierId: string, updatedAt: string) =>
  database.db.transaction(async (tx) => {
    await tx.update(dossiers).set({ updatedAt }).where(eq(dossiers.id, dossierId));
    await announceDossier(tx, dossierId);
  });

const pathTo = (code: string, key: string) => `/api/v1/track/${code}?key=${encodeURIComponent(key)}`;

describe('following a dossier by code and key', () => {
  test('shows where it stands and who has it, without anybody signed in', async () => {
    const { code, trackingKey } = await submit();
    const answer = await api.browser().get(pathTo(code, trackingKey));
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const tracked = tracking.parse(answer.body);
    expect(tracked).toMatchObject({
      code,
      procedure: { code: procedureCodes.free },
      status: 'submitted',
      statusName: { vi: 'Mới đăng ký', en: 'Submitted' },
      portalStatus: { code: 1, name: 'Mới đăng ký' },
      due: null,
    });
    const { steps } = tracked;
    expect(steps.slice(0, 3).map(({ key, state }) => [key, state])).toEqual([
      ['submit', 'done'],
      ['receive', 'current'],
      ['step:assign', 'ahead'],
    ]);
    expect(steps.at(-1)).toMatchObject({ key: 'return', state: 'ahead' });
    expect(steps[1]).toMatchObject({ startedAt: tracked.submittedAt, unit: tracked.unit });
  });

  test('says nothing of the person it belongs to', async () => {
    const { code, trackingKey, accountId, dossierId } = await submit();
    const answer = await api.browser().get(pathTo(code, trackingKey));
    expect(answer.status).toBe(200);
    const told = JSON.stringify(answer.body);
    const { name, personalId, phone, email, address } = sampleApplicant;
    for (const secret of [name, personalId, phone, email, address.line, accountId, dossierId, trackingKey]) {
      expect(told).not.toContain(secret);
    }
  });

  test('takes the key as people copy it from paper', async () => {
    const { code, trackingKey } = await submit();
    const { status } = await api.browser().get(pathTo(code, ` ${trackingKey.toLowerCase()} `));
    expect(status).toBe(200);
  });

  test('answers 304 while nothing has happened, and the whole again once something has', async () => {
    const { code, trackingKey, dossierId } = await submit();
    const first = await api.browser().get(pathTo(code, trackingKey));
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);

    const unchanged = await api.browser().get(pathTo(code, trackingKey), { 'If-None-Match': etag });
    expect(unchanged).toMatchObject({ status: 304, body: '' });
    expect(unchanged.headers.get('etag')).toBe(etag);
    expect(unchanged.headers.get('cache-control')).toBe('private, no-cache');

    const updatedAt = new Date(Date.now() + 1000).toISOString();
    await change(dossierId, updatedAt);
    const changed = await eventually(
      () => api.browser().get(pathTo(code, trackingKey), { 'If-None-Match': etag }),
      ({ status }) => status === 200,
    );
    expect(changed).toMatchObject({ body: { updatedAt } });
  });

  test('does not look into the dossiers again for who asks every few seconds', async () => {
    const news = new Set<string | undefined>();
    api.parts.liveEvents.onDossierNews((of) => news.add(of));
    const { code, trackingKey, dossierId } = await submit();
    // News of the submission itself would have it looked up once more.
    await eventually(
      () => Promise.resolve(news.has(code)),
      (isHeard) => isHeard,
    );
    const first = await api.browser().get(pathTo(code, trackingKey));
    // Nobody can see the dossiers any more: what is answered now was not looked up.
    await database.sql`alter table dossiers rename to dossiers_elsewhere`;
    try {
      const tagged = { 'If-None-Match': first.headers.get('etag') ?? '' };
      expect((await api.browser().get(pathTo(code, trackingKey), tagged)).status).toBe(304);
      expect((await api.browser().get(pathTo(code, trackingKey))).body).toEqual(first.body);
    } finally {
      await database.sql`alter table dossiers_elsewhere rename to dossiers`;
    }
    await change(dossierId, new Date(Date.now() + 1000).toISOString());
    await eventually(
      () => api.browser().get(pathTo(code, trackingKey)),
      ({ body }) => tracking.parse(body).updatedAt !== tracking.parse(first.body).updatedAt,
    );
  });

  test('does not answer 304 to a wrong key', async () => {
    const { code, trackingKey } = await submit();
    const { headers } = await api.browser().get(pathTo(code, trackingKey));
    const tagged = { 'If-None-Match': headers.get('etag') ?? '' };
    expect(await api.browser().get(pathTo(code, 'AAAAAAAA'), tagged)).toMatchObject({ status: 404 });
  });
});

describe('a wrong request', () => {
  test('with a wrong key is answered like one with a wrong code', async () => {
    const { code, trackingKey } = await submit();
    const wrongKey = await api.browser().get(pathTo(code, 'AAAAAAAA'));
    const wrongCode = await api.browser().get(pathTo(code.replace(/\d{4}$/, '9999'), trackingKey));
    const problem = problemDocument.parse(wrongKey.body);
    expect(problem).toMatchObject({ status: 404, code: 'not_found' });
    expect(problem.detail).toContain('khóa tra cứu');
    expect({ ...problemDocument.parse(wrongCode.body), requestId: problem.requestId }).toEqual(problem);
  });

  test('without a key is told what is missing', async () => {
    const { code } = await submit();
    expect(await api.browser().get(`/api/v1/track/${code}`)).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: [{ field: 'query.key', code: 'required' }] },
    });
  });

  test('counts: after thirty of them the address has to wait, with the right key too', async () => {
    const { code, trackingKey } = await submit();
    let answer = await api.browser().get(pathTo(code, 'AAAAAAAA'));
    for (let tries = 0; tries < 30 && answer.status === 404; tries += 1) {
      answer = await api.browser().get(pathTo(code, 'AAAAAAAA'));
    }
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await api.browser().get(pathTo(code, trackingKey))).toMatchObject({ status: 429 });
  });
});
