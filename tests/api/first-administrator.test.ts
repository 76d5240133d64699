import { execFile } from 'node:child_process';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarContract } from '../../api/contract/calendar.ts';
import { staffMember } from '../../api/contract/staff.ts';
import { unitsContract } from '../../api/contract/units.ts';
import { beginInstallation } from '../../api/first-administrator.ts';
import { createRateLimits } from '../../api/http/rate-limits.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { checkAudit } from '../../db/queries/check-audit.ts';
import { makeFirstAdministrator } from '../../db/queries/first-administrator.ts';
import { accounts, auditEntries, calendars, units } from '../../db/schema/index.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';
import { startTestApi, type TestApi } from './support/api.ts';
import { linkIn } from './support/mail-sink.ts';

let url: string;
let database: OpenDatabase;
let api: TestApi;

beforeAll(async () => {
  url = await createTestDatabase();
  database = openDatabase(url, { poolSize: 3 });
  api = await startTestApi({ db: database.db, limits: createRateLimits(database.db) });
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const asked = {
  name: 'Hồ Mẫu Khởi',
  email: 'khoi@mau.example',
  'unit-code': 'so-mau',
  'unit-name': 'Sở Mẫu',
  'unit-prefix': 'H99.01',
  'unit-commune': 'Phường Kon Tum',
  'unit-address': '1 đường Mẫu',
};

type Wish = Partial<Record<string, string>>;

const argumentsFor = (wish: Wish): string[] =>
  Object.entries(wish).flatMap(([option, value]) => (value === undefined ? [] : [`--${option}`, value]));

/** Runs the program on our database, with our mail server or none, and answers what it said. */
async function begin(change: Wish = {}, environment: Record<string, string> = {}) {
  let said = '';
  let complained = '';
  const code = await beginInstallation(argumentsFor({ ...asked, ...change }), {
    say: (text) => (said += text),
    complain: (text) => (complained += text),
    environment: {
      DATABASE_URL: url,
      PUBLIC_URL: api.url,
      AUTH_SECRET: api.parts.config.auth.secret,
      ...environment,
    },
  });
  return { code, said, complained };
}

const byMail = () => ({ SMTP_URL: api.mails.smtpUrl });

const count = (table: typeof accounts | typeof units | typeof calendars) => database.db.$count(table);

const password = 'con trâu trắng bơi qua sông';

async function setPassword(link: string): Promise<number> {
  const token = new URL(link).searchParams.get('token');
  return (await api.browser().post('/api/auth/reset-password', { token, newPassword: password })).status;
}

const printedLink = (said: string): string => /https?:\/\/\S+/.exec(said)?.[0] ?? '';

describe('what the program is told wrong', () => {
  test.each<[string, Wish, RegExp]>([
    [
      'arguments left out',
      { name: undefined, 'unit-address': undefined },
      /--name: This is required.\n--unit-address: /,
    ],
    ['no address of mail', { email: 'khoi' }, /^--email: /],
    ['a code with capitals', { 'unit-code': 'So Mau' }, /^--unit-code: A code has small letters/],
    ['a prefix with small letters', { 'unit-prefix': 'h99' }, /^--unit-prefix: Groups of capital letters/],
    ['no commune there is', { 'unit-commune': 'Nơi Khác' }, /^--unit-commune: no commune is called "Nơi Khác"/],
    ['a name of several communes', { 'unit-commune': 'tan an' }, /give the code:\n {2}\d{5} {2}.*Tân An/],
    ['an option there is not', { 'unit-nam': 'Sở' }, /'--unit-nam'/],
  ])('%s: it is named, with how to say it, and nothing is made', async (_what, change, words) => {
    const { code, complained } = await begin(change);
    expect(complained).toMatch(words);
    expect(complained).toContain('npm run -s first-administrator -- ');
    expect([code, await count(units), await count(accounts)]).toEqual([2, 0, 0]);
  });

  test('a setting that is missing is named, but those of gateway, post and mail are not needed', async () => {
    const { code, complained } = await begin({}, { AUTH_SECRET: 'short' });
    expect([code, complained]).toEqual([2, expect.stringMatching(/AUTH_SECRET/)]);
    expect(complained).not.toMatch(/VNPAY|POST_|SMTP/);
  });

  test('a database without the schema: it says what to run first', async () => {
    const { code, complained } = await begin({}, { DATABASE_URL: await createEmptyDatabase() });
    expect([code, complained]).toEqual([2, expect.stringContaining('npm run migrate')]);
  });

  test('the command itself ends with what it says', async () => {
    const program = ['--import', 'tsx', 'api/first-administrator.ts', '--name', 'Hồ Mẫu Khởi'];
    const ended = await new Promise<{ code: unknown; complained: string }>((resolve) => {
      execFile(process.execPath, program, (fault, _said, complained) => resolve({ code: fault?.code, complained }));
    });
    expect(ended).toEqual({ code: 2, complained: expect.stringMatching(/^--email: This is required/) as string });
  });
});

test('an installation is begun, whatever comes in between, and its first administrator can do the rest', async () => {
  // One that dies before it has mailed anything, and two at once after it.
  const { 'unit-code': code, 'unit-name': name, 'unit-prefix': dossierPrefix, 'unit-address': address } = asked;
  const unit = { code, name: { vi: name, en: name }, dossierPrefix, address, communeCode: '23293', provinceCode: '51' };
  const wish = { name: asked.name, email: 'sai@mau.example', unit, today: localDateOf(new Date()) };
  await database.db.transaction((tx) => makeFirstAdministrator(tx, wish));
  const [printed] = await Promise.all([begin({ email: wish.email }), begin({ email: wish.email })]);
  expect(printed).toMatchObject({ code: 0, complained: '' });
  expect(printed.said).toContain('SMTP_URL is not set');
  expect(printed.said).toMatch(/second administrator.*\n$/);
  expect([await count(units), await count(accounts), await count(calendars)]).toEqual([1, 1, 1]);

  // The mailbox was wrong: the right one takes its place, and who has the wrong one gets nowhere.
  const unreachable = await begin({}, { SMTP_URL: 'smtp://127.0.0.1:9' });
  expect(unreachable.said).toContain('The mail server did not take the mail for now');
  expect(await setPassword(printedLink(printed.said))).toBe(400);
  const mailed = await begin({}, byMail());
  expect(mailed.said).not.toContain('token=');
  expect(await setPassword(linkIn(await api.mails.waitFor(asked.email)))).toBe(200);
  expect(await begin({}, byMail())).toMatchObject({
    code: 1,
    complained: expect.stringMatching(/can sign in/) as string,
  });

  const browser = api.browser();
  const credentials = { email: asked.email, password };
  expect((await browser.post('/api/auth/sign-in/email', credentials)).status).toBe(200);
  const answer = await browser.get('/api/v1/staff/calendars');
  const [calendar, ...others] = calendarContract.listCalendarsInUse.success.body.parse(answer.body).data;
  expect(calendar).toMatchObject({ units: [{ code: 'so-mau' }], publishedThrough: '2026-12-31' });
  expect(others).toEqual([]);
  const made = unitsContract.getUnit.success.body.parse((await browser.get('/api/v1/units/so-mau')).body);
  expect(made).toMatchObject({ name: { vi: 'Sở Mẫu', en: 'Sở Mẫu' }, address: { communeName: 'Phường Kon Tum' } });
  const role = { role: 'administrator', unit: 'so-mau', fromDate: wish.today, reason: 'Người thứ hai' };
  const second = { name: 'Hồ Mẫu Hai', email: 'hai@mau.example', ...role };
  const invited = await browser.post('/api/v1/staff/members', second, { 'Idempotency-Key': newId() });
  expect(staffMember.parse(invited.body).state).toBe('invited');
});

test('all of it stands in the audit log, by nobody, and the log holds', async () => {
  const entries = await database.db.select().from(auditEntries).orderBy(asc(auditEntries.at), asc(auditEntries.id));
  const byNobody = entries.filter(({ actorId, actorRole }) => actorId === null && actorRole === 'system');
  expect(new Set(byNobody.map(({ action }) => action))).toEqual(
    new Set(['calendar.publish', 'unit.add', 'staff.add', 'staff.giveRole', 'staff.invite', 'staff.change']),
  );
  const through = new Date(Date.now() + 60_000).toISOString();
  expect(await checkAudit(database.db, { through })).toMatchObject({ broken: 0 });
});
