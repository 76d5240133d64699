import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditCheck, auditContract, type AuditCheckView } from '../../api/contract/audit.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { leaseAuditCheck, reportChecked } from '../../db/queries/audit-checks.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { auditChecks, auditEntries } from '../../db/schema/index.ts';
import { checkAuditLog } from '../../worker/check-audit-log.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let actorOf: Awaited<ReturnType<typeof createCast>>;
let administrator: Browser;
let dossier: { readonly dossierId: string; readonly code: string };

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  actorOf = await createCast(database.db);
  administrator = await api.signIn(actorOf('administrator').accountId);
  dossier = await createDirectDossiers(database.db, actorOf('applicant')).submit();
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const checks = '/api/v1/audit/checks';
const silent = pino({ level: 'silent' });

const ask = (body: object = {}, browser = administrator, key = newId()) =>
  browser.post(checks, body, { 'Idempotency-Key': key });
const work = () => checkAuditLog(database.db, silent);

async function check(body: object = {}): Promise<AuditCheckView> {
  const { id } = auditCheck.parse((await ask(body)).body);
  expect(await work()).toBe(1);
  const { data } = auditContract.listAuditChecks.success.body.parse((await administrator.get(checks)).body);
  const done = data.find((one) => one.id === id);
  if (done === undefined) throw new Error('The check is not listed');
  return done;
}

/** Does what the database forbids everybody but its owner. */
async function tamper(change: ReturnType<typeof sql>): Promise<void> {
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`alter table audit_entries disable trigger audit_entries_append_only`);
    await tx.execute(change);
    await tx.execute(sql`alter table audit_entries enable trigger audit_entries_append_only`);
  });
}

