import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { procedurePreview, publication } from '../../api/contract/procedures.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { openDueVersions } from '../../db/queries/publish-procedure.ts';
import { sampleProcedures } from '../../db/sample/procedures/index.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { auditEntries, dossiers, procedures, procedureVersions, staffAssignments } from '../../db/schema/index.ts';
import { procedureJsonSchema } from '../../domain/procedure/json-schema.ts';
import { previewProcedure } from '../../domain/procedure/preview.ts';
import { localDateOf, startOfDate } from '../../domain/working-time/local-time.ts';
import { firstCalendar } from '../../domain/working-time/first-calendar.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, insertDraft } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let administrator: Browser;
let officer: Browser;
let applicantId: string;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  const actorOf = await createCast(database.db);
  applicantId = actorOf('applicant').accountId;
  officer = await api.signIn(actorOf('officer').accountId);
  const [held] = await database.db.select().from(staffAssignments).where(eq(staffAssignments.role, 'administrator'));
  administrator = await api.signIn(held?.accountId ?? '');
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const today = localDateOf(new Date());
const daysOn = (days: number) => localDateOf(startOfDate(today, days));

type Definition = Record<string, unknown> & { code: string; name: { vi: string; en: string } };

const exported = async (code: string): Promise<Definition> =>
  (await administrator.get(`/api/v1/procedures/${code}/definition`)).body as Definition;

const send = (by: Browser, code: string, body: Record<string, unknown>, key = newId()) =>
  by.post(`/api/v1/procedures/${code}/versions`, body, { 'Idempotency-Key': key });

/** Publishes, and answers what came of it. */
async function publish(code: string, body: Record<string, unknown>, key?: string) {
  const answer = await send(administrator, code, body, key);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return publication.parse(answer.body);
}

const renamed = (definition: Definition, vi: string): Definition => ({ ...definition, name: { vi, en: vi } });
const versionsOf = (code: string) =>
  database.db.select().from(procedureVersions).where(eq(procedureVersions.procedureCode, code));
const shownVersion = async (code: string) =>
  (await officer.get(`/api/v1/procedures/${code}`)).body as { version: number; name: { vi: string } };

describe('the schema of definitions', () => {
  test('is there for everyone', async () => {
    const answer = await api.browser().get('/api/v1/procedures/definition-schema');
    expect(answer).toMatchObject({ status: 200, body: JSON.parse(JSON.stringify(procedureJsonSchema())) as object });
  });
});

describe('a definition as a file', () => {
  test('comes as an attachment that names its schema, and goes back without a difference', async () => {
    const answer = await administrator.get('/api/v1/procedures/1.009647/definition');
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="1.009647-v1.json"');
    const definition = answer.body as Definition;
    expect(definition['$schema']).toMatch(/\/api\/v1\/procedures\/definition-schema$/);
    const { findings, differences, published } = await publish('1.009647', { definition });
    expect({ findings, differences, published }).toMatchObject({
      findings: [],
      differences: [],
      published: { version: 1, isNew: false },
    });
    expect(await versionsOf('1.009647')).toHaveLength(1);
  });

  test('is for the administrators of its unit', async () => {
    expect((await officer.get('/api/v1/procedures/1.009647/definition')).status).toBe(403);
    expect((await administrator.get('/api/v1/procedures/2.000635/definition')).status).toBe(403);
    const definition = sampleProcedures.find(({ code }) => code === '2.000635');
    expect((await send(administrator, '2.000635', { definition })).status).toBe(403);
    expect((await send(officer, '1.009647', { definition: await exported('1.009647') })).status).toBe(403);
  });
});

