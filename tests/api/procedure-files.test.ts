import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { findProcedure } from '../../db/queries/catalogue.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';

let url: string;
let database: OpenDatabase;
let folder: string;

beforeAll(async () => {
  url = await createSampleDatabase();
  database = openDatabase(url, { poolSize: 1 });
  folder = await mkdtemp(join(tmpdir(), 'procedures-'));
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** What a program of production is told; only the database matters here. */
const environment = () => ({
  ...process.env,
  DATABASE_URL: url,
  PUBLIC_URL: 'https://motcua.example',
  AUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://mail.example',
  VNPAY_PAY_URL: 'https://bank.example/pay',
  VNPAY_API_URL: 'https://bank.example/api',
  VNPAY_TMN_CODE: 'MAUMAU01',
  VNPAY_HASH_SECRET: 'x'.repeat(16),
  POST_API_URL: 'https://post.example',
  POST_CUSTOMER_KEY: 'x',
  POST_SECRET: 'x'.repeat(16),
  POST_CALLBACK_SECRET: 'x'.repeat(16),
  FILES_DIR: folder,
});

interface Ended {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

function run(...command: string[]): Promise<Ended> {
  const program = ['--import', 'tsx', 'api/procedure-files.ts', ...command];
  return new Promise((resolve) => {
    execFile(process.execPath, program, { env: environment() }, (fault, said, complained) => {
      resolve({ code: typeof fault?.code === 'number' ? fault.code : 0, said, complained });
    });
  });
}

test('a procedure goes out as a file, is checked, and comes back as its next version', async () => {
  const exported = await run('export', '1.009647');
  expect(exported.said).toContain('"$schema": "https://motcua.example/api/v1/procedures/definition-schema"');
  const file = join(folder, 'procedure.json');

  await writeFile(file, exported.said.replace('"amount": 7', '"amount": 8'));
  const faulty = await run('check', file);
  expect(faulty).toMatchObject({ code: 1, complained: expect.stringContaining('error steps\n') as string });
  expect(faulty.complained).toContain('Add 1 working day in the steps');
  expect(await run('import', file)).toMatchObject({ code: 1, said: '' });

  await writeFile(file, exported.said.replaceAll('Giấy chứng nhận đăng ký đầu tư điều chỉnh', 'Kết quả mới'));
  expect(await readFile(file, 'utf8')).not.toBe(exported.said);
  expect(await run('import', file)).toMatchObject({ code: 0, said: '1.009647: version 2 published\n' });
  expect(await run('import', file)).toMatchObject({ code: 0, said: '1.009647: version 2 says the same already\n' });
  const published = await findProcedure(database.db, '1.009647');
  expect(published).toMatchObject({ version: 2, definition: { result: { name: { vi: 'Kết quả mới' } } } });
});

test('a file that holds no JSON is named', async () => {
  const file = join(folder, 'broken.json');
  await writeFile(file, '{');
  const refused = await run('check', file);
  expect(refused).toMatchObject({ code: 2, complained: expect.stringContaining(`Cannot read ${file}`) as string });
});

test('a procedure that is not there is named', async () => {
  expect(await run('export', '9.999999')).toMatchObject({ code: 2, complained: 'There is no procedure 9.999999.\n' });
});
