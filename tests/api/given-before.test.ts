import { Readable } from 'node:stream';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { application, applicationContract, submission, type Application } from '../../api/contract/application.ts';
import { myDossiersContract } from '../../api/contract/my-dossiers.ts';
import { myPapersContract } from '../../api/contract/my-papers.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { lastValidDay } from '../../db/queries/earlier-files.ts';
import { samplePdf } from '../../db/sample/documents.ts';
import { dossiers, files, procedures, procedureVersions } from '../../db/schema/index.ts';
import { authorityPaper } from '../../domain/authority.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { readPdf } from '../support/read-pdf.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes, sampleApplicant } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let owner: Browser;
let stranger: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  const actorOf = await createCast(database.db);
  owner = await api.signIn(actorOf('applicant').accountId);
  stranger = await api.signIn(actorOf('applicant', 1).accountId);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

let lastVersion = 100;
let restore: () => Promise<void> = () => Promise.resolve();

afterEach(() => restore());

const code = procedureCodes.onSubmission;
const answers = { event: 'birth', person: 'Nguyễn Mẫu Xuân', copies: 2, digitalCitizen: false };
const { email, ...person } = sampleApplicant;
const company = { ...person, email, kind: 'company', companyName: 'Công ty Mẫu', taxCode: '0100109106' } as const;

const shownIn = ({ body, status }: Answered): Application => {
  if (status >= 400) throw new Error(JSON.stringify(body));
  return application.parse(body);
};
const refusedIn = ({ body }: Answered) => problemDocument.parse(body);
const pathTo = (id: string, rest = '') => `/api/v1/applications/${id}${rest}`;
const filesOf = (shown: Application, key: string) => shown.components.find((one) => one.key === key)?.files ?? [];

const start = (like?: string, by = owner, procedureCode: string = code) =>
  by.post(
    '/api/v1/applications',
    { procedureCode, ...(like === undefined ? {} : { like }) },
    { 'Idempotency-Key': newId() },
  );

const change = async ({ id, revision }: Application, body: object) =>
  shownIn(await owner.patch(pathTo(id), { revision, ...body }));

const attach = async ({ id }: Application, key: string, title: string) =>
  shownIn(
    await owner.send('PUT', pathTo(id, `/components/${key}?name=${key}.pdf`), {
      body: samplePdf(title),
      headers: { 'Content-Type': 'application/pdf' },
    }),
  );

/** A dossier with all its papers, handed in. */
async function handIn(wish: object = {}): Promise<{ code: string; papers: Application }> {
  let shown = await change(shownIn(await start()), {
    answers,
    returnMethod: 'counter',
    applicant: sampleApplicant,
    ...wish,
  });
  for (const { key } of shown.components.slice(0, 1)) shown = await attach(shown, key, key);
  const answer = await owner.post(
    pathTo(shown.id, '/submit'),
    { revision: shown.revision },
    { 'Idempotency-Key': newId() },
  );
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return { code: submission.parse(answer.body).dossierCode, papers: shown };
}

const knownTo = async (who: Browser) =>
  myDossiersContract.listMyApplicants.success.body.parse((await who.get('/api/v1/me/applicants')).body).data;

const earlierFor = async ({ id }: Application, by = owner) =>
  applicationContract.listEarlierFiles.success.body.parse((await by.get(pathTo(id, '/earlier-files'))).body).data;

