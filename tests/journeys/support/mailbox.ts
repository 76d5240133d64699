import { z } from 'zod';
import { eventually } from '../../support/eventually.ts';

const mails = z.array(
  z.object({
    subject: z.string(),
    text: z.string(),
    to: z.array(z.object({ address: z.string() })),
  }),
);

export type ReceivedMail = z.output<typeof mails>[number];

/** The mailbox of one person, read over the mailbox's own REST interface. */
export function mailboxOf(address: string, mailboxUrl: string) {
  const list = async (): Promise<readonly ReceivedMail[]> => {
    const response = await fetch(`${mailboxUrl}/api/email`);
    return mails.parse(await response.json()).filter(({ to }) => to.some((one) => one.address === address));
  };
  return {
    /** Waits until there is a mail of each of these kinds, and answers all mails. */
    until: (...isWanted: readonly ((mail: ReceivedMail) => boolean)[]) =>
      eventually(list, (received) => isWanted.every((wanted) => received.some(wanted)), 60_000),
  };
}

/** The first link of a mail. */
export function linkIn({ text, subject }: ReceivedMail): string {
  const [link] = /https?:\/\/\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`The mail “${subject}” has no link`);
  return link;
}
