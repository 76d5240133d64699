import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServerOptions {
  readonly port?: number;
  /** Told of a mail that has been taken, before the sender is. */
  readonly onTaken?: (mail: ParsedMail) => unknown;
  /** SMTP code to answer a recipient with, when not taken. */
  readonly refuse?: (address: string) => number | undefined;
}

/** A mail server that keeps what it takes. */
export async function startMailServer({ port = 0, onTaken, refuse }: MailServerOptions = {}) {
  const taken: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const responseCode = refuse?.(address);
      done(responseCode === undefined ? undefined : Object.assign(new Error('Not taken'), { responseCode }));
    },
    onData(stream, _session, done) {
      const take = async () => {
        const mail = await simpleParser(stream);
        taken.push(mail);
        await onTaken?.(mail);
      };
      take().then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
      );
    },
  });
  const listening = server.listen(port, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const address = listening.address() as AddressInfo;
  return {
    port: address.port,
    taken,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;