describe('checking the chains', () => {
  // Each of these is about a log of its own making; what others found is not to be compared with.
  beforeEach(async () => {
    await database.db.delete(auditChecks);
  });

  test('is asked for by administrators, done in the background and kept with its result', async () => {
    const key = newId();
    const asked = auditCheck.parse((await ask({}, administrator, key)).body);
    expect(asked).toMatchObject({ status: 'waiting', totalEntries: null, askedBy: { name: 'Bùi Mẫu An' } });
    expect((await ask({}, administrator, key)).body).toEqual(asked);
    const twice = await ask();
    expect(problemDocument.parse(twice.body)).toMatchObject({ code: 'action_not_allowed' });
    expect(problemDocument.parse(twice.body).detail).toMatch(/Đang có một lần kiểm tra/);

    expect(await work()).toBe(1);
    expect(await work()).toBe(0);
    const { data } = auditContract.listAuditChecks.success.body.parse((await administrator.get(checks)).body);
    expect(data).toMatchObject([{ id: asked.id, status: 'intact', broken: 0, findings: [], compared: null }]);
    expect(data[0]?.checkedEntries).toBeGreaterThan(0);
    const log = auditContract.listAudit.success.body.parse(
      (await administrator.get(`/api/v1/audit?subjectKind=auditCheck&subjectId=${asked.id}`)).body,
    );
    expect(log.data.map(({ action }) => action)).toEqual(['auditCheck.finish', 'auditCheck.ask']);

    const supervisor = await api.signIn(actorOf('supervisor').accountId);
    expect((await ask({}, supervisor)).status).toBe(403);
    expect((await supervisor.get(checks)).status).toBe(403);
  });

  test('names the entry that was changed, by the code of its dossier', async () => {
    const original = sql`update audit_entries set detail = detail - 'forged' where subject_id = ${dossier.dossierId} and no = 1`;
    await tamper(
      sql`update audit_entries set detail = detail || '{"forged": true}' where subject_id = ${dossier.dossierId} and no = 1`,
    );
    const found = await check();
    expect(found).toMatchObject({ status: 'broken', broken: 1 });
    expect(found.findings).toEqual([
      {
        subject: { kind: 'dossier', id: dossier.dossierId },
        dossierCode: dossier.code,
        no: 1,
        fault: 'changed',
      },
    ]);
    await tamper(original);
    expect(await check()).toMatchObject({ status: 'intact' });
  });

  test('compared with the last good check, or with an anchor kept elsewhere, shows what was cut off', async () => {
    // Written long enough ago to be covered by the anchor of a check made now.
    const old = newId().replace(/^.{13}/, '01900000-0000');
    const cut = { id: old, subjectKind: 'unit', subjectId: 'cat-duoi', action: 'unit.add', actorRole: 'system' };
    await database.db.insert(auditEntries).values({ ...cut, detail: {}, at: '2026-01-05T02:03:04.050Z' });
    const { anchor: kept } = await check();
    const agreeing = await check();
    expect(agreeing).toMatchObject({ status: 'intact', compared: { with: 'lastCheck', agrees: true } });

    await tamper(sql`delete from audit_entries where subject_id = 'cat-duoi'`);
    const found = await check();
    expect(found).toMatchObject({ status: 'broken', broken: 0, findings: [], compared: { agrees: false } });
    const outside = await check({ kept });
    expect(outside).toMatchObject({ status: 'broken', compared: { with: 'outside', agrees: false } });
  });

  test('is done anew when its checker has died, and what that one finds then counts no more', async () => {
    const { id } = auditCheck.parse((await ask()).body);
    const dead = await leaseAuditCheck(database.db);
    if (dead === undefined) throw new Error('Nothing was leased');
    expect(await work()).toBe(0);
    await database.db.update(auditChecks).set({ leasedUntil: '2026-01-01T00:00:00.000Z' });
    expect(await work()).toBe(1);
    expect(await reportChecked(database.db, dead, 5)).toBe(false);
    expect((await administrator.get(checks)).body).toMatchObject({ data: [{ id, status: 'intact' }] });
  });

  test('can be called off, and another one asked for', async () => {
    const { id } = auditCheck.parse((await ask()).body);
    const lease = await leaseAuditCheck(database.db);
    if (lease === undefined) throw new Error('Nothing was leased');
    expect((await administrator.post(`${checks}/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    expect(await reportChecked(database.db, lease, 5)).toBe(false);
    expect(await work()).toBe(0);
    expect((await administrator.post(`${checks}/${newId()}/cancel`)).status).toBe(404);
    expect(await check()).toMatchObject({ status: 'intact' });
  });
});

describe('reading the log', () => {
  const readLog = async (query: string) =>
    auditContract.listAudit.success.body.parse((await administrator.get(`/api/v1/audit?${query}`)).body);

  test('about a person names them and the people in the detail', async () => {
    const id = actorOf('officer').accountId;
    const role = { role: 'lead', unit: unitCodes.justice, fromDate: '2099-01-01', reason: 'Luân chuyển' };
    await administrator.post(`/api/v1/staff/members/${id}/roles`, role, { 'Idempotency-Key': newId() });
    const [named] = (await readLog(`subjectId=${id}`)).data;
    const name = named?.people.find((person) => person.id === id)?.name ?? '';
    expect(name).not.toBe('');
    const { data } = await readLog(`about=${encodeURIComponent(name)}`);
    expect(data[0]).toMatchObject({ action: 'staff.giveRole', subject: { kind: 'account', id } });
    expect((await readLog('about=khong-co-ai')).data).toEqual([]);
  });

  test('goes by when things happened, also where they were written down later', async () => {
    const values = (at: string) => ({
      subjectKind: 'unit',
      subjectId: 'thu-tu',
      action: 'unit.change',
      actorRole: 'system',
      detail: {},
      at,
    });
    const [later, earlier] = ['2026-03-02T01:00:00.000Z', '2026-03-01T01:00:00.000Z'];
    await database.db.insert(auditEntries).values(values(later));
    await database.db.insert(auditEntries).values(values(earlier));
    const first = await readLog('subjectKind=unit&subjectId=thu-tu&limit=1');
    const rest = await readLog(`subjectKind=unit&subjectId=thu-tu&limit=1&cursor=${first.page.next ?? ''}`);
    expect([...first.data, ...rest.data].map(({ at }) => at)).toEqual([later, earlier]);
  });
});
