import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { me } from '../../api/contract/account.ts';
import { fieldError } from '../../api/contract/problem.ts';
import { registrationSubject } from '../../api/auth/mails.ts';
import { accounts, credentials, sessions } from '../../db/schema/index.ts';
import { eq } from 'drizzle-orm';
import { startTestApi, type TestApi } from './support/api.ts';
import type { Answered, Browser } from './support/browser.ts';
import { linkIn } from './support/mail-sink.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api.close());

const password = 'con trâu trắng bơi qua sông';

const secondFactor = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

const whoIs = async (browser: Browser) => me.parse((await browser.get('/api/v1/me')).body).account;
const faultsIn = ({ body }: Answered) => z.object({ errors: z.array(fieldError) }).parse(body).errors;

function person(email: string) {
  return {
    kind: 'citizen',
    name: 'Nguyễn Mẫu Thử',
    email,
    password,
    phone: '090 000 0009',
    personalId: '000000000009',
  };
}

async function register(email: string) {
  const browser = api.browser();
  const answer = await browser.post('/api/auth/sign-up/email', person(email));
  return { browser, answer, mail: await api.mails.waitFor(email) };
}

async function registerAndConfirm(email: string) {
  const { browser, mail } = await register(email);
  await browser.get(linkIn(mail));
  return browser;
}

