import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepPushSubscription } from '../../db/queries/push-subscriptions.ts';
import { accounts, notices, pushSubscriptions } from '../../db/schema/index.ts';
import { createMailer, type Mailer } from '../../integrations/mail/mailer.ts';
import { PushUnavailable, type PushAddress, type PushMessage } from '../../integrations/push/push-service.ts';
import { sendNotices } from '../../worker/notices/send-notices.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { createNoticeWorld, publicUrl, type NoticeWorld } from './notice-world.ts';

const phone = { endpoint: 'https://push.example/phone', p256dh: 'key of the phone', auth: 'secret of the phone' };
const laptop = { endpoint: 'https://push.example/laptop', p256dh: 'key of the laptop', auth: 'secret of the laptop' };

let world: NoticeWorld;
let server: MailServer;
let mailer: Mailer;
let told: { readonly to: PushAddress; readonly message: PushMessage }[];
/** What the push service does with what it is sent. */
let service: (to: PushAddress) => 'sent' | 'gone';

beforeAll(async () => {
  world = await createNoticeWorld();
  server = await startMailServer();
  mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from: 'Một Cửa <khong-tra-loi@motcua.invalid>' });
});

afterAll(async () => {
  mailer.close();
  await server.close();
  await world.close();
});

beforeEach(() => {
  told = [];
  service = () => 'sent';
});

afterEach(() => world.db.delete(pushSubscriptions));

const applicant = () => world.actorOf('applicant').accountId;

async function send({ isPushing = true } = {}): Promise<void> {
  const push = {
    send: (to: PushAddress, message: PushMessage) => {
      told.push({ to, message });
      return new Promise<'sent' | 'gone'>((resolve) => resolve(service(to)));
    },
  };
  const { db, files } = world;
  await world.makeDue();
  await sendNotices({ db, mailer, files, publicUrl, log: pino({ level: 'silent' }), ...(isPushing ? { push } : {}) });
}

const lettersOf = (dossierId: string) => world.listNotices(dossierId);

test('each browser is told once of a notice, however often the mail is sent', async () => {
  await keepPushSubscription(world.db, applicant(), phone);
  await keepPushSubscription(world.db, applicant(), laptop);
  const dossierId = await world.submit();
  await send();
  expect(told.map(({ to }) => to.endpoint).sort()).toEqual([laptop.endpoint, phone.endpoint]);
  await world.db.update(notices).set({ status: 'waiting' }).where(eq(notices.dossierId, dossierId));
  await send();
  expect(await lettersOf(dossierId)).toMatchObject([{ status: 'sent', attempts: 2 }]);
  expect(told).toHaveLength(2);
});

test('a push leads to the dossier and says nothing of whose it is or what it is about', async () => {
  await keepPushSubscription(world.db, applicant(), phone);
  await world.submit({ applicant: { name: 'Nguyễn Thị Mẫu', email: 'mau@motcua.invalid' } });
  await send();
  const [{ message } = { message: undefined }] = told;
  expect(message?.path).toMatch(/^\/ca-nhan\/ho-so\/H34/);
  expect(`${message?.title} ${message?.body}`).toBe('Một Cửa Hồ sơ của bạn có tin mới. Mở để xem.');
});

test('a push is in the language of the account', async () => {
  await world.db.update(accounts).set({ locale: 'en' }).where(eq(accounts.id, applicant()));
  await keepPushSubscription(world.db, applicant(), phone);
  await world.submit();
  await send();
  expect(told[0]?.message.body).toBe('There is news of your dossier. Open it to see.');
});

test('a browser its push service no longer knows is forgotten', async () => {
  await keepPushSubscription(world.db, applicant(), phone);
  await keepPushSubscription(world.db, applicant(), laptop);
  service = ({ endpoint }) => (endpoint === phone.endpoint ? 'gone' : 'sent');
  await world.submit();
  await send();
  const kept = await world.db.select({ endpoint: pushSubscriptions.endpoint }).from(pushSubscriptions);
  expect(kept).toEqual([{ endpoint: laptop.endpoint }]);
});

test('a push service that is down holds up no mail', async () => {
  await keepPushSubscription(world.db, applicant(), phone);
  service = () => {
    throw new PushUnavailable('The push service cannot be reached.');
  };
  const dossierId = await world.submit();
  await send();
  expect(told).toHaveLength(1);
  expect(await lettersOf(dossierId)).toMatchObject([{ status: 'sent', attempts: 1 }]);
});

test('without keys nobody is told, and the mail goes as ever', async () => {
  await keepPushSubscription(world.db, applicant(), phone);
  const dossierId = await world.submit();
  await send({ isPushing: false });
  expect(told).toEqual([]);
  expect(await lettersOf(dossierId)).toMatchObject([{ status: 'sent' }]);
});
