import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { changePreferences } from '../../db/queries/staff-preferences.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { absences, accounts, digests, staffAssignments, tasks } from '../../db/schema/index.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { createMailer, type Mailer } from '../../integrations/mail/mailer.ts';
import { sendDigests } from '../../worker/digest/send-digests.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, sampleApplicant } from '../support/sample-dossiers.ts';
import { startMailServer, type MailServer } from './mail-server.ts';

const log = pino({ level: 'silent' });
const publicUrl = 'https://motcua.example';

/** A Monday the office works, in the morning; a Sunday; and the Monday after lunch. */
const monday = '2026-11-23';
const mondayMorning = new Date(`${monday}T07:30:00+07:00`);
const sundayMorning = new Date('2026-11-22T07:30:00+07:00');
const mondayAfternoon = new Date(`${monday}T14:00:00+07:00`);

let database: OpenDatabase;
let actorOf: Awaited<ReturnType<typeof createCast>>;
let dossiers: ReturnType<typeof createDirectDossiers>;
let server: MailServer;
let mailer: Mailer;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  actorOf = await createCast(database.db);
  dossiers = createDirectDossiers(database.db, actorOf('applicant'));
});

afterAll(() => database.close());

beforeEach(async () => {
  await database.db.delete(digests);
  server = await startMailServer();
  mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from: 'Một Cửa <mot-cua@motcua.invalid>' });
  return async () => {
    mailer.close();
    await server.close();
  };
});

const send = (now: Date) => sendDigests({ db: database.db, mailer, publicUrl, log, now: () => now });

const mailTo = (email: string) =>
  server.taken.filter(({ to }) => [to].flat().some((one) => one?.text.includes(email) === true));

async function emailOf(id: string): Promise<string> {
  const [row] = await database.db.select().from(accounts).where(eq(accounts.id, id));
  return row?.email ?? '';
}

/** Somebody of one test alone. */
async function addStaff(role: StaffRole) {
  const id = newId();
  const email = `${id}@mau.example`;
  await database.db.insert(accounts).values({ id, kind: 'staff', name: 'Hồ Mẫu Sớm', email, emailVerified: true });
  await database.db
    .insert(staffAssignments)
    .values({ accountId: id, unitCode: unitCodes.board, role, validFrom: '2025-01-01' });
  return { id, email };
}

/** A reception task that somebody holds and is due at a time of that Monday. */
async function give(holderId: string, dueAt: string): Promise<string> {
  const { code, taskId } = await dossiers.submit();
  const claimedAt = '2026-11-01T01:00:00.000Z';
  await database.db.update(tasks).set({ holderId, dueAt, claimedAt }).where(eq(tasks.id, taskId));
  return code;
}

test('an officer who wants it gets one mail with a link for each task, and no word of the applicant', async () => {
  const { id, email } = await addStaff('clerk');
  const overdue = await give(id, '2026-11-20T03:00:00.000Z');
  const today = await give(id, `${monday}T09:00:00.000Z`);
  const later = await give(id, '2026-11-30T09:00:00.000Z');
  await send(mondayMorning);
  expect(mailTo(email)).toEqual([]);

  await changePreferences(database.db, id, { digest: true });
  await send(mondayMorning);
  const [mail] = mailTo(email);
  const text = mail?.text ?? '';
  expect(mail?.subject).toMatch(/Việc sáng .*23\/11\/2026.* \/ This morning/);
  expect(text).toMatch(/VIỆC CỦA BẠN ĐÃ QUÁ HẠN[\s\S]*YOUR TASKS THAT ARE OVERDUE/);
  for (const code of [overdue, today]) expect(text).toContain(`${publicUrl}/quan-tri/dossiers/${code}/show`);
  expect(text).not.toContain(later);
  for (const personal of [sampleApplicant.name, sampleApplicant.phone, sampleApplicant.personalId]) {
    expect(text + String(mail?.html)).not.toContain(personal);
  }
});

test('one mail a day, however often and however many senders try', async () => {
  const { id, email } = await addStaff('clerk');
  await changePreferences(database.db, id, { digest: true });
  await give(id, '2026-11-20T03:00:00.000Z');
  await Promise.all([send(mondayMorning), send(mondayMorning)]);
  await send(mondayMorning);
  expect(mailTo(email)).toHaveLength(1);
});

test('a supervisor gets the unit’s, unless they have said no', async () => {
  const supervisor = actorOf('supervisor').accountId;
  const email = await emailOf(supervisor);
  const { code } = await dossiers.submit();
  await send(mondayMorning);
  const [mail] = mailTo(email);
  expect(mail?.text).toMatch(/VIỆC CHƯA AI NHẬN/);
  expect(mail?.text).toContain(code);

  await database.db.delete(digests);
  await changePreferences(database.db, supervisor, { digest: false });
  await send(mondayMorning);
  expect(mailTo(email)).toHaveLength(1);
});

test('no mail on a day off, after the morning, to who is away, or with nothing in it', async () => {
  const [busy, away, idle] = [await addStaff('clerk'), await addStaff('clerk'), await addStaff('clerk')];
  for (const { id } of [busy, away, idle]) await changePreferences(database.db, id, { digest: true });
  await give(busy.id, '2026-11-20T03:00:00.000Z');
  await give(away.id, '2026-11-20T03:00:00.000Z');
  await database.db.insert(absences).values({
    accountId: away.id,
    substituteId: busy.id,
    fromDate: monday,
    throughDate: monday,
    kind: 'leave',
    enteredBy: away.id,
  });
  await send(sundayMorning);
  await send(mondayAfternoon);
  expect(server.taken).toEqual([]);
  await send(mondayMorning);
  expect([busy, away, idle].map(({ email }) => mailTo(email).length)).toEqual([1, 0, 0]);
  const rows = await database.db.select().from(digests).where(eq(digests.accountId, idle.id));
  expect(rows).toMatchObject([{ status: 'empty' }]);
});

test('a mail server that is away delays the mail and loses none', async () => {
  const { id, email } = await addStaff('clerk');
  await changePreferences(database.db, id, { digest: true });
  await give(id, '2026-11-20T03:00:00.000Z');
  const closed = createMailer({
    smtpUrl: 'smtp://127.0.0.1:9',
    from: 'Một Cửa <mot-cua@motcua.invalid>',
    timeoutMs: 500,
  });
  await sendDigests({ db: database.db, mailer: closed, publicUrl, log, now: () => mondayMorning });
  closed.close();
  await database.db.update(digests).set({ nextAttemptAt: '2026-01-01T00:00:00.000Z' });
  await send(mondayMorning);
  expect(mailTo(email)).toHaveLength(1);
});
