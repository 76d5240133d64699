import { randomBytes } from 'node:crypto';
import { cookiePrefix } from '../../../api/auth/sessions.ts';
import { createRateLimits } from '../../../api/http/rate-limits.ts';
import type { ApiParts } from '../../../api/parts.ts';
import type { Database } from '../../../db/client.ts';
import { sessions } from '../../../db/schema/index.ts';
import { startTestApi } from './api.ts';
import { Browser } from './browser.ts';

export type SampleApi = Awaited<ReturnType<typeof startSampleApi>>;

/** The API on a database of the caller's with the sample in it, whose people are signed in without a password. */
export async function startSampleApi(db: Database, change: Partial<ApiParts> = {}) {
  const api = await startTestApi({ db, limits: createRateLimits(db), ...change });
  return {
    ...api,
    db,

    /** A browser in which this account is signed in. */
    async signIn(accountId: string): Promise<Browser> {
      const token = randomBytes(16).toString('hex');
      await db.insert(sessions).values({ accountId, token, expiresAt: new Date(Date.now() + 3_600_000) });
      return new Browser(api.url, { [`${cookiePrefix}.session_token`]: `${token}.unsigned` });
    },
  };
}
