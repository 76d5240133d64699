import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { eq, sql } from 'drizzle-orm';
import excel from 'exceljs';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportsContract, exportView, type ExportView } from '../../api/contract/exports.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { auditEntries, dossierFigures, dossiers, exports } from '../../db/schema/index.ts';
import { csvRow, harmlessCell } from '../../domain/reports/exports.ts';
import { createDirectoryFileStore } from '../../integrations/files/directory-store.ts';
import { writeExports, type ExportWriting } from '../../worker/exports/write-exports.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes } from '../support/sample-dossiers.ts';
import { walkDossiers } from '../support/walked-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

const copies = 3000;

let database: OpenDatabase;
let directory: string;
let writing: ExportWriting;
let api: SampleApi;
let supervisor: Browser;
let officer: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  const { db } = database;
  directory = await mkdtemp(join(tmpdir(), 'mot-cua-exports-'));
  const files = createDirectoryFileStore(directory);
  writing = { database, files, log: pino({ level: 'silent' }) };
  api = await startSampleApi(db, { files });
  const actorOf = await createCast(db);
  supervisor = await api.signIn(actorOf('supervisor').accountId);
  officer = await api.signIn(actorOf('officer').accountId);
  const [id = ''] = await walkDossiers(db, {
    procedureCode: procedureCodes.free,
    applicantId: actorOf('applicant').accountId,
    people: [actorOf('officer').accountId],
    dossiers: 1,
    seed: 1,
  });
  await db.update(dossiers).set({ applicantName: '=HYPERLINK("http://x.invalid";"Mẫu")' }).where(eq(dossiers.id, id));
  await copyDossier(id);
});

/** Many dossiers like one, each with a code and an id of its own. */
async function copyDossier(id: string): Promise<void> {
  const { db } = database;
  await db.execute(sql`
    insert into dossiers select r.* from dossiers d, generate_series(2, ${copies}::int) n,
      jsonb_populate_record(d, jsonb_build_object(
        'id', gen_random_uuid(), 'code', 'H34.18-261109-' || lpad(n::text, 5, '0'))) r
    where d.id = ${id}`);
  await db.execute(sql`
    insert into dossier_figures select d.id, f.unit_code, f.procedure_code, f.submitted_at, f.standing, f.due_at, f.stood_at
    from dossiers d, dossier_figures f where f.dossier_id = ${id} and d.id <> ${id} and d.code is not null`);
}

