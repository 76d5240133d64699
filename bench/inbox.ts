import { inArray, not } from 'drizzle-orm';
import postgres from 'postgres';
import type { OpenDatabase } from '../db/client.ts';
import { fillWithDossiers } from '../db/sample/volume/fill.ts';
import { dossiers as dossierRows } from '../db/schema/index.ts';
import { finalStatuses } from '../domain/lifecycle/statuses.ts';
import { Session } from '../stack/driver/session.ts';
import type { Installation } from '../stack/installation.ts';
import { listReads, mailboxes, type Read, type Reader } from './inbox/reads.ts';
import { openSpyApi, type SpyApi, type Statement } from './inbox/spy-api.ts';
import { withInstallation } from './with-installation.ts';
import { round, runMany, Stopwatch, type Quantiles } from './quantiles.ts';

const warmUpCalls = 10;
const mostCalls = 100;
const longestMs = 4_000;
const severalClients = 4;

/** How much there is to read at each stage: dossiers in all, and those that are open. */
const stages = [
  { dossiers: 2_000, open: 1_000 },
  { dossiers: 20_000, open: 10_000 },
  { dossiers: 150_000, open: 100_000 },
] as const;

export interface ReadResult extends Quantiles {
  /** The same with four clients at once. */
  readonly fourClients: Quantiles;
  /** The same statements, one after another, straight from PostgreSQL. */
  readonly straight: Quantiles;
  readonly statements: number;
  /** The median over HTTP by that of PostgreSQL alone. */
  readonly ratioToStraight: number;
  /** p95 by the p95 of the same read at the first stage. */
  readonly ratioToFirst: number;
}

export interface StageResult {
  readonly dossiers: number;
  readonly open: number;
  readonly fillSeconds: number;
  /** Milliseconds, by what is read. */
  readonly reads: Readonly<Record<string, ReadResult>>;
}

type People = Readonly<Record<Reader, Session>>;

/**
 * What screens read, over HTTP with signed-in people, as an installation fills up: at 1,000, 10,000 and 100,000 open
 * dossiers as far as `dossiers` goes, and at `dossiers` themselves. With `data` the installation is kept in that folder,
 * and another run goes on from as many dossiers as are there.
 */
export async function benchInbox({
  dossiers,
  data,
  say,
}: {
  readonly dossiers: number;
  readonly data: string | undefined;
  readonly say: (text: string) => void;
}): Promise<{ readonly stages: readonly StageResult[] }> {
  return withInstallation(async ({ installation, database }) => {
    const spy = await openSpyApi(installation);
    try {
      const results: StageResult[] = [];
      let there = await countThere(database);
      for (const stage of stagesUpTo(dossiers)) {
        if (stage.dossiers < there.dossiers) continue;
        const more = { dossiers: stage.dossiers - there.dossiers, open: Math.max(0, stage.open - there.open) };
        say(`Filling up to ${stage.dossiers} dossiers, ${stage.open} of them open`);
        const fillSeconds = await fill(database, more, results.length + 1);
        there = stage;
        const reads = await measure({ installation, spy, first: results[0], say });
        results.push({ ...stage, fillSeconds, reads });
      }
      return { stages: results };
    } finally {
      await spy.close();
    }
  }, data);
}

function stagesUpTo(dossiers: number): readonly { readonly dossiers: number; readonly open: number }[] {
  const within = stages.filter((stage) => stage.dossiers <= dossiers);
  const last = within.at(-1);
  if (last?.dossiers === dossiers) return within;
  return [...within, { dossiers, open: last?.open ?? Math.floor(dossiers / 2) }];
}

async function countThere({ db }: OpenDatabase): Promise<{ readonly dossiers: number; readonly open: number }> {
  const isOpen = not(inArray(dossierRows.status, [...finalStatuses, 'stopped']));
  return { dossiers: await db.$count(dossierRows), open: await db.$count(dossierRows, isOpen) };
}

async function fill(
  { db, sql }: OpenDatabase,
  wish: { readonly dossiers: number; readonly open: number },
  seed: number,
): Promise<number> {
  const began = performance.now();
  if (wish.dossiers > 0) await fillWithDossiers(db, { ...wish, seed });
  // As the server would by itself within the hour: lists read what is visible from the index alone.
  await sql.unsafe('vacuum analyze');
  return round((performance.now() - began) / 1000);
}

interface Measuring {
  readonly installation: Installation;
  readonly spy: SpyApi;
  readonly first: StageResult | undefined;
  readonly say: (text: string) => void;
}

async function measure({ installation, spy, first, say }: Measuring): Promise<Record<string, ReadResult>> {
  const { addresses, databaseUrl } = installation;
  const [people, watched] = await Promise.all([signIn(installation, addresses.api), signIn(installation, spy.origin)]);
  const sql = postgres(databaseUrl, {
    max: 1,
    connection: { TimeZone: 'UTC', max_parallel_workers_per_gather: '0', plan_cache_mode: 'force_custom_plan' },
  });
  const results: Record<string, ReadResult> = {};
  try {
    for (const read of await listReads(people)) {
      const statements = await hear(spy, () => look(watched, read));
      const alone = await timed(1, () => look(people, read));
      const together = await timed(severalClients, () => look(people, read));
      const straight = await timed(1, () => replay(sql, statements));
      const result = {
        ...alone,
        fourClients: together,
        straight,
        statements: statements.length,
        ratioToStraight: round(alone.p50 / straight.p50),
        ratioToFirst: round(alone.p95 / (first?.reads[read.name]?.p95 ?? alone.p95)),
      };
      results[read.name] = result;
      say(describe(read.name, result));
    }
  } finally {
    await sql.end();
  }
  return results;
}

async function signIn({ secrets }: Installation, origin: string): Promise<People> {
  const as = (reader: Reader) => new Session(origin).signIn(mailboxes[reader], secrets.SAMPLE_PASSWORD);
  return {
    supervisor: await as('supervisor'),
    officer: await as('officer'),
    accountant: await as('accountant'),
    applicant: await as('applicant'),
  };
}

async function look(people: People, { reader, paths }: Read): Promise<void> {
  await Promise.all(paths.map((path) => people[reader].call('GET', path)));
}

/** What a read sends: the least of three hearings, since the API sends statements of its own now and then. */
async function hear(spy: SpyApi, work: () => Promise<void>): Promise<readonly Statement[]> {
  const heard = [await spy.listen(work), await spy.listen(work), await spy.listen(work)];
  return heard.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

async function replay(sql: postgres.Sql, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) {
    // drizzle has brought the values to the shape that the driver sends.
    await sql.unsafe(text, values as postgres.ParameterOrJSON<never>[], { prepare: true });
  }
}

/** Durations of a step once warm: a hundred times, or as often as a few seconds allow. */
async function timed(clients: number, step: () => Promise<void>): Promise<Quantiles> {
  await runMany(warmUpCalls, clients, step);
  const watch = new Stopwatch();
  const until = performance.now() + longestMs;
  await runMany(mostCalls, clients, async () => {
    if (performance.now() < until) await watch.time('step', step);
  });
  return watch.quantiles('step');
}

function describe(name: string, { p50, p95, p99, fourClients, straight, ratioToStraight, ratioToFirst }: ReadResult) {
  return (
    `${name.padEnd(30)} p50 ${p50}  p95 ${p95}  p99 ${p99} ms; four clients p95 ${fourClients.p95}; ` +
    `straight ${straight.p50} (×${ratioToStraight}); ×${ratioToFirst} of the first stage`
  );
}
