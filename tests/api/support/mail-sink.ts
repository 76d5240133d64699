import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real mail server that keeps what it takes. */
export interface MailSink {
  readonly smtpUrl: string;
  /** The next mail that comes for an address, or has come since the last call for it. */
  waitFor(address: string): Promise<ParsedMail>;
  /** How many mails have come for an address and were not asked for. */
  countWaiting(address: string): number;
  close(): Promise<void>;
}

export async function startMailSink(): Promise<MailSink> {
  const arrived: ParsedMail[] = [];
  let wake: () => void = () => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          arrived.push(mail);
          wake();
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
      );
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const { port } = listening.address() as AddressInfo;
  const indexFor = (address: string) => arrived.findIndex((mail) => addresseesOf(mail).includes(address));
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    async waitFor(address) {
      for (;;) {
        const [mail] = indexFor(address) < 0 ? [] : arrived.splice(indexFor(address), 1);
        if (mail !== undefined) return mail;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    countWaiting: (address) => arrived.filter((mail) => addresseesOf(mail).includes(address)).length,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function addresseesOf(mail: ParsedMail): (string | undefined)[] {
  return [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
}

/** The first link of a mail. */
export function linkIn(mail: ParsedMail): string {
  const link = /https?:\/\/\S+/.exec(mail.text ?? '')?.[0];
  if (link === undefined) throw new Error('The mail holds no link');
  return link;
}