afterAll(async () => {
  await api.close();
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

async function ask(body: object, browser = supervisor): Promise<ExportView> {
  return exportView.parse((await browser.post('/api/v1/exports', body, { 'Idempotency-Key': newId() })).body);
}

async function reload(id: string): Promise<ExportView> {
  const { data } = exportsContract.listExports.success.body.parse((await supervisor.get('/api/v1/exports')).body);
  const found = data.find((one) => one.id === id);
  if (found === undefined) throw new Error('The export is not listed');
  return found;
}

const auditOf = async (id: string) => {
  const entries = await database.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  return entries.map(({ action }) => action);
};

describe('an export', () => {
  test('as CSV holds every dossier of the list, opens as UTF-8, and starts no formula', async () => {
    const asked = await ask({ format: 'csv' });
    expect(asked).toMatchObject({ status: 'waiting', href: null, totalRows: null });
    expect(await writeExports(writing)).toBe(1);
    const ready = await reload(asked.id);
    expect(ready).toMatchObject({ status: 'ready', writtenRows: copies, totalRows: copies });

    const text = Buffer.from(await supervisor.download(ready.href ?? '')).toString('utf8');
    expect(text.startsWith('\uFEFF"Mã hồ sơ",')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(copies + 1);
    expect(text).toContain(`"'=HYPERLINK(""http://x.invalid"";""Mẫu"")"`);
    expect(text).not.toContain(',"=');
    expect(await auditOf(asked.id)).toEqual(['export.ask', 'export.finish', 'export.fetch']);
  });

  test('as a workbook holds texts as texts and moments as the clocks of Vietnam show them', async () => {
    const { id } = await ask({ format: 'xlsx' });
    await writeExports(writing);
    const workbook = new excel.Workbook();
    await workbook.xlsx.read(Readable.from([await supervisor.download((await reload(id)).href ?? '')]));
    const sheet = workbook.worksheets[0];
    expect(sheet?.rowCount).toBe(copies + 1);
    const row = sheet?.getRow(2);
    expect(row?.getCell(5)).toMatchObject({
      type: excel.ValueType.String,
      value: '=HYPERLINK("http://x.invalid";"Mẫu")',
    });
    const [{ submittedAt } = { submittedAt: '' }] = await database.db.select().from(dossierFigures).limit(1);
    expect(row?.getCell(9).value).toEqual(new Date(Date.parse(submittedAt) + 7 * 3_600_000));
  });

  test('holds what its filter means, down to an empty list', async () => {
    const { id } = await ask({ format: 'csv', dossiers: { bucket: 'notAccepted', settledTo: '2020-01-01' } });
    await writeExports(writing);
    expect(await reload(id)).toMatchObject({ status: 'ready', writtenRows: 0 });
  });

  test('asked for twice with the same key is one', async () => {
    const headers = { 'Idempotency-Key': newId() };
    const [one, two] = [
      await supervisor.post('/api/v1/exports', { format: 'csv' }, headers),
      await supervisor.post('/api/v1/exports', { format: 'csv' }, headers),
    ].map(({ body }) => exportView.parse(body));
    expect(two?.id).toBe(one?.id);
    await writeExports(writing);
  });

  test('called off before or while it is written leaves no file', async () => {
    const waiting = await ask({ format: 'csv' });
    await supervisor.post(`/api/v1/exports/${waiting.id}/cancel`, {});
    expect(await writeExports(writing)).toBe(0);
    expect(await reload(waiting.id)).toMatchObject({ status: 'cancelled', href: null });

    const underway = await ask({ format: 'csv' });
    const files = {
      ...writing.files,
      keep: async (content: AsyncIterable<Uint8Array>, maxBytes: number) => {
        await supervisor.post(`/api/v1/exports/${underway.id}/cancel`, {});
        return writing.files.keep(content, maxBytes);
      },
    };
    await writeExports({ ...writing, files });
    expect(await reload(underway.id)).toMatchObject({ status: 'cancelled', href: null });
    expect(await auditOf(underway.id)).toEqual(['export.ask', 'export.cancel']);
  });

  test('whose writer has died is begun anew by the next, and given up after three tries', async () => {
    const { id } = await ask({ format: 'csv' });
    const broken = { ...writing.files, keep: () => Promise.reject(new Error('the disk is full')) };
    const letLeaseRunOut = () =>
      database.db.update(exports).set({ leasedUntil: '2020-01-01T00:00:00.000Z' }).where(eq(exports.id, id));
    for (const status of ['waiting', 'waiting', 'failed']) {
      await writeExports({ ...writing, files: broken });
      expect((await reload(id)).status).toBe(status);
      await letLeaseRunOut();
    }
    const again = await ask({ format: 'csv' });
    await database.db
      .update(exports)
      .set({ status: 'writing', attempts: 1, writtenRows: 500, leasedUntil: '2020-01-01T00:00:00.000Z' })
      .where(eq(exports.id, again.id));
    await writeExports(writing);
    expect(await reload(again.id)).toMatchObject({ status: 'ready', writtenRows: copies });
  });

  test('is gone after its time, with its file', async () => {
    const { id } = await ask({ format: 'csv', dossiers: { q: 'nobody of this name' } });
    await writeExports(writing);
    const [kept] = await database.db.select().from(exports).where(eq(exports.id, id));
    await database.db.update(exports).set({ expiresAt: '2020-01-01T00:00:00.000Z' }).where(eq(exports.status, 'ready'));
    await writeExports(writing);
    expect(await reload(id)).toMatchObject({ status: 'expired', href: null });
    expect((await supervisor.get(`/api/v1/exports/${id}/file`)).status).toBe(404);
    await expect(writing.files.open(kept?.fileRef ?? '')).rejects.toThrow('no file');
  });

  test('is for supervisors, and nobody fetches another’s', async () => {
    const refused = await officer.post('/api/v1/exports', { format: 'csv' }, { 'Idempotency-Key': newId() });
    expect(refused.status).toBe(403);
    const [{ id } = { id: '' }] = await database.db.select({ id: exports.id }).from(exports);
    expect((await officer.get(`/api/v1/exports/${id}/file`)).status).toBe(403);
    expect((await api.browser().get(`/api/v1/exports/${id}/file`)).status).toBe(401);
  });
});

describe('a cell of a CSV file', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('%j is made harmless', (text) => {
    expect(harmlessCell(text)).toBe(`'${text}`);
  });

  test('is quoted, quotes within doubled', () => {
    expect(csvRow(['Nguyễn "Mẫu", A', 'two\nlines'])).toBe('"Nguyễn ""Mẫu"", A","two\nlines"\r\n');
  });
});
