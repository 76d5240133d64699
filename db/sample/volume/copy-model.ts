import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { linesOf } from '../../../domain/reports/lines.ts';
import type { Transaction } from '../../client.ts';
import {
  actionRequests,
  bookings,
  dossierEvents,
  dossierFigures,
  dossiers,
  figureLines,
  files,
  ledgerEntries,
  letters,
  paymentOrderLines,
  paymentOrders,
  receipts,
  tasks,
} from '../../schema/index.ts';
import type { Offer } from './walk-model.ts';

/**
 * What the copying needs beside the rows, for one transaction:
 * - `copy_id` makes an id from a model's and the number of the copy, always the same;
 * - `moved` shifts an instant at which somebody acted; deadlines, which are whole minutes, stay (next-act.ts);
 *   Both are said to be `stable`, as what they call is: only so does PostgreSQL put their bodies in their place;
 * - `chained` is the chain of the audit's hashes, as its trigger makes it entry by entry.
 */
export async function prepareCopying(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local synchronous_commit = off`);
  await tx.execute(sql`
    create or replace function pg_temp.copy_id(model uuid, nth int) returns uuid language sql stable as $$
      select overlay(overlay(md5(model::text || nth) placing '4' from 13) placing '8' from 17)::uuid $$`);
  await tx.execute(sql`
    create or replace function pg_temp.moved(at timestamptz, shift interval) returns timestamptz language sql stable as $$
      select case when extract(second from at) = 1 then at + shift else at end $$`);
  await tx.execute(sql`
    create or replace function pg_temp.chain_link(hash text, entry text) returns text language sql immutable as $$
      select encode(sha256(convert_to(concat_ws('|', hash, entry), 'UTF8')), 'hex') $$`);
  await tx.execute(sql`drop aggregate if exists pg_temp.chained(text)`);
  await tx.execute(
    sql`create aggregate pg_temp.chained(text) (sfunc = pg_temp.chain_link, stype = text, initcond = '')`,
  );
}

/**
 * Writes audit entries in bulk: their chains are made by `copyAudit`, since the trigger would take a lock for each dossier,
 * and a million of them fit in no lock table. It is back before anything can be committed.
 */
export async function chainingOurselves(tx: Transaction, load: () => Promise<void>): Promise<void> {
  await tx.execute(sql`alter table audit_entries disable trigger audit_entries_chained`);
  await load();
  await tx.execute(sql`alter table audit_entries enable trigger audit_entries_chained`);
}

/** A model dossier, how often it is to be there beside itself, and by whom. */
export interface CopyWish {
  readonly modelId: string;
  readonly copies: number;
  readonly offer: Offer;
  /** Where among the applicants the first copy's is; the others follow. */
  readonly firstPerson: number;
}

/**
 * Writes copies of a dossier with everything that belongs to it: other ids, codes and applicants, every act some
 * milliseconds later than in the copy before, all within the same minute. Each agrees with its log as its model does.
 */
export async function copyModel(tx: Transaction, wish: CopyWish): Promise<void> {
  if (wish.copies <= 0) return;
  await tx.execute(sql`drop table if exists pg_temp.copies`);
  await tx.execute(listCopies(wish));
  // By its value, so that the few rows of the model are found by an index and not in a join with everything.
  const ofDossier = sql`r.dossier_id = ${wish.modelId}`;
  const order = sql`join ${paymentOrders} o on o.dossier_id = ${wish.modelId}`;
  await copyRows(tx, dossiers, sql`r.id = ${wish.modelId}`, dossierChanges);
  await copyRows(tx, actionRequests, ofDossier, {
    account_id: personOr(sql`r.account_id`),
    idempotency_key: sql`pg_temp.copy_id(r.id, c.nth)::text`,
  });
  await copyRows(tx, files, ofDossier, {});
  await copyRows(tx, dossierEvents, ofDossier, {
    key: sql`replace(r.key, c.model_id::text, c.id::text)`,
    act: rewritten(sql`r.act`),
    actor_id: personOr(sql`r.actor_id`),
    request_id: copyOf(sql`r.request_id`),
  });
  await copyRows(tx, tasks, ofDossier, {});
  await copyRows(tx, letters, ofDossier, {});
  await copyRows(tx, paymentOrders, ofDossier, {});
  await copyRows(tx, paymentOrderLines, sql`r.order_id = o.id`, { order_id: copyOf(sql`r.order_id`) }, order);
  await copyRows(
    tx,
    bookings,
    sql`r.order_id = o.id`,
    { key: sql`'cash:' || pg_temp.copy_id(r.id, c.nth)`, order_id: copyOf(sql`r.order_id`) },
    order,
  );
  await copyRows(
    tx,
    ledgerEntries,
    sql`r.booking_id in (select id from ${bookings} where order_id = o.id)`,
    {
      booking_id: copyOf(sql`r.booking_id`),
      order_id: copyOf(sql`r.order_id`),
      money_of_id: copyOf(sql`r.money_of_id`),
    },
    order,
  );
  await copyReceipts(tx, wish, order);
  await copyAudit(tx, wish);
  await copyFigures(tx, wish);
}

/** The copies with what tells them apart. Codes are the next ones of the unit and day, which are taken with this. */
function listCopies({ modelId, copies, firstPerson }: CopyWish): SQL {
  return sql`
    create temp table copies on commit drop as
    with model as (
      select d.*, u.dossier_prefix as prefix, (d.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as on_date
      from ${dossiers} d join units u on u.code = d.unit_code where d.id = ${sql.raw(`'${modelId}'::uuid`)}),
    taken as (
      update dossier_counters k set last_number = k.last_number + ${sql.raw(String(copies))} from model m
      where k.prefix = m.prefix and k.on_date = m.on_date
      returning k.last_number - ${sql.raw(String(copies))} as last_number)
    select m.id as model_id, m.account_id as model_account, coalesce(m.state ->> 'resultFileId', '-') as model_file,
      coalesce(pg_temp.copy_id((m.state ->> 'resultFileId')::uuid, c.nth)::text, '-') as file,
      c.nth, pg_temp.copy_id(m.id, c.nth) as id, p.account_id, p.name, p.plain_name, p.phone, p.personal_id, p.email,
      shift, to_char(timestamptz '2000-01-01 00:00:01Z' + shift, ':SS.MS"Z"') as second,
      m.prefix || '-' || to_char(m.on_date, 'YYMMDD') || '-' || lpad(number::text, greatest(4, length(number::text)), '0') as code
    from model m cross join taken
    cross join generate_series(1, ${sql.raw(String(copies))}) c (nth)
    cross join lateral (select taken.last_number + c.nth as number,
      make_interval(secs => round(c.nth * 57.9 / ${sql.raw(String(copies))}, 3)) as shift) made
    join pg_temp.people p
      on p.nth = (${sql.raw(String(firstPerson))} + c.nth) % (select count(*) from pg_temp.people)`;
}

const dossierChanges = {
  id: sql`c.id`,
  code: sql`c.code`,
  tracking_key_hash: sql`null`,
  account_id: sql`c.account_id`,
  applicant: sql`r.applicant || jsonb_build_object('name', c.name, 'phone', c.phone, 'personalId', c.personal_id,
    'email', c.email)`,
  applicant_name: sql`c.name`,
  search_text: sql`concat_ws(' ', lower(c.code), c.plain_name, c.phone, c.personal_id)`,
  state: rewritten(sql`r.state`),
  result_file_id: copyOf(sql`r.result_file_id`),
};

function copyOf(id: SQL): SQL {
  return sql`pg_temp.copy_id(${id}, c.nth)`;
}

/** The applicant of the copy where the model has its own. */
function personOr(account: SQL): SQL {
  return sql`case when ${account} = c.model_account then c.account_id else ${account} end`;
}

function rewritten(json: SQL): SQL {
  return sql`replace(replace(replace(${json}::text, ':01.000Z', c.second), c.model_account::text, c.account_id::text),
    c.model_file, c.file)::jsonb`;
}

/** Copies the rows of a table, as they are but for ids, the dossier, instants and the changes given by column. */
async function copyRows(
  tx: Transaction,
  table: PgTable,
  which: SQL,
  changes: Readonly<Record<string, SQL>>,
  join: SQL = sql``,
): Promise<void> {
  const columns = Object.values(getTableColumns(table)).filter(
    (column) => column.generated === undefined && column.generatedIdentity === undefined,
  );
  const values = columns.map((column) => {
    const value = sql`r.${sql.identifier(column.name)}`;
    const change = changes[column.name];
    if (change !== undefined) return change;
    if (column.name === 'id') return copyOf(value);
    if (column.name === 'dossier_id') return sql`c.id`;
    return column.getSQLType().startsWith('timestamp') ? sql`pg_temp.moved(${value}, c.shift)` : value;
  });
  const names = columns.map(({ name }) => sql.identifier(name));
  await tx.execute(sql`
    insert into ${sql.identifier(getTableName(table))} (${sql.join(names, sql`, `)})
    select ${sql.join(values, sql`, `)}
    from pg_temp.copies c ${join} join ${table} r on ${which} order by c.nth, r.ctid`);
}

async function copyReceipts(tx: Transaction, { modelId, copies }: CopyWish, order: SQL): Promise<void> {
  const taken = await tx.execute<{ first: number }>(sql`
    update receipt_series s set next_no = s.next_no + ${copies} from ${receipts} r join ${paymentOrders} o on o.id = r.order_id
    where s.id = r.series_id and o.dossier_id = ${modelId} returning s.next_no - ${copies} as first`);
  const [series] = taken;
  if (series === undefined) return;
  const no = sql`${series.first} + c.nth - 1`;
  await copyRows(tx, receipts, sql`r.order_id = o.id`, { order_id: copyOf(sql`r.order_id`), no }, order);
}

async function copyAudit(tx: Transaction, { modelId }: CopyWish): Promise<void> {
  await tx.execute(sql`
    insert into audit_entries (id, subject_kind, subject_id, no, action, actor_id, actor_role, detail, at, previous_hash, hash)
    select id, subject_kind, subject_id, no, action, actor_id, actor_role, detail, at,
      coalesce(lag(hash) over chain, ''), hash
    from (
      select *, pg_temp.chained(concat_ws('|', subject_kind, subject_id, no, action, actor_id, actor_role, detail::text,
        extract(epoch from at))) over (partition by subject_id order by no) as hash
      from (
        select pg_temp.copy_id(r.id, c.nth) as id, r.subject_kind, c.id::text as subject_id, r.no, r.action,
          ${personOr(sql`r.actor_id`)} as actor_id, r.actor_role, r.detail,
          pg_temp.moved(r.at, c.shift)::timestamptz(3) as at
        from pg_temp.copies c join audit_entries r on r.subject_kind = 'dossier' and r.subject_id = ${modelId}::text) entries
    ) hashed
    window chain as (partition by subject_id order by no)`);
}

/** Each copy adds to the figures what its model does: within one minute nothing changes its day or its month. */
async function copyFigures(tx: Transaction, { modelId, copies, offer }: CopyWish): Promise<void> {
  await copyRows(tx, dossierFigures, sql`r.dossier_id = ${modelId}`, {});
  const [model] = await tx
    .select({ dossier: dossiers, officerId: dossierFigures.officerId })
    .from(dossiers)
    .innerJoin(dossierFigures, sql`${dossierFigures.dossierId} = ${dossiers.id}`)
    .where(sql`${dossiers.id} = ${modelId}`);
  if (model?.dossier.submittedAt == null) throw new Error(`The model ${modelId} is gone`);
  const { dossier, officerId } = model;
  const { state, submittedAt, endedAt, unitCode, procedureCode } = dossier;
  const isOnline = dossier.channel === 'online';
  const lines = linesOf({ state, plan: offer.plan, submittedAt: submittedAt ?? '', endedAt, isOnline, officerId });
  await tx.insert(figureLines).values(
    lines.map((line) => ({
      ...line,
      unitCode,
      procedureCode,
      count: line.count * copies,
      usedMinutes: line.usedMinutes * copies,
      shareMinutes: line.shareMinutes * copies,
    })),
  );
}
