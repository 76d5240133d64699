import { createServer, type AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { createMailer, type Mail, type Mailer } from '../../../integrations/mail/mailer.ts';

const from = 'Một Cửa <khong-tra-loi@motcua.invalid>';

const mail: Mail = {
  to: 'nguoi-dan-mau@motcua.invalid',
  subject: 'Hồ sơ H99-260105-0001 đã được tiếp nhận',
  text: 'Đã tiếp nhận.\n',
  html: '<p>Đã tiếp nhận.</p>',
  messageId: 'H99-260105-0001.accepted',
};

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function connect(smtpUrl: string, timeoutMs?: number): Mailer {
  const mailer = createMailer(timeoutMs === undefined ? { smtpUrl, from } : { smtpUrl, from, timeoutMs });
  cleanups.push(() => mailer.close());
  return mailer;
}

/** A mail server that keeps what it takes. */
async function startServer(options: SMTPServerOptions = {}) {
  const taken: ParsedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (parsed) => {
          taken.push(parsed);
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
      );
    },
    ...options,
  });
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  cleanups.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = listening.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${address.port}`, taken, countConnections: () => connections };
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

describe('the mailer', () => {
  test('sends a mail as text and HTML, from us, marked as sent by a machine', async () => {
    const server = await startServer();
    await connect(server.url).send(mail);
    const [received] = server.taken;
    expect(received).toMatchObject({ subject: mail.subject, text: mail.text, html: mail.html });
    expect(received?.from?.text).toBe('"Một Cửa" <khong-tra-loi@motcua.invalid>');
    expect(received?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('gives a mail sent again the same Message-ID, and another mail another', async () => {
    const server = await startServer();
    const mailer = connect(server.url);
    await mailer.send(mail);
    await mailer.send({ ...mail, text: 'Gửi lại.' });
    await mailer.send({ ...mail, messageId: 'H99-260105-0001.paid' });
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([
      '<H99-260105-0001.accepted@motcua.invalid>',
      '<H99-260105-0001.accepted@motcua.invalid>',
      '<H99-260105-0001.paid@motcua.invalid>',
    ]);
  });

  test('makes a well-formed Message-ID of any key', async () => {
    const server = await startServer();
    const mailer = connect(server.url);
    await mailer.send({ ...mail, messageId: '.hồ sơ (1)..<x>@y.' });
    expect(server.taken[0]?.messageId).toMatch(/^<[A-Za-z0-9%_-]+(\.[A-Za-z0-9%_-]+)*@motcua\.invalid>$/);
  });

  test('sends many mails over few connections', async () => {
    const server = await startServer();
    const mailer = connect(server.url);
    await Promise.all(Array.from({ length: 12 }, (_, index) => mailer.send({ ...mail, messageId: `mail-${index}` })));
    expect(server.taken).toHaveLength(12);
    expect(server.countConnections()).toBeLessThanOrEqual(3);
  });

  test('says rejected when the recipient does not exist, without repeating who it was', async () => {
    const server = await startServer({
      onRcptTo: ({ address }, _session, done) => done(answer(550, `5.1.1 <${address}> User unknown`)),
    });
    const failure: unknown = await connect(server.url)
      .send(mail)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'MailRejected', code: '550 5.1.1' });
    expect(failure).not.toHaveProperty('cause');
    expect(String(failure)).not.toContain(mail.to);
  });

  test('says rejected when the mail itself is not taken', async () => {
    const server = await startServer({
      onData(stream, _session, done) {
        stream.resume().once('end', () => done(answer(554, '5.7.1 Message refused')));
      },
    });
    await expect(connect(server.url).send(mail)).rejects.toMatchObject({ name: 'MailRejected', code: '554 5.7.1' });
  });

  test('says unavailable when the server asks to come back later', async () => {
    const server = await startServer({ onRcptTo: (_to, _session, done) => done(answer(451, '4.3.0 Try again')) });
    await expect(connect(server.url).send(mail)).rejects.toMatchObject({
      name: 'MailUnavailable',
      message: expect.stringContaining('451 4.3.0') as string,
    });
  });

  test('says unavailable when the server does not let us in: that is our settings, not the mail', async () => {
    const server = await startServer({ onAuth: (_auth, _session, done) => done(answer(535, '5.7.8 Bad credentials')) });
    const withUser = server.url.replace('smtp://', 'smtp://user:wrong@');
    await expect(connect(withUser).send(mail)).rejects.toMatchObject({ name: 'MailUnavailable' });
  });

  test('says unavailable when nobody listens, and sends again when somebody does', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const mailer = connect(`smtp://127.0.0.1:${port}`, 200);
    await expect(mailer.send(mail)).rejects.toMatchObject({ name: 'MailUnavailable' });
    await new Promise((resolve) => silent.close(resolve));
    await expect(mailer.send(mail)).rejects.toMatchObject({ name: 'MailUnavailable' });

    const server = await startServer();
    await connect(server.url).send(mail);
    expect(server.taken).toHaveLength(1);
  });

  test.each([
    'a@motcua.invalid, b@motcua.invalid',
    'Name <a@motcua.invalid>',
    'a@motcua.invalid\r\nBcc: b@motcua.invalid',
    '',
  ])('sends to one plain address only, not to %j', async (to) => {
    const server = await startServer();
    await expect(connect(server.url).send({ ...mail, to })).rejects.toMatchObject({ name: 'MailRejected' });
    expect(server.taken).toHaveLength(0);
  });

  test('keeps a subject on its line, whatever was typed into it', async () => {
    const server = await startServer();
    await connect(server.url).send({ ...mail, subject: 'Xin chào\r\nBcc: b@motcua.invalid' });
    expect(server.taken[0]?.bcc).toBeUndefined();
    expect(server.taken[0]?.subject).toBe('Xin chào Bcc: b@motcua.invalid');
  });

  test('is not made with a sender that is no address', () => {
    expect(() => createMailer({ smtpUrl: 'smtp://127.0.0.1:25', from: 'Một Cửa' })).toThrow(/holds no address/);
  });
});
