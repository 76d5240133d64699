import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { createAuth } from '../../api/auth/auth.ts';
import { hashPassword } from '../../api/auth/password.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { samplePdf } from '../../db/sample/documents.ts';
import { accounts, credentials, dossiers, files, sessions } from '../../db/schema/index.ts';
import { createMailer } from '../../integrations/mail/mailer.ts';
import { repositoryRoot } from '../../stack/paths.ts';
import { buildWebApps } from '../../stack/web-build.ts';
import { startSampleApi, type SampleApi } from '../api/support/sample-api.ts';
import { makeDirectory, type Directory } from '../support/directory.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { openCuttableLine } from './support/cuttable-line.ts';
import { openWatchedBrowser, type WatchedBrowser } from './support/watched-browser.ts';

const person = { name: 'Trần Mẫu Xuân', email: 'mai@cong-dan.example', password: 'nui-rung-mang-den' };
const fileBytes = 4 * 1024 * 1024;

describe('what somebody has given the portal', () => {
  let database: OpenDatabase;
  let api: SampleApi;
  let server: Server;
  let line: Awaited<ReturnType<typeof openCuttableLine>>;
  let directory: Directory;
  let browser: WatchedBrowser;
  let page: Page;
  let accountId: string;

  beforeAll(async () => {
    await buildWebApps(() => undefined);
    directory = makeDirectory();
    database = openDatabase(await createSampleDatabase());
    line = await openCuttableLine();
    api = await startSampleApi(database.db);
    server = createServer(portalBehind(line.url));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    line.leadTo((server.address() as AddressInfo).port);
    accountId = await register();
    browser = await openWatchedBrowser();
    page = await browser.openFor('xuan');
    await page.goto(`${line.url}/dang-nhap`);
    await signIn();
    await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await line.close();
    server.closeAllConnections();
    server.close();
    await api.close();
    await database.close();
    directory.remove();
  });

  /** The whole portal, as people see it at the end of the line. */
  function portalBehind(publicUrl: string) {
    const { parts } = api;
    const mailer = createMailer({ smtpUrl: api.mails.smtpUrl, from: 'Một Cửa <khong-tra-loi@motcua.invalid>' });
    const { secret } = parts.config.auth;
    return createApp({
      ...parts,
      config: {
        ...parts.config,
        http: { ...parts.config.http, publicUrl },
        files: { ...parts.config.files, maxBytes: 2 * fileBytes },
      },
      auth: createAuth({ db: database.db, mailer, logger: parts.logger, publicUrl, secret }),
      webDirectory: join(repositoryRoot, 'dist'),
    });
  }

  async function register(): Promise<string> {
    const { db } = database;
    const { name, email } = person;
    const own = { phone: '0900000017', personalId: '000000000017', emailVerified: true };
    const [account] = await db
      .insert(accounts)
      .values({ name, email, ...own })
      .returning();
    const id = account?.id ?? '';
    const password = await hashPassword(person.password);
    await db.insert(credentials).values({ accountId: id, providerId: 'credential', providerAccountId: id, password });
    return id;
  }

  async function signIn(): Promise<void> {
    await page.getByLabel('Thư điện tử').fill(person.email);
    await page.getByLabel('Mật khẩu').fill(person.password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  }

  /** Begins an application for the free procedure. */
  async function begin(): Promise<void> {
    await page.goto(`${line.url}/thu-tuc/${procedureCodes.free}`);
    await page.getByRole('button', { name: /^(Nộp hồ sơ|Nộp hồ sơ mới|Bắt đầu hồ sơ mới)$/ }).click();
    await page.getByRole('heading', { name: /Thông tin người nộp hồ sơ/ }).waitFor();
  }

  const paper = () =>
    page
      .getByRole('listitem')
      .filter({ has: page.locator('input[type=file]') })
      .first();

  /** A file on the disk, like no other, with the hash of its content. */
  function makeFile(name: string): { path: string; sha256: string } {
    const content = Buffer.concat([samplePdf(name), randomBytes(fileBytes)]);
    const path = join(directory.path, name);
    writeFileSync(path, content);
    return { path, sha256: createHash('sha256').update(content).digest('hex') };
  }

  const isStored = async (sha256: string) =>
    (await database.db.select().from(files).where(eq(files.ref, sha256))).length === 1;

  it('is not sent again when the line breaks in the middle of a file', async () => {
    await begin();
    await page.goto(`${page.url().split('?')[0] ?? ''}?buoc=2`);
    const file = makeFile('ban-ve.pdf');
    const before = line.sentBytes();
    line.cutAfter(fileBytes / 2);
    await paper().locator('input[type=file]').setInputFiles(file.path);
    await line.untilCut();
    await paper().getByText('Mất kết nối').waitFor();
    line.mend();
    await paper().getByRole('link', { name: 'ban-ve.pdf' }).waitFor();
    expect(await isStored(file.sha256)).toBe(true);
    expect(line.sentBytes() - before).toBeLessThan(fileBytes * 1.3);
  }, 45_000);

  it('goes on where it stopped when the page was left meanwhile and the file is chosen again', async () => {
    const file = makeFile('thuyet-minh.pdf');
    line.cutAfter(fileBytes / 2);
    await paper().locator('input[type=file]').setInputFiles(file.path);
    await line.untilCut();
    await paper().getByText('Mất kết nối').waitFor();
    line.mend();
    await page.reload();
    await paper().getByText('Tệp “thuyet-minh.pdf” chưa tải lên xong.').waitFor();
    const before = line.sentBytes();
    await paper().locator('input[type=file]').setInputFiles(file.path);
    await paper().getByRole('link', { name: 'thuyet-minh.pdf' }).waitFor();
    expect(await isStored(file.sha256)).toBe(true);
    expect(line.sentBytes() - before).toBeLessThan(fileBytes * 0.8);
  }, 45_000);

  it('is still on the page when the session ended while filling in', async () => {
    await page.goto(`${page.url().split('?')[0] ?? ''}?buoc=1`);
    const field = page.getByLabel('Họ và tên');
    await field.waitFor();
    await database.db.delete(sessions).where(eq(sessions.accountId, accountId));
    await field.fill('Trần Mẫu Xuân Mai');
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    await signIn();
    await field.waitFor();
    expect(await field.inputValue()).toBe('Trần Mẫu Xuân Mai');
    await page.getByText(/^Đã lưu/).waitFor();
    const [draft] = await database.db.select().from(dossiers).where(eq(dossiers.accountId, accountId));
    expect(draft?.applicant.name).toBe('Trần Mẫu Xuân Mai');
  }, 45_000);
});