describe('a dry run', () => {
  test('tells mistakes and differences, and publishes nothing', async () => {
    const definition = renamed(await exported('1.009665'), 'Tên mới');
    const slower = { ...definition, processing: { unit: 'workingDays', amount: 4 } };
    const { findings, differences, comparedWith, published } = await publish('1.009665', {
      definition: slower,
      dryRun: true,
    });
    expect(findings).toMatchObject([{ severity: 'error', path: ['steps'] }]);
    expect(differences.map(({ path }) => path.join('.'))).toEqual(['name.vi', 'name.en', 'processing.amount']);
    expect({ comparedWith, published }).toMatchObject({ comparedWith: { version: 1 }, published: null });
    expect(await versionsOf('1.009665')).toHaveLength(1);
  });

  test('tells what cannot even be read, in both languages, and names nobody knows', async () => {
    const definition = await exported('1.009665');
    const unread = await publish('1.009665', { definition: { ...definition, steps: [] }, dryRun: true });
    expect(unread.findings).toMatchObject([{ severity: 'error', path: ['steps'] }]);
    expect(unread.findings[0]?.message.vi).not.toBe(unread.findings[0]?.message.en);

    const steps = (definition['steps'] as { kind: string }[]).map((step) =>
      step.kind === 'sign' ? { ...step, role: 'lead' } : step,
    );
    const unsigned = await publish('1.009665', { definition: { ...definition, steps }, dryRun: true });
    expect(unsigned.findings).toMatchObject([
      { path: ['steps', 3], message: { vi: expect.stringContaining('signer') as string } },
    ]);
    expect(unsigned.findings[0]?.message.en).toContain('change the role of this step');

    const [first, ...others] = definition['components'] as object[];
    const misspelt = { ...definition, components: [{ ...first, remark: 'x' }, ...others] };
    const { findings } = await publish('1.009665', { definition: misspelt, dryRun: true });
    expect(findings).toMatchObject([{ severity: 'error', path: ['components', 0, 'remark'] }]);
  });
});

describe('publishing', () => {
  test('makes the next version, which new dossiers pin while those submitted keep theirs', async () => {
    const code = '1.009662';
    const running = await insertDraft(database.db, applicantId, { procedureCode: code });
    const { published } = await publish(code, { definition: renamed(await exported(code), 'Bản hai') });
    expect(published).toEqual({ version: 2, validFrom: today, isNew: true });
    expect(await shownVersion(code)).toMatchObject({ version: 2, name: { vi: 'Bản hai' } });

    const [dossier] = await database.db.select().from(dossiers).where(eq(dossiers.id, running));
    const versions = await versionsOf(code);
    expect(versions.find(({ id }) => id === dossier?.procedureVersionId)).toMatchObject({ version: 1 });
    expect(versions.find(({ version }) => version === 1)?.definition.name.vi).not.toBe('Bản hai');
    const audit = await database.db.select().from(auditEntries).where(eq(auditEntries.subjectId, code));
    expect(audit.at(-1)).toMatchObject({ action: 'publishVersion', detail: { version: 2 } });
  });

  test('is done once for a key, however often it is sent', async () => {
    const definition = renamed(await exported('1.014159'), 'Một lần');
    const key = newId();
    const first = await publish('1.014159', { definition }, key);
    const second = await publish('1.014159', { definition }, key);
    expect(second.published).toEqual(first.published);
    expect(await versionsOf('1.014159')).toHaveLength(2);
    expect((await send(administrator, '1.014159', { definition: {} }, key)).status).toBe(422);
  });

  test('is refused while there are errors, naming each place and the way out', async () => {
    const definition = { ...(await exported('1.009665')), processing: { unit: 'workingDays', amount: 4 } };
    const refused = problemDocument.parse((await send(administrator, '1.009665', { definition })).body);
    expect(refused).toMatchObject({ status: 422, code: 'definition_faulty' });
    expect(refused.errors).toMatchObject([{ field: 'definition.steps' }]);
    expect(refused.errors?.[0]?.message).toContain('1 ngày làm việc');
    expect(await versionsOf('1.009665')).toHaveLength(1);
  });

  test('is refused for another procedure’s file, for another unit’s, and for a day that is past', async () => {
    const definition = await exported('1.009665');
    const other = problemDocument.parse((await send(administrator, '1.009664', { definition })).body);
    expect(other.errors).toMatchObject([{ field: 'definition.code' }]);
    const moved = { ...definition, unitCode: unitCodes.justice, fieldCode: 'ho-tich' };
    expect((await send(administrator, '1.009665', { definition: moved })).status).toBe(403);
    const late = problemDocument.parse(
      (await send(administrator, '1.009665', { definition, validFrom: daysOn(-1) })).body,
    );
    expect(late.errors).toMatchObject([{ field: 'validFrom' }]);
  });

  test('makes a procedure that was not there before', async () => {
    const definition = { ...(await exported('1.009665')), code: '9.000777' };
    const { comparedWith, published } = await publish('9.000777', { definition });
    expect({ comparedWith, published }).toMatchObject({ comparedWith: null, published: { version: 1, isNew: true } });
    expect(await shownVersion('9.000777')).toMatchObject({ version: 1 });
  });

  test('for a later day leaves today as it is, and takes effect on that day', async () => {
    const code = '1.009770';
    await publish(code, { definition: renamed(await exported(code), 'Từ mai'), validFrom: daysOn(1) });
    expect(await shownVersion(code)).toMatchObject({ version: 1 });
    await publish(code, { definition: renamed(await exported(code), 'Hôm nay') });
    expect(await shownVersion(code)).toMatchObject({ version: 3, name: { vi: 'Hôm nay' } });
    await openDueVersions(database.db, today);
    expect(await shownVersion(code)).toMatchObject({ version: 3 });
    await openDueVersions(database.db, daysOn(1));
    expect(await shownVersion(code)).toMatchObject({ version: 2, name: { vi: 'Từ mai' } });
    const [shown] = await database.db.select().from(procedures).where(eq(procedures.code, code));
    expect(shown?.searchText).toContain('tu mai');
  });
});

