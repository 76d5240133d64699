import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { surviveLostConnections } from './lost-connection.ts';
import { prepareStatements } from './prepare-statements.ts';
import * as schema from './schema/index.ts';

export type Database = PostgresJsDatabase<typeof schema>;

/** A database, or a transaction in it: what a query needs to run. */
export type Queryable = Database | Transaction;

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** An open pool. `listen` is for `LISTEN`, on a connection of its own. */
export interface OpenDatabase {
  readonly db: Database;
  readonly sql: postgres.Sql;
  close(): Promise<void>;
}

interface PoolOptions {
  readonly poolSize?: number;
  /**
   * How a prepared statement is planned: for the values it gets each time, because units, statuses and pages are anything
   * but alike; or `once`, where every value leads the same way and planning costs more than the work.
   */
  readonly planned?: 'eachTime' | 'once';
}

/** Opens a pool of connections. Nothing is contacted until the first query. */
export function openDatabase(url: string, { poolSize = 10, planned = 'eachTime' }: PoolOptions = {}): OpenDatabase {
  const pool = postgres(url, {
    max: poolSize,
    onnotice: () => undefined,
    connection: {
      TimeZone: 'UTC',
      // What somebody waits for is short; bringing up other processes for it takes longer than they save. As text: the
      // driver leaves a 0 out.
      max_parallel_workers_per_gather: '0',
      plan_cache_mode: planned === 'once' ? 'force_generic_plan' : 'force_custom_plan',
    },
  });
  const sql = surviveLostConnections(prepareStatements(pool));
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}