describe('registering', () => {
  test('sends the mail the guide names, and its link completes the registration', async () => {
    const { browser, answer, mail } = await register('moi@example.test');
    expect(answer.status).toBe(200);
    expect(mail.subject).toBe('Xác nhận đăng ký tài khoản sử dụng cổng dịch vụ công trực tuyến');

    const early = await browser.post('/api/auth/sign-in/email', { email: 'moi@example.test', password });
    expect(early).toMatchObject({ status: 403, body: { code: 'EMAIL_NOT_VERIFIED' } });

    const confirmed = await browser.get(linkIn(mail));
    expect(confirmed.status).toBe(302);
    const signedIn = await browser.post('/api/auth/sign-in/email', { email: 'moi@example.test', password });
    expect(signedIn.status).toBe(200);
    expect(await whoIs(browser)).toMatchObject({ kind: 'citizen', email: 'moi@example.test', phone: '0900000009' });
  });

  test('lets the mail be asked for again', async () => {
    const { browser } = await register('lai@example.test');
    await browser.post('/api/auth/send-verification-email', { email: 'lai@example.test' });
    const again = await api.mails.waitFor('lai@example.test');
    expect(again.subject).toBe(registrationSubject);
  });

  test('answers a known address like a new one and tells only its owner', async () => {
    const known = 'daco@example.test';
    await registerAndConfirm(known);
    const second = await api.browser().post('/api/auth/sign-up/email', person(known));
    const fresh = await api.browser().post('/api/auth/sign-up/email', person('chuaco@example.test'));
    expect({ ...second, headers: null }).toEqual({ ...fresh, headers: null });
    expect((await api.mails.waitFor(known)).text).toMatch(/đã có tài khoản/i);
  });

  test('names every field at fault, in the language asked for', async () => {
    const answer = await api
      .browser()
      .post(
        '/api/auth/sign-up/email',
        { ...person('sai@example.test'), phone: '12', personalId: '' },
        { 'Accept-Language': 'en' },
      );
    expect(answer.status).toBe(422);
    expect(faultsIn(answer)).toEqual([
      { field: 'phone', code: 'invalid_format', message: expect.stringContaining('10 digits') as string },
      { field: 'personalId', code: 'required', message: 'This is required.' },
    ]);
  });

  test('makes no staff', async () => {
    const answer = await api
      .browser()
      .post('/api/auth/sign-up/email', { ...person('toi@example.test'), kind: 'staff' });
    expect(answer.status).toBe(422);
  });

  test.each(['matkhau123', '12345678', 'aaaaaaaa', 'motmatkhau@'])(
    'refuses the guessable password %s',
    async (weak) => {
      const email = 'motmatkhau@example.test';
      const answer = await api.browser().post('/api/auth/sign-up/email', { ...person(email), password: weak });
      expect(answer).toMatchObject({ status: 422, body: { code: 'PASSWORD_REFUSED' } });
    },
  );

  test('keeps passwords as argon2id with the parameters agreed', async () => {
    await register('bam@example.test');
    const [stored] = await api.db
      .select({ hash: credentials.password })
      .from(credentials)
      .innerJoin(accounts, eq(accounts.id, credentials.accountId))
      .where(eq(accounts.email, 'bam@example.test'));
    expect(stored?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('signing in', () => {
  test('answers an unknown address and a wrong password alike', async () => {
    await registerAndConfirm('that@example.test');
    const wrong = await api.browser().post('/api/auth/sign-in/email', { email: 'that@example.test', password: 'sai' });
    const unknown = await api.browser().post('/api/auth/sign-in/email', { email: 'la@example.test', password: 'sai' });
    expect(wrong.status).toBe(401);
    expect({ ...unknown, headers: null }).toEqual({ ...wrong, headers: null });
  });

  test('is slowed down after ten wrong passwords for one account', async () => {
    await registerAndConfirm('doan@example.test');
    const tries = Array.from({ length: 10 }, () => ({ email: 'doan@example.test', password: 'sai mật khẩu' }));
    for (const body of tries) await api.browser().post('/api/auth/sign-in/email', body);
    const answer = await api.browser().post('/api/auth/sign-in/email', { email: 'doan@example.test', password });
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('is slowed down just the same when the passwords are guessed at once', async () => {
    await registerAndConfirm('dongloat@example.test');
    const guess = { email: 'dongloat@example.test', password: 'sai mật khẩu' };
    const answers = await Promise.all(
      Array.from({ length: 11 }, () => api.browser().post('/api/auth/sign-in/email', guess)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(10).fill(401), 429]);
    expect(await api.browser().post('/api/auth/sign-in/email', { ...guess, password })).toMatchObject({ status: 429 });
  });

  test('takes JSON only: what we do not read ourselves is not counted', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']) {
      const headers = { 'Content-Type': type };
      const body = new URLSearchParams({ email: 'bieumau@example.test', password }).toString();
      const answer = await api.browser().send('POST', '/api/auth/sign-in/email', { body, headers });
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    }
  });

  test('is not found at an address that only becomes its own', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { Origin: api.url, 'Content-Type': 'application/json' };
      const sent = httpRequest(api.url, { method: 'POST', path: '/api/auth/./sign-in/email', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end(JSON.stringify({ email: 'vong@example.test', password }));
    });
    expect(status).toBe(404);
  });

  test('ends at once when signing out', async () => {
    const browser = await registerAndConfirm('ra@example.test');
    await browser.post('/api/auth/sign-in/email', { email: 'ra@example.test', password });
    expect(await whoIs(browser)).not.toBeNull();
    await browser.post('/api/auth/sign-out');
    expect(await whoIs(browser)).toBeNull();
  });

  test('ends by itself when left unused for a day', async () => {
    const browser = await registerAndConfirm('quen@example.test');
    await browser.post('/api/auth/sign-in/email', { email: 'quen@example.test', password });
    const [account] = await api.db.select().from(accounts).where(eq(accounts.email, 'quen@example.test'));
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
    await api.db
      .update(sessions)
      .set({ updatedAt: twoDaysAgo })
      .where(eq(sessions.accountId, account?.id ?? ''));
    expect(await whoIs(browser)).toBeNull();
  });

  test('with a new password ends every session there was', async () => {
    const browser = await registerAndConfirm('doi@example.test');
    await browser.post('/api/auth/sign-in/email', { email: 'doi@example.test', password });
    await browser.post('/api/auth/request-password-reset', { email: 'doi@example.test' });
    const token = new URL(linkIn(await api.mails.waitFor('doi@example.test'))).searchParams.get('token');
    const reset = await api.browser().post('/api/auth/reset-password', { token, newPassword: 'bảy con ngựa gỗ' });
    expect(reset.status).toBe(200);
    expect(await whoIs(browser)).toBeNull();
    const again = await api.browser().post('/api/auth/reset-password', { token, newPassword: 'tám con ngựa gỗ' });
    expect(again.status).toBe(400);
    const signedIn = await browser.post('/api/auth/sign-in/email', {
      email: 'doi@example.test',
      password: 'bảy con ngựa gỗ',
    });
    expect(signedIn.status).toBe(200);
  });
});

describe('a second factor', () => {
  /** Somebody who has set one up, in front of another browser than they did it in. */
  async function withSecondFactor(email: string) {
    const first = await registerAndConfirm(email);
    await first.post('/api/auth/sign-in/email', { email, password });
    const enabled = await first.post('/api/auth/two-factor/enable', { password });
    const { totpURI, backupCodes } = secondFactor.parse(enabled.body);
    expect(totpURI).toMatch(/^otpauth:/);
    await api.db.update(accounts).set({ twoFactorEnabled: true }).where(eq(accounts.email, email));
    const browser = api.browser();
    return { browser, backupCodes, signIn: () => browser.post('/api/auth/sign-in/email', { email, password }) };
  }

  test('is asked for once it has been set up, and no session exists before it is given', async () => {
    const { browser, signIn, backupCodes } = await withSecondFactor('hailop@example.test');
    expect((await signIn()).body).toMatchObject({ twoFactorRedirect: true });
    expect(await whoIs(browser)).toBeNull();
    await browser.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] });
    expect(await whoIs(browser)).toMatchObject({ twoFactorEnabled: true });
  });

  test('is asked for again on a device that was to be trusted', async () => {
    const { browser, signIn, backupCodes } = await withSecondFactor('tincay@example.test');
    await signIn();
    await browser.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0], trustDevice: true });
    expect(await whoIs(browser)).not.toBeNull();
    await browser.post('/api/auth/sign-out');
    expect((await signIn()).body).toMatchObject({ twoFactorRedirect: true });
    expect(await whoIs(browser)).toBeNull();
  });
});