describe('a preview', () => {
  const request = {
    answers: { change: 'schedule' },
    channel: 'online',
    applicant: 'company',
    at: `${today}T02:00:00Z`,
  };

  test('is the domain’s own, for everyone', async () => {
    const answer = await api.browser().post('/api/v1/procedures/1.009647/preview', request);
    const preview = procedurePreview.parse(answer.body);
    const definition = sampleProcedures.find(({ code }) => code === '1.009647');
    if (definition === undefined) throw new Error('The sample has 1.009647');
    const foreseen = previewProcedure(definition, firstCalendar, {
      ...request,
      channel: 'online',
      applicant: 'company',
      homeReturn: false,
    });
    expect(preview).toMatchObject({
      case: { key: 'name-schedule-address' },
      why: { vi: expect.stringContaining('Chỉ điều chỉnh tiến độ') as string },
      fees: { totalVnd: 0 },
      processingMinutes: 3 * 480,
      due: { dueAt: foreseen.due.dueAt },
    });
    expect(preview.steps.map(({ to }) => to)).toEqual(foreseen.steps.map(({ to }) => to));
  });

  test('quotes the fee the quote does', async () => {
    const answers = { totalInvestmentVnd: 20_000_000_000 };
    const body = { ...request, answers };
    const preview = await api.browser().post('/api/v1/procedures/1.010733/preview', body);
    const quote = await api.browser().post('/api/v1/procedures/1.010733/fee-quote', body);
    expect(preview.body).toMatchObject({ fees: { ...(quote.body as object), refusals: [] } });
  });

  test('of a definition that is not published is for administrators', async () => {
    const definition = { ...(await exported('1.009647')), name: { vi: 'Thử', en: 'Tried' } };
    const path = '/api/v1/procedures/1.009647/preview';
    expect((await api.browser().post(path, { ...request, definition })).status).toBe(401);
    expect((await officer.post(path, { ...request, definition })).status).toBe(403);
    expect((await administrator.post(path, { ...request, definition })).status).toBe(200);
    const faulty = await administrator.post(path, { ...request, definition: { ...definition, steps: [] } });
    expect(faulty).toMatchObject({ status: 422, body: { code: 'definition_faulty' } });
  });
});
