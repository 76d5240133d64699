import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedLinkSettings {
  readonly secret: string;
  /** How many days a link opens its file. */
  readonly days: number;
}

/** What of a link is in its query. */
export interface LinkProof {
  /** Until when it opens its file, in seconds since 1970. */
  readonly until: number;
  readonly signature: string;
}

/** A link that opens one file for whoever has it, until its time is over. */
export interface SignedLink {
  /** Below the address of the portal. */
  readonly path: string;
  /** UTC ISO instant. */
  readonly until: string;
}

/** Makes and checks links to single files. They are nowhere kept: only who has the secret can make one. */
export interface SignedLinks {
  make(fileId: string, now: Date): SignedLink;
  /** `ended` is said only of links that were once right: of a forged one nobody learns whether there is such a file. */
  check(fileId: string, proof: LinkProof, now: Date): 'open' | 'ended' | 'forged';
}

export function createSignedLinks({ secret, days }: SignedLinkSettings): SignedLinks {
  const sign = (fileId: string, until: number) =>
    createHmac('sha256', secret).update(`file-link:${fileId}:${until}`).digest();
  return {
    make(fileId, now) {
      const until = Math.floor(now.getTime() / 1000) + days * 24 * 60 * 60;
      const signature = sign(fileId, until).toString('base64url');
      return {
        path: `/api/v1/files/${fileId}?until=${until}&signature=${signature}`,
        until: new Date(until * 1000).toISOString(),
      };
    },
    check(fileId, { until, signature }, now) {
      const right = sign(fileId, until);
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged';
      return until * 1000 > now.getTime() ? 'open' : 'ended';
    },
  };
}
