import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { me } from '../../api/contract/account.ts';
import { application } from '../../api/contract/application.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let applicant: Browser;
let clerk: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  const actorOf = await createCast(database.db);
  applicant = await api.signIn(actorOf('applicant').accountId);
  clerk = await api.signIn(actorOf('clerk').accountId);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const refusedIn = ({ body }: Answered) => problemDocument.parse(body);
const start = (headers: Record<string, string>) =>
  applicant.post('/api/v1/applications', { procedureCode: procedureCodes.free }, headers);

describe('a refusal', () => {
  test('is a problem document that names the request, in Vietnamese unless English is asked for', async () => {
    const vietnamese = await applicant.get('/api/v1/no/such/thing');
    expect(vietnamese.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(refusedIn(vietnamese)).toMatchObject({ status: 404, code: 'not_found', title: 'Không tìm thấy' });
    expect(refusedIn(vietnamese).requestId).toBe(vietnamese.headers.get('x-request-id'));
    const english = await applicant.get('/api/v1/no/such/thing', { 'Accept-Language': 'en-GB,en;q=0.9' });
    expect(refusedIn(english).title).toBe('Not found');
  });

  test('names the field of the query or body at fault, also one there is no room for', async () => {
    const query = await applicant.get('/api/v1/procedures?limit=0&colour=red');
    expect(refusedIn(query).errors?.map(({ field, code }) => [field, code])).toEqual([
      ['query.limit', 'too_small'],
      ['query.colour', 'unknown_field'],
    ]);
    const body = await applicant.post('/api/v1/calendar/due-date', { from: 'Monday', workingDays: 3 });
    expect(refusedIn(body).errors?.map(({ field }) => field)).toEqual(['from']);
  });

  test('of a body that is no JSON says so', async () => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': newId() };
    const broken = await applicant.send('POST', '/api/v1/applications', { body: '{"procedureCode":', headers });
    expect(refusedIn(broken)).toMatchObject({ status: 400, code: 'malformed_request' });
    const other = { ...headers, 'Content-Type': 'text/plain' };
    const plain = await applicant.send('POST', '/api/v1/applications', { body: 'hello', headers: other });
    expect(refusedIn(plain)).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  test('of a method names the methods there are', async () => {
    const answer = await applicant.send('DELETE', '/api/v1/procedures');
    expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(answer.headers.get('allow')).toBe('GET');
  });

  test('of a made-up cursor is the caller’s fault, not ours', async () => {
    const answer = await applicant.get('/api/v1/procedures?cursor=bm9uc2Vuc2U');
    expect(refusedIn(answer)).toMatchObject({
      status: 422,
      errors: [{ field: 'query.cursor', code: 'invalid_cursor' }],
    });
  });

  test('tells nothing of the fault behind it', async () => {
    const broken = await startSampleApi(database.db, {
      files: {
        put: () => Promise.reject(new Error('disk /secret/place is full')),
        keep: () => Promise.reject(new Error('unused')),
        open: () => Promise.reject(new Error('unused')),
        remove: () => Promise.resolve(),
      },
    });
    const browser = await broken.signIn((await createCast(database.db))('applicant').accountId);
    const body = { procedureCode: procedureCodes.free };
    const begun = await browser.post('/api/v1/applications', body, { 'Idempotency-Key': newId() });
    const { id, components } = application.parse(begun.body);
    const path = `/api/v1/applications/${id}/components/${components[0]?.key ?? ''}`;
    const answer = await browser.send('PUT', path, { body: 'x', headers: { 'Content-Type': 'application/pdf' } });
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|disk|Error/);
    await broken.close();
  });
});

describe('an idempotency key', () => {
  test('is required where something is created', async () => {
    expect(refusedIn(await start({}))).toMatchObject({ status: 422, code: 'idempotency_key_missing' });
  });

  test.each(['has blanks', 'ngày-mai', 'a'.repeat(256)])('of another form is refused: %s', async (key) => {
    const answer = await start({ 'Idempotency-Key': encodeURIComponent(key) });
    expect(refusedIn(answer)).toMatchObject({ status: 422, code: 'idempotency_key_invalid' });
  });

  test('is each person’s own', async () => {
    const key = newId();
    const other = await api.signIn((await createCast(database.db))('applicant', 1).accountId);
    const body = { procedureCode: procedureCodes.free };
    const mine = await start({ 'Idempotency-Key': key });
    const theirs = await other.post('/api/v1/applications', body, { 'Idempotency-Key': key });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(application.parse(mine.body).id).not.toBe(application.parse(theirs.body).id);
  });
});

describe('a change', () => {
  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour of ours', { 'Sec-Fetch-Site': 'same-site' }],
    ['an old browser on another site', { Origin: 'https://elsewhere.example' }],
  ])('from %s is refused before anything is looked at', async (_what, headers) => {
    const answer = await start({ 'Idempotency-Key': newId(), ...headers });
    expect(refusedIn(answer)).toMatchObject({ status: 403, code: 'cross_site_request' });
  });

  test('from our own pages is taken', async () => {
    const answer = await start({ 'Idempotency-Key': newId(), 'Sec-Fetch-Site': 'same-origin' });
    expect(answer.status).toBe(201);
  });
});

describe('rights', () => {
  test('staff do not apply and applicants do not see the inbox', async () => {
    const body = { procedureCode: procedureCodes.free };
    const byClerk = await clerk.post('/api/v1/applications', body, { 'Idempotency-Key': newId() });
    expect(refusedIn(byClerk)).toMatchObject({ status: 403, code: 'forbidden' });
    expect(refusedIn(await applicant.get('/api/v1/tasks'))).toMatchObject({ status: 403, code: 'forbidden' });
    expect(refusedIn(await api.browser().get('/api/v1/tasks'))).toMatchObject({ status: 401, code: 'not_signed_in' });
  });

  test('of staff come with their unit and reach the console as rules', async () => {
    const { assignments, abilities } = me.parse((await clerk.get('/api/v1/me')).body);
    expect(assignments).toEqual([expect.objectContaining({ role: 'clerk', unitCode: 'bqlkkt', covering: null })]);
    expect(abilities.map(({ subject }) => subject)).toContain('Dossier');
  });

  test('of staff without a second factor are none where their role requires one', async () => {
    const strict = await startSampleApi(database.db, {
      config: { ...api.parts.config, auth: { ...api.parts.config.auth, staffSecondFactor: ['clerk'] } },
    });
    const browser = await strict.signIn((await createCast(database.db))('clerk').accountId);
    const refused = { status: 403, code: 'second_factor_required' };
    expect(refusedIn(await browser.get('/api/v1/tasks'))).toMatchObject(refused);
    expect(refusedIn(await browser.get('/api/v1/events'))).toMatchObject(refused);
    const headers = { 'Content-Type': 'application/json', Origin: api.url };
    const renamed = await browser.send('PATCH', '/api/v1/me', { body: JSON.stringify({ name: 'Tên Khác' }), headers });
    expect(refusedIn(renamed)).toMatchObject(refused);
    expect(me.parse((await browser.get('/api/v1/me')).body)).toMatchObject({
      session: { secondFactorMissing: true },
      abilities: [],
    });
    const officer = await strict.signIn((await createCast(database.db))('officer').accountId);
    expect((await officer.get('/api/v1/tasks')).status).toBe(200);
    await strict.close();
  });
});

describe('every answer', () => {
  test('carries headers that let pages load nothing from elsewhere', async () => {
    const { headers } = await applicant.get('/api/v1/units');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*object-src 'none'/);
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
