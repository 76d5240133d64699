import { and, desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueContract } from '../../api/contract/catalogue.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { procedureDraft, procedureDraftsContract } from '../../api/contract/procedure-drafts.ts';
import { newDefinition } from '../../admin/procedures/edit/model/new-definition.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { accounts, auditEntries, procedureDrafts, procedures, staffAssignments } from '../../db/schema/index.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { localDateOf, startOfDate } from '../../domain/working-time/local-time.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let administrator: Browser;
let colleague: Browser;
let officer: Browser;
let stranger: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  const actorOf = await createCast(database.db);
  administrator = await api.signIn(actorOf('administrator').accountId);
  officer = await api.signIn(actorOf('officer').accountId);
  colleague = await addAdministrator('Hồ Mẫu Hai', unitCodes.board);
  stranger = await addAdministrator('Hồ Mẫu Ba', unitCodes.construction);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

async function addAdministrator(name: string, unitCode: string): Promise<Browser> {
  const id = newId();
  await database.db
    .insert(accounts)
    .values({ id, kind: 'staff', name, email: `${id}@mau.example`, emailVerified: true });
  await database.db
    .insert(staffAssignments)
    .values({ accountId: id, unitCode, role: 'administrator', validFrom: '2025-01-01' });
  return api.signIn(id);
}

const today = localDateOf(new Date());
const tomorrow = localDateOf(startOfDate(today, 1));

const begun = (code: string, part: Partial<ProcedureDefinition> = {}): ProcedureDefinition => ({
  ...newDefinition({
    code,
    name: { vi: 'Thủ tục mẫu', en: 'A sample procedure' },
    unitCode: unitCodes.board,
    fieldCode: 'dau-tu',
  }),
  result: { name: { vi: 'Giấy mẫu', en: 'A sample paper' } },
  ...part,
});

const save = (by: Browser, definition: ProcedureDefinition, revision = 0, baseVersion: number | null = null) =>
  by.send('PUT', `/api/v1/procedure-drafts/${definition.code}`, {
    body: JSON.stringify({ definition, baseVersion, revision }),
    headers: { 'Content-Type': 'application/json' },
  });
const publish = (by: Browser, code: string, body: object, key = newId()) =>
  by.post(`/api/v1/procedure-drafts/${code}/publication`, body, { 'Idempotency-Key': key });
const read = (by: Browser, code: string) => by.get(`/api/v1/procedure-drafts/${code}`);
const draftIn = (answer: Answered) => procedureDraft.parse(answer.body);
const problemIn = (answer: Answered) => problemDocument.parse(answer.body);
const lastAudit = async (code: string) =>
  (
    await database.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectKind, 'procedure'), eq(auditEntries.subjectId, code)))
      .orderBy(desc(auditEntries.no))
      .limit(1)
  )[0];

