import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { ChannelSum } from '../../domain/reconciliation.ts';
import { startOfDate } from '../../domain/working-time/local-time.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import {
  accounts,
  bookings,
  moneyCases,
  paymentAttempts,
  payouts,
  reconciledAttempts,
  reconciliations,
} from '../schema/index.ts';

/** How far back missed days are made up for by themselves; beyond that somebody asks for them. */
const madeUpForDays = 31;

/** How many unfinished questions of former days are asked once more. */
const carriedDays = 7;

/**
 * Days before today (Vietnam) that money moved or was tried on and that were not reconciled since they were over, the
 * earliest first. Yesterday is always among them until it was: the books are checked every day.
 */
export async function listDaysToReconcile(db: Queryable, today: string): Promise<string[]> {
  const rows = await db.execute<{ on_date: string }>(sql`
    with days as (
      select day, day::timestamp at time zone 'Asia/Ho_Chi_Minh' as starts,
        (day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' as ends
      from (select ${today}::date - n as day from generate_series(1, ${madeUpForDays}::int) n) before_today
    )
    select day::text as on_date from days
    where not exists (select 1 from ${reconciliations} r
        where r.on_date = day and r.status = 'done' and r.started_at >= ends)
      and (day = ${today}::date - 1
        or exists (select 1 from ${paymentAttempts} a where a.created_at >= starts and a.created_at < ends)
        or exists (select 1 from ${bookings} b where b.occurred_at >= starts and b.occurred_at < ends))
    order by day`);
  return rows.map(({ on_date: onDate }) => onDate);
}

/** Says that a day is to be reconciled, now or once more. */
export async function announceReconciliation(
  db: Queryable,
  { onDate, requestedBy }: { readonly onDate: string; readonly requestedBy: string | null },
): Promise<void> {
  const said = { status: 'running', requestedBy, startedAt: new Date().toISOString() } as const;
  await db
    .insert(reconciliations)
    .values({ onDate, ...said })
    .onConflictDoUpdate({
      target: reconciliations.onDate,
      set: requestedBy === null ? { status: said.status, startedAt: said.startedAt } : said,
    });
}

/**
 * Lays out what a day's run asks the gateway about: attempts begun or booked on that day, those of open differences and
 * those it gave no answer about lately. Everything is asked about again, whatever a former run of the day found.
 */
export async function layOutReconciliation(db: Database, onDate: string): Promise<void> {
  const [from, to] = [startOfDate(onDate), startOfDate(onDate, 1)];
  await db.transaction(async (tx) => {
    await announceReconciliation(tx, { onDate, requestedBy: null });
    await tx.execute(sql`
      insert into ${reconciledAttempts} (on_date, attempt_id)
      select ${onDate}::date, a.id from ${paymentAttempts} a where a.created_at >= ${from} and a.created_at < ${to}
      union
      select ${onDate}::date, b.attempt_id from ${bookings} b
      where b.occurred_at >= ${from} and b.occurred_at < ${to} and b.channel = 'vnpay' and b.attempt_id is not null
      union
      select ${onDate}::date, a.id from ${moneyCases} c join ${paymentAttempts} a on a.ref = c.reference
      where c.kind = 'gatewayDiffers' and c.status = 'open'
      union
      select ${onDate}::date, r.attempt_id from ${reconciledAttempts} r
      where r.on_date between ${onDate}::date - ${carriedDays}::int and ${onDate}::date - 1 and r.result = 'unanswered'
      on conflict (on_date, attempt_id) do update
      set result = 'waiting', gateway_says = null, gateway_vnd = null, ours_vnd = null, compared_at = null`);
  });
}

/** Attempts of a day that the gateway is still to be asked about. */
export async function listWaitingAttempts(db: Queryable, onDate: string, limit: number) {
  const rows = await db
    .select({ attempt: paymentAttempts })
    .from(reconciledAttempts)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, reconciledAttempts.attemptId))
    .where(and(eq(reconciledAttempts.onDate, onDate), eq(reconciledAttempts.result, 'waiting')))
    .orderBy(reconciledAttempts.attemptId)
    .limit(limit);
  return rows.map(({ attempt }) => attempt);
}

