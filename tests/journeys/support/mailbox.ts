import { z } from 'zod';
import { eventually } from '../../support/eventually.ts';

const mails = z.array(
  z.object({ subject: z.string(), text: z.string(), to: z.array(z.object({ address: z.string() })) }),
);

type ReceivedMail = z.output<typeof mails>[number];

/** The mailbox of one person, read over the mailbox's own REST interface. */
export class Mailbox {
  readonly #owner: string;
  readonly #url: string;

  constructor(owner: string, url: string) {
    this.#owner = owner;
    this.#url = url;
  }

  /** Waits until the mail with this beginning of its subject has come this often, and answers the newest. */
  async receive(subject: string, times = 1): Promise<ReceivedMail> {
    const read = async () => (await this.#list()).filter((mail) => mail.subject.startsWith(subject));
    const newest = (await eventually(read, (found) => found.length >= times, 60_000)).at(-1);
    if (newest === undefined) throw new RangeError('times: wait for one mail at least');
    return newest;
  }

  /** Oldest first. */
  async #list(): Promise<ReceivedMail[]> {
    const response = await fetch(`${this.#url}/api/email`);
    return mails.parse(await response.json()).filter(({ to }) => to.some(({ address }) => address === this.#owner));
  }
}

/** The first link of a mail. */
export function linkIn({ text, subject }: ReceivedMail): string {
  const [link] = /https?:\/\/\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`The mail “${subject}” has no link`);
  return link;
}
