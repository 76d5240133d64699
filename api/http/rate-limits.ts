import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../../db/client.ts';
import { rateLimits } from '../../db/schema/accounts.ts';
import { Problem } from './problem.ts';

/** What is counted, how often it may happen, in how many seconds. Shared by all API processes. */
const limits = {
  /** Requests to sign-in routes from one address; an office shares one. */
  auth: { points: 300, duration: 600 },
  /** Sign-ins to one account from one address, until one succeeds. */
  signIn: { points: 10, duration: 900 },
  /** Mails one address can be made to receive. */
  accountMail: { points: 5, duration: 3600 },
  /** Wrong codes or keys on the tracking page from one address. */
  track: { points: 30, duration: 600 },
  /** Files from one account. */
  upload: { points: 200, duration: 600 },
} as const;

export type LimitName = keyof typeof limits;

export interface RateLimits {
  /** Counts one try. @throws Problem `rate_limited` when it is one too many. */
  consume(name: LimitName, key: string): Promise<void>;
  /** Counts a try that has failed already; whether it is one too many shows at the next `check`. */
  record(name: LimitName, key: string): Promise<void>;
  /** Counts nothing. @throws Problem `rate_limited` when the limit is used up. */
  check(name: LimitName, key: string): Promise<void>;
  /** Forgets what was counted, after a success. */
  forget(name: LimitName, key: string): Promise<void>;
}

export function createRateLimits(db: Database): RateLimits {
  const limiters = new Map(
    Object.entries(limits).map(([name, { points, duration }]) => [
      name,
      new RateLimiterDrizzle({
        storeClient: db,
        schema: rateLimits,
        keyPrefix: name,
        points,
        duration,
        clearExpiredByTimeout: false,
        inMemoryBlockOnConsumed: points + 1,
      }),
    ]),
  );
  const limiterOf = (name: LimitName): RateLimiterDrizzle => {
    const limiter = limiters.get(name);
    if (limiter === undefined) throw new RangeError(`No limit ${name}`);
    return limiter;
  };
  return {
    async consume(name, key) {
      try {
        await limiterOf(name).consume(key);
      } catch (error) {
        throw error instanceof RateLimiterRes ? tooMany(error) : error;
      }
    },
    async record(name, key) {
      await limiterOf(name).penalty(key);
    },
    async check(name, key) {
      const used = await limiterOf(name).get(key);
      if (used !== null && used.consumedPoints >= limits[name].points && used.msBeforeNext > 0) throw tooMany(used);
    },
    async forget(name, key) {
      await limiterOf(name).delete(key);
    },
  };
}

function tooMany({ msBeforeNext }: RateLimiterRes): Problem {
  return new Problem('rate_limited', { retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) });
}
