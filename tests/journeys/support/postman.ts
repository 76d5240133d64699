import { z } from 'zod';
import type { Status } from '../../../stack/sandbox-post/records.ts';
import { eventually } from '../../support/eventually.ts';

const addressed = z.object({ order: z.object({ receiverAddress: z.string() }) });

/** Moves parcels at the sandbox post without its page: for journeys that look at what others are shown of it. */
export class Postman {
  readonly #url: string;

  constructor(postUrl: string) {
    this.#url = postUrl;
  }

  /** `parcel` is the order's number, `<dossier code>-<c|d><no>`; its order may still be on the way to the post. */
  async move(parcel: string, ...statuses: readonly Status[]): Promise<void> {
    for (const to of statuses) {
      const send = () =>
        fetch(`${this.#url}/control/parcels/${parcel}/advance`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ to }),
        });
      const { ok, status } = await eventually(send, (answer) => answer.status !== 404, 60_000);
      if (!ok) throw new Error(`The post answered ${status} to ${parcel} being ${to}`);
    }
  }

  /** The address line a parcel goes to. */
  async receiverOf(parcel: string): Promise<string> {
    const response = await fetch(`${this.#url}/control/parcels/${parcel}`);
    return addressed.parse(await response.json()).order.receiverAddress;
  }
}
