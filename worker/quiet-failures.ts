import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { DrizzleQueryError } from 'drizzle-orm/errors';

/**
 * Failures go to Temporal's server and stay in histories, where nothing personal may be: a query that failed is told of
 * without its parameters, which people typed, and PostgreSQL's complaint, which may repeat them, by its code and constraint alone.
 */
export const quietFailures: ActivityInterceptorsFactory = () => ({
  inbound: {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        throw error instanceof DrizzleQueryError ? withoutParameters(error) : error;
      }
    },
  },
});

function withoutParameters({ query, cause }: DrizzleQueryError): Error {
  const complaint = ['code', 'constraint_name'].flatMap((name) => {
    const value: unknown = cause === undefined ? undefined : Reflect.get(cause, name);
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  return new Error(`Failed query (${complaint.join(', ') || 'no code'}): ${query}`);
}
