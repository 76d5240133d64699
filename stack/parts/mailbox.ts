import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startChild, untilReady, type Child } from '../child.ts';
import { answers } from '../ports.ts';

const title = 'The mailbox';

/** Mail beyond this is forgotten, the oldest first, so that the mailbox starts as fast after a year. */
const maxEmails = 2000;

export interface MailboxOptions {
  readonly smtpPort: number;
  readonly pagePort: number;
  /** Mail is kept here and is there again after a restart. */
  readonly mailDirectory: string;
  readonly logFile: string;
}

/** Starts an SMTP server that delivers nothing and shows every mail it took on a web page. */
export async function startMailbox({ smtpPort, pagePort, mailDirectory, logFile }: MailboxOptions): Promise<Child> {
  mkdirSync(mailDirectory, { recursive: true });
  const child = await startChild({
    title,
    command: process.execPath,
    args: [
      fileURLToPath(new URL('./bin/maildev.js', import.meta.resolve('maildev'))),
      ...['--ip', '127.0.0.1', '--smtp', String(smtpPort)],
      ...['--web-ip', '127.0.0.1', '--web', String(pagePort)],
      ...['--mail-directory', mailDirectory, '--max-emails', String(maxEmails)],
    ],
    logFile,
    environment: { PATH: process.env['PATH'] },
  });
  await untilReady(child, () => answers(`http://127.0.0.1:${pagePort}/api/healthz`), { title });
  return child;
}
