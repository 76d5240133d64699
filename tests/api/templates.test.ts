import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { procedure } from '../../api/contract/catalogue.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { readPdf } from '../support/read-pdf.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

const code = 'MAU.000001';
let database: OpenDatabase;
let api: SampleApi;
let directory: string;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  directory = await mkdtemp(join(tmpdir(), 'mot-cua-templates-'));
  api = await startSampleApi(database.db);
});

afterAll(async () => {
  await api.close();
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

const pathTo = (file: string) => `/api/v1/procedures/${code}/templates/${encodeURIComponent(file)}`;

test('a paper the applicant writes has a form with the questions of the procedure, marked as a sample', async () => {
  const answer = await api.browser().get(`/api/v1/procedures/${code}`);
  const file = procedure.parse(answer.body).components[0]?.template?.file ?? '';
  const { text } = await readPdf(await api.browser().download(pathTo(file)));
  expect(text).toContain('Tên dự án');
  expect(text).toContain('không phải biểu mẫu chính thức');
});

test('the agency’s own form comes before the sample', async () => {
  const own = await startSampleApi(database.db, {
    config: { ...api.parts.config, templates: { directory } },
  });
  await mkdir(join(directory, code));
  await writeFile(join(directory, code, 'request.pdf'), 'own form');
  expect(Buffer.from(await own.browser().download(pathTo('request.pdf'))).toString()).toBe('own form');
  await own.close();
});

test('a file no paper names is not there, wherever its name leads', async () => {
  for (const file of ['other.pdf', '../request.pdf']) {
    expect((await api.browser().get(pathTo(file))).status).toBe(404);
  }
});