describe('a paper given before', () => {
  test('is offered for the same paper of a later dossier and given again without its bytes', async () => {
    const earlier = await handIn();
    const key = earlier.papers.components[0]?.key ?? '';
    const later = shownIn(await start());
    const offered = (await earlierFor(later)).find(({ component }) => component === key)?.files ?? [];
    expect(offered).toMatchObject([
      { name: `${key}.pdf`, dossierCode: earlier.code, isResult: false, validUntil: null },
    ]);
    const body = { earlierFileId: offered[0]?.id };
    const given = await owner.post(pathTo(later.id, `/components/${key}/files`), body);
    const [mine] = filesOf(shownIn(given), key);
    expect(mine?.sha256).toBe(filesOf(earlier.papers, key)[0]?.sha256);
    // The draft may go, the paper of the earlier dossier stays.
    await owner.send('DELETE', pathTo(later.id));
    expect((await owner.get(`/api/v1/me/dossiers/${earlier.code}/files/${offered[0]?.id ?? ''}`)).status).toBe(200);
  });

  test('is nobody else’s to give', async () => {
    const { papers } = await handIn();
    const [paper] = papers.components;
    const fileId = paper?.files[0]?.id;
    const theirs = shownIn(await start(undefined, stranger));
    expect(await earlierFor(theirs, stranger)).toEqual([]);
    const path = pathTo(theirs.id, `/components/${paper?.key ?? ''}/files`);
    const taken = await stranger.post(path, { earlierFileId: fileId });
    expect(refusedIn(taken).errors).toMatchObject([{ field: 'earlierFileId', code: 'unknown_file' }]);
  });

  test('that an agency here has issued is offered while it is valid, as a copy where it was returned on paper', async () => {
    const earlier = await handIn();
    const { db } = database;
    const [row] = await db.select().from(dossiers).where(eq(dossiers.code, earlier.code));
    if (row === undefined) throw new Error('The dossier is gone');
    const [asked] = earlier.papers.components;
    const stored = await api.parts.files.keep(Readable.from([samplePdf('Result')]), 100_000);
    const [result] = await db
      .insert(files)
      .values({ dossierId: row.id, purpose: 'result', name: 'ket-qua.pdf', kind: 'pdf', ...stored })
      .returning();
    const versionId = await publish((definition) => ({
      ...definition,
      result: { name: asked?.name ?? definition.result.name, validityMonths: 6 },
    }));
    const returned = { status: 'returned', resultFileId: result?.id, procedureVersionId: versionId } as const;
    const offeredWhen = async (resultIssuedOn: string) => {
      await db
        .update(dossiers)
        .set({ ...returned, resultIssuedOn })
        .where(eq(dossiers.id, row.id));
      const offered = (await earlierFor(shownIn(await start()))).flatMap((paper) => paper.files);
      return offered.filter(({ isResult }) => isResult).map(({ name }) => name);
    };
    expect(await offeredWhen(new Date().toISOString().slice(0, 10))).toEqual(['ket-qua.pdf']);
    const key = asked?.key ?? '';
    const later = shownIn(await start());
    const given = await owner.post(pathTo(later.id, `/components/${key}/files`), { earlierFileId: result?.id });
    const [mine] = filesOf(shownIn(given), key);
    const { text } = await readPdf(await owner.download(pathTo(later.id, `/files/${mine?.id ?? ''}`)));
    expect(text).toContain(`Bản sao kết quả hồ sơ ${earlier.code}`);
    expect(await offeredWhen('2020-01-01')).toEqual([]);
  });

  test.each([
    ['2026-01-15', 12, '2027-01-14'],
    ['2026-08-31', 6, '2027-02-27'],
    ['2024-02-29', 12, '2025-02-27'],
  ])('issued on %s for %s months is valid through %s', (issuedOn, months, until) => {
    expect(lastValidDay(issuedOn, months)).toBe(until);
  });
});

describe('a dossier like an earlier one', () => {
  test('begins with its applicant, answers and addresses, and without its papers', async () => {
    const address = { line: 'Số 9', communeCode: '23293', provinceCode: '51' };
    const earlier = await handIn({ returnMethod: 'home', returnAddress: address, priority: 'disabled' });
    const copy = shownIn(await start(earlier.code));
    expect(copy).toMatchObject({
      applicant: sampleApplicant,
      answers,
      returnMethod: 'home',
      returnAddress: address,
      priority: null,
      copiedFrom: { dossierCode: earlier.code, toCheck: [] },
    });
    expect(copy.components.flatMap((paper) => paper.files)).toEqual([]);
  });

  test('says what the procedure asks otherwise since then, and drops answers nobody asks for', async () => {
    const earlier = await handIn();
    await publish((definition) => {
      const { person: dropped, ...properties } = definition.form['properties'] as Record<string, object>;
      const [first, ...others] = definition.components;
      if (first === undefined || dropped === undefined) throw new Error('The sample asks for nothing');
      const extra = { ...first, key: 'new-paper', name: { vi: 'Giấy mới', en: 'New paper' } };
      const required = (definition.form['required'] as string[]).filter((key) => key !== 'person');
      return {
        ...definition,
        components: [{ ...first, copies: first.copies + 1 }, ...others, extra],
        form: {
          ...definition.form,
          properties: { ...properties, place: { type: 'string', title: 'Nơi sinh' } },
          required,
        },
      };
    });
    const copy = shownIn(await start(earlier.code));
    expect(copy.answers).not.toHaveProperty('person');
    const said = copy.copiedFrom?.toCheck.map(({ vi }) => vi) ?? [];
    expect(said).toContain('Giấy tờ mới phải nộp: Giấy mới');
    expect(said).toContain('Câu hỏi mới: Nơi sinh');
    expect(said.some((text) => text.startsWith('Giấy tờ có yêu cầu khác trước: '))).toBe(true);
    expect(said.some((text) => text.startsWith('Câu hỏi đã bỏ: '))).toBe(true);
  });

  test('is refused for somebody else’s, and for another procedure', async () => {
    const earlier = await handIn();
    for (const refused of [
      await start(earlier.code, stranger),
      await start(earlier.code, owner, procedureCodes.free),
    ]) {
      expect(refusedIn(refused).errors).toMatchObject([{ field: 'like', code: 'unknown_dossier' }]);
    }
  });
});