describe('a draft', () => {
  test('may be wrong in its values and says what is wrong in both languages', async () => {
    const answer = await save(
      administrator,
      begun('NHAP.001', { fieldCode: '', applicants: [], processing: { unit: 'workingDays', amount: 7 } }),
    );
    const { revision, findings, updatedBy } = draftIn(answer);
    expect({ status: answer.status, revision, name: updatedBy.name }).toEqual({
      status: 200,
      revision: 1,
      name: 'Bùi Mẫu An',
    });
    expect(findings.map(({ path }) => path.join('.'))).toEqual(['applicants']);
    expect(findings[0]?.message.vi).not.toBe(findings[0]?.message.en);
    expect(await lastAudit('NHAP.001')).toMatchObject({ action: 'startDraft', detail: { baseVersion: null } });
  });

  test('keeps the shape of a definition: what is missing or of another kind is named', async () => {
    const { steps: _steps, ...shapeless } = begun('NHAP.002');
    const answer = await save(administrator, { ...shapeless, name: 'Tên' } as unknown as ProcedureDefinition);
    expect(answer.status).toBe(422);
    expect(problemIn(answer).errors?.map(({ field }) => field)).toEqual(['definition.name', 'definition.steps']);
  });

  test('is not overwritten by who saw an older one, who is told whose it is', async () => {
    const first = begun('NHAP.003');
    expect((await save(administrator, first)).status).toBe(200);
    expect(draftIn(await save(colleague, { ...first, homeCollection: true }, 1)).revision).toBe(2);
    const refused = await save(administrator, first, 1);
    expect(refused.status).toBe(409);
    expect(problemIn(refused)).toMatchObject({
      code: 'stale_form',
      detail: expect.stringContaining('Hồ Mẫu Hai') as string,
    });
    expect(draftIn(await read(administrator, 'NHAP.003')).definition.homeCollection).toBe(true);
  });

  test('begins a new procedure only under a code that is free', async () => {
    const taken = await save(administrator, begun('1.009665'));
    expect(problemIn(taken)).toMatchObject({ code: 'validation_failed', errors: [{ field: 'code', code: 'taken' }] });
    await save(administrator, begun('NHAP.004'));
    expect(problemIn(await save(colleague, begun('NHAP.004'))).errors).toMatchObject([{ field: 'code' }]);
    const other = await administrator.send('PUT', '/api/v1/procedure-drafts/NHAP.005', {
      body: JSON.stringify({ definition: begun('NHAP.006'), baseVersion: null, revision: 0 }),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(problemIn(other).errors).toMatchObject([{ field: 'definition.code' }]);
  });

  test('is for the administrators of its unit, wherever it comes from or goes to', async () => {
    await save(administrator, begun('NHAP.007'));
    expect((await read(officer, 'NHAP.007')).status).toBe(403);
    expect((await read(stranger, 'NHAP.007')).status).toBe(403);
    expect((await save(stranger, begun('NHAP.007', { unitCode: unitCodes.construction }), 1)).status).toBe(403);
    expect((await save(administrator, begun('NHAP.007', { unitCode: unitCodes.construction }), 1)).status).toBe(403);
    expect((await publish(stranger, 'NHAP.007', { revision: 1, validFrom: today, reason: 'Thử' })).status).toBe(403);
  });

  test('is thrown away by who knows it, and the audit log says so', async () => {
    await save(administrator, begun('NHAP.008'));
    const path = '/api/v1/procedure-drafts/NHAP.008';
    expect((await administrator.send('DELETE', `${path}?revision=7`)).status).toBe(409);
    expect((await administrator.send('DELETE', `${path}?revision=1`)).status).toBe(204);
    expect((await read(administrator, 'NHAP.008')).status).toBe(404);
    expect(await lastAudit('NHAP.008')).toMatchObject({ action: 'discardDraft' });
  });
});

describe('publishing a draft', () => {
  test('makes a version with its reason once, however often it is asked, and ends the draft', async () => {
    await save(administrator, begun('CONG.001', { fieldCode: await aField() }));
    const key = newId();
    const body = { revision: 1, validFrom: today, reason: 'Quyết định 12/QĐ' };
    const [first, again] = [
      await publish(administrator, 'CONG.001', body, key),
      await publish(administrator, 'CONG.001', body, key),
    ];
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    expect((await read(administrator, 'CONG.001')).status).toBe(404);
    expect((await officer.get('/api/v1/procedures/CONG.001')).status).toBe(200);
    const history = procedureDraftsContract.listVersions.success.body.parse(
      (await administrator.get('/api/v1/procedures/CONG.001/versions')).body,
    );
    expect(history.versions).toMatchObject([
      { version: 1, state: 'inForce', reason: 'Quyết định 12/QĐ', publishedBy: { name: 'Bùi Mẫu An' } },
    ]);
  });

  test('is refused with an error in it, from a day gone by, or when it was changed meanwhile', async () => {
    const fieldCode = await aField();
    await save(administrator, begun('CONG.002', { fieldCode, returnMethods: [] }));
    const body = { revision: 1, validFrom: today, reason: 'Thử' };
    expect(problemIn(await publish(administrator, 'CONG.002', body)).code).toBe('definition_faulty');
    expect((await save(administrator, begun('CONG.002', { fieldCode }), 1)).status).toBe(200);
    expect(problemIn(await publish(administrator, 'CONG.002', body)).code).toBe('stale_form');
    const early = { ...body, revision: 2, validFrom: '2020-01-01' };
    expect(problemIn(await publish(administrator, 'CONG.002', early)).errors).toMatchObject([{ field: 'validFrom' }]);
    expect(await database.db.select().from(procedures).where(eq(procedures.code, 'CONG.002'))).toEqual([]);
    expect(await database.db.select().from(procedureDrafts).where(eq(procedureDrafts.code, 'CONG.002'))).toHaveLength(
      1,
    );
  });

  test('of what is in force already is refused, and the draft stays', async () => {
    const version = procedureDraftsContract.getVersion.success.body.parse(
      (await administrator.get('/api/v1/procedures/1.009665/versions/1')).body,
    );
    await save(administrator, version.definition, 0, 1);
    const same = await publish(administrator, '1.009665', { revision: 1, validFrom: today, reason: 'Thử' });
    expect(problemIn(same).code).toBe('action_not_allowed');
    expect((await read(administrator, '1.009665')).status).toBe(200);
  });

  test('from a later day leaves today as it is', async () => {
    const fieldCode = await aField();
    await save(administrator, begun('CONG.003', { fieldCode }));
    const body = { revision: 1, validFrom: tomorrow, reason: 'Thử' };
    expect((await publish(administrator, 'CONG.003', body)).status).toBe(200);
    expect((await officer.get('/api/v1/procedures/CONG.003')).status).toBe(404);
    const { data } = procedureDraftsContract.listUnshownProcedures.success.body.parse(
      (await administrator.get('/api/v1/procedure-drafts')).body,
    );
    expect(data.find(({ code }) => code === 'CONG.003')).toMatchObject({ isInForce: false, draft: null });
  });
});

describe('a procedure', () => {
  test('is closed and opened again with a reason', async () => {
    const set = (isOpen: boolean, by = administrator) =>
      by.send('PUT', '/api/v1/procedures/1.009647/open', {
        body: JSON.stringify({ isOpen, reason: 'Tạm dừng' }),
        headers: { 'Content-Type': 'application/json' },
      });
    expect((await set(false, stranger)).status).toBe(403);
    expect((await set(false)).body).toMatchObject({ isOpen: false });
    expect((await officer.get('/api/v1/procedures/1.009647')).status).toBe(404);
    expect(await lastAudit('1.009647')).toMatchObject({ action: 'closeProcedure', detail: { reason: 'Tạm dừng' } });
    expect((await set(true)).body).toMatchObject({ isOpen: true });
    expect((await officer.get('/api/v1/procedures/1.009647')).status).toBe(200);
  });

  test('causes the letters the lifecycle causes', async () => {
    const { data } = procedureDraftsContract.listLettersOfProcedures.success.body.parse(
      (await administrator.get('/api/v1/procedure-letters')).body,
    );
    expect(data.map(({ formNo }) => formNo)).toEqual(['01', '02', '03', '04', '05']);
    expect(data[0]?.causedBy.map(({ action }) => action)).toEqual(['accept']);
  });
});

async function aField(): Promise<string> {
  const answer = await officer.get(`/api/v1/fields?unit=${unitCodes.board}`);
  return catalogueContract.listFields.success.body.parse(answer.body).data[0]?.code ?? '';
}