type Kept = Pick<
  typeof reconciledAttempts.$inferInsert,
  'onDate' | 'attemptId' | 'result' | 'gatewaySays' | 'gatewayVnd' | 'oursVnd'
>;

/** Keeps what came of asking about one attempt. */
export async function keepComparison(tx: Transaction, { onDate, attemptId, ...kept }: Kept): Promise<void> {
  await tx
    .update(reconciledAttempts)
    .set({ ...kept, comparedAt: new Date().toISOString() })
    .where(and(eq(reconciledAttempts.onDate, onDate), eq(reconciledAttempts.attemptId, attemptId)));
}

/** What moved on a day, channel by channel: as the books have it. The gateway's payouts came in when they were paid. */
export async function sumDay(db: Queryable, onDate: string): Promise<ChannelSum[]> {
  const rows = await db.execute<{ channel: string; movements: number; in_vnd: string; out_vnd: string }>(sql`
    select channel, count(*)::int as movements,
      coalesce(sum(amount_vnd) filter (where direction = 'in'), 0)::text as in_vnd,
      coalesce(sum(amount_vnd) filter (where direction = 'out'), 0)::text as out_vnd
    from ${bookings} b
    where occurred_at >= ${startOfDate(onDate)} and occurred_at < ${startOfDate(onDate, 1)} and channel is not null
      and not exists (select 1 from ${payouts} p where p.transfer_id = b.id)
    group by channel order by channel`);
  return rows.map((row) => ({
    channel: row.channel,
    movements: row.movements,
    inVnd: Number(row.in_vnd),
    outVnd: Number(row.out_vnd),
  }));
}

/** Closes a day with its figures. */
export async function finishReconciliation(
  tx: Transaction,
  onDate: string,
  figures: { readonly sums: readonly ChannelSum[]; readonly findings: number },
): Promise<void> {
  await tx
    .update(reconciliations)
    .set({ ...figures, status: 'done', finishedAt: new Date().toISOString() })
    .where(eq(reconciliations.onDate, onDate));
}

/** Takes the sums of the month before a day anew: banks tell of money days after it came. */
export async function refreshSums(tx: Transaction, onDate: string): Promise<void> {
  const days = await tx
    .select({ onDate: reconciliations.onDate })
    .from(reconciliations)
    .where(
      and(
        eq(reconciliations.status, 'done'),
        lt(reconciliations.onDate, onDate),
        sql`${reconciliations.onDate} >= ${onDate}::date - ${madeUpForDays}::int`,
      ),
    );
  for (const day of days) {
    const sums = await sumDay(tx, day.onDate);
    await tx.update(reconciliations).set({ sums }).where(eq(reconciliations.onDate, day.onDate));
  }
}

const counted = (result: string) => sql<number>`count(*) filter (where ${reconciledAttempts.result} = ${result})::int`;

/** Reconciled days, the latest first, before a day or one day alone. */
export async function listReconciliations(
  db: Queryable,
  { before, onDate, limit }: { readonly before?: string | undefined; readonly onDate?: string; readonly limit: number },
) {
  return db
    .select({
      onDate: reconciliations.onDate,
      status: reconciliations.status,
      requestedBy: accounts.name,
      startedAt: reconciliations.startedAt,
      finishedAt: reconciliations.finishedAt,
      sums: reconciliations.sums,
      findings: reconciliations.findings,
      waiting: counted('waiting'),
      agreeing: counted('agrees'),
      recovered: counted('recovered'),
      differing: counted('differs'),
      unanswered: counted('unanswered'),
    })
    .from(reconciliations)
    .leftJoin(accounts, eq(accounts.id, reconciliations.requestedBy))
    .leftJoin(reconciledAttempts, eq(reconciledAttempts.onDate, reconciliations.onDate))
    .where(
      and(
        before === undefined ? undefined : lt(reconciliations.onDate, before),
        onDate === undefined ? undefined : eq(reconciliations.onDate, onDate),
      ),
    )
    .groupBy(reconciliations.onDate, accounts.name)
    .orderBy(desc(reconciliations.onDate))
    .limit(limit);
}

export type ReconciliationRow = Awaited<ReturnType<typeof listReconciliations>>[number];
