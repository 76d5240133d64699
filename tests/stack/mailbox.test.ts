import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { expect, it, onTestFinished } from 'vitest';
import { startMailbox } from '../../stack/parts/mailbox.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { freePort } from '../support/ports.ts';

it('the mailbox shows the mail it took, also after a restart', async () => {
  const directory = temporaryDirectory();
  const options = {
    smtpPort: await freePort(),
    pagePort: await freePort(),
    mailDirectory: join(directory, 'mail'),
    logFile: join(directory, 'mailbox.log'),
  };
  const subjects = async () => {
    const response = await fetch(`http://127.0.0.1:${options.pagePort}/api/email`);
    return ((await response.json()) as { subject: string }[]).map(({ subject }) => subject);
  };
  const first = await startMailbox(options);
  const sender = createTransport(`smtp://127.0.0.1:${options.smtpPort}`);
  await sender.sendMail({ from: 'a@motcua.example', to: 'b@cong-dan.example', subject: 'Xác nhận', text: 'Xin chào' });
  sender.close();
  expect(await subjects()).toEqual(['Xác nhận']);
  await first.stop();

  const second = await startMailbox(options);
  onTestFinished(() => second.stop());

  expect(await subjects()).toEqual(['Xác nhận']);
});
