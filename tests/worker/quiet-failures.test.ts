import { MockActivityEnvironment } from '@temporalio/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { quietFailures } from '../../worker/quiet-failures.ts';
import { createSampleDatabase } from '../support/database.ts';

let database: OpenDatabase;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase(), { poolSize: 1 });
});
afterAll(() => database.close());

const run = (activity: () => Promise<unknown>) =>
  new MockActivityEnvironment({}, { interceptors: [quietFailures] }).run(activity).catch((error: unknown) => error);

it('an activity whose query failed tells the server which, and nothing that was in it', async () => {
  const failure = await run(() => database.db.execute(sql`select ${'Nguyễn Mẫu Xuân'}::int`));
  expect(failure).toBeInstanceOf(Error);
  expect(String(failure)).toBe('Error: Failed query (22P02): select $1::int');
  expect(failure).not.toHaveProperty('cause');
});

it('other failures are told as they are', async () => {
  const failure = new RangeError('The gateway took no such number');
  expect(await run(() => Promise.reject(failure))).toBe(failure);
});