describe('applying for somebody else', () => {
  const representative = { name: 'Trần Mẫu Đại', personalId: '000000000019', authority: 'Số 1, ngày 01/11/2026' };

  test('asks for the letter of authority, and shows it with the dossier', async () => {
    const shown = await change(shownIn(await start()), { applicant: { ...sampleApplicant, representative } });
    expect(shown.missing.map(({ field }) => field)).toContain(`components.${authorityPaper.key}`);
    const brought = await attach(shown, authorityPaper.key, 'Authority');
    expect(brought.missing.map(({ field }) => field)).not.toContain(`components.${authorityPaper.key}`);
    expect(filesOf(brought, authorityPaper.key)).toHaveLength(1);
  });

  test('is remembered: companies and people are offered the next time, each once', async () => {
    await publish((definition) => ({ ...definition, applicants: ['citizen', 'company'] }));
    await handIn({ applicant: company });
    await handIn({ applicant: { ...company, companyName: 'Công ty Mẫu Mới' } });
    const known = await knownTo(owner);
    const companies = known.filter(({ kind }) => kind === 'company').map(({ companyName }) => companyName);
    expect(companies).toEqual(['Công ty Mẫu Mới']);
    expect(await knownTo(stranger)).toEqual([]);
  });
});

/** Publishes a changed version until the test is over; answers its id. */
async function publish(changed: (definition: ProcedureDefinition) => ProcedureDefinition): Promise<string> {
  const { db } = database;
  const [current] = await db
    .select({ version: procedureVersions })
    .from(procedures)
    .innerJoin(procedureVersions, eq(procedureVersions.id, procedures.currentVersionId))
    .where(eq(procedures.code, code));
  if (current === undefined) throw new Error(`No procedure ${code}`);
  const { version } = current;
  const id = newId();
  restore = async () => {
    await db.update(procedures).set({ currentVersionId: version.id }).where(eq(procedures.code, code));
  };
  lastVersion += 1;
  const definition = changed(version.definition);
  await db.insert(procedureVersions).values({ ...version, id, version: lastVersion, definition });
  await db.update(procedures).set({ currentVersionId: id }).where(eq(procedures.code, code));
  return id;
}

describe('papers handed in', () => {
  const listed = async (by: Browser) =>
    myPapersContract.listMyPapers.success.body.parse((await by.get('/api/v1/me/papers')).body).data;

  test('are listed once with every dossier they were used in, and deleted only when nothing keeps these', async () => {
    const { db } = database;
    const first = await handIn();
    const second = await handIn();
    const codes = [second.code, first.code];
    const isIt = ({ uses }: { uses: { dossierCode: string }[] }) =>
      codes.every((each) => uses.some(({ dossierCode }) => dossierCode === each));
    const paper = (await listed(owner)).find(isIt);
    expect(paper).toMatchObject({ removable: false, keptUntil: null });
    expect((await owner.get(paper?.file.href ?? '')).status).toBe(200);
    expect((await listed(stranger)).find(isIt)).toBeUndefined();

    const path = `/api/v1/me/papers/${paper?.file.id ?? ''}`;
    expect((await stranger.send('DELETE', path)).status).toBe(404);
    expect(refusedIn(await owner.send('DELETE', path)).code).toBe('action_not_allowed');

    const used = paper?.uses.map(({ dossierCode }) => dossierCode) ?? [];
    await db
      .update(dossiers)
      .set({ status: 'returned', endedAt: '2001-01-01T00:00:00.000Z' })
      .where(inArray(dossiers.code, used));
    expect((await listed(owner)).find(isIt)).toMatchObject({ removable: true, keptUntil: '2011-01-01T00:00:00.000Z' });
    expect((await owner.send('DELETE', path)).status).toBe(204);
    expect((await listed(owner)).find(isIt)).toBeUndefined();
  });
});
