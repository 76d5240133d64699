import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { linesOf } from '../../../domain/reports/lines.ts';
import type { Transaction } from '../../client.ts';
import {
  actionRequests,
  auditEntries,
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
 * - `moved` shifts an instant at which somebody acted; deadlines, which are whole minutes, stay (next-act.ts). It is said
 *   to be `stable`, as what it calls is: only so does PostgreSQL put its body in its place;
 * - `chained` is the chain of the audit's hashes, as its trigger makes it entry by entry. Its step is PL/pgSQL, which
 *   unlike SQL keeps what it has planned from one call to the next.
 */
export async function prepareCopying(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local synchronous_commit = off`);
  await tx.execute(sql`set local work_mem = '128MB'`);
  await tx.execute(sql`
    create or replace function pg_temp.moved(at timestamptz, shift interval) returns timestamptz language sql stable as $$
      select case when extract(second from at) = 1 then at + shift else at end $$`);
  await tx.execute(sql`
    create or replace function pg_temp.chain_link(hash text, entry text) returns text language plpgsql immutable as $$
    begin
      return encode(sha256(convert_to(concat_ws('|', hash, entry), 'UTF8')), 'hex');
    end $$`);
  await tx.execute(sql`drop aggregate if exists pg_temp.chained(text)`);
  await tx.execute(
    sql`create aggregate pg_temp.chained(text) (sfunc = pg_temp.chain_link, stype = text, initcond = '')`,
  );
}

/** How the rows of a table are told to be of a dossier: the table is `r`. */
const belongings: readonly (readonly [table: PgTable, modelOf: SQL, join?: SQL])[] = (() => {
  const direct = sql`r.dossier_id`;
  const byOrder = sql`o.dossier_id`;
  const bySubject = sql`d.id`;
  const orderOf = (id: SQL) => sql`join ${paymentOrders} o on o.id = ${id}`;
  return [
    [dossiers, sql`r.id`],
    ...[actionRequests, files, dossierEvents, tasks, letters, paymentOrders, dossierFigures].map(
      (table) => [table, direct] as const,
    ),
    ...[paymentOrderLines, bookings, receipts].map((table) => [table, byOrder, orderOf(sql`r.order_id`)] as const),
    [ledgerEntries, byOrder, sql`join ${bookings} b on b.id = r.booking_id ${orderOf(sql`b.order_id`)}`],
    [auditEntries, bySubject, sql`join ${dossiers} d on r.subject_kind = 'dossier' and r.subject_id = d.id::text`],
  ];
})();

/** Sets the rows of the models aside, so that the tables may lose their indexes while they are filled. */
export async function setModelsAside(tx: Transaction, modelIds: readonly string[]): Promise<void> {
  for (const [table, modelOf, join = sql``] of belongings) {
    const which = sql`${modelOf} = any(${sql.param([...modelIds])}::uuid[])`;
    const aside = ofModels(table);
    await tx.execute(sql`drop table if exists ${aside}`);
    await tx.execute(sql`create temp table ${sql.identifier(asideName(table))} on commit drop as
      select r.*, ${modelOf} as model_id from ${table} r ${join} where ${which}`);
    await tx.execute(sql`create index on ${aside} (model_id)`);
    await tx.execute(sql`analyze ${aside}`);
  }
}

function asideName(table: PgTable): string {
  return `model_${getTableName(table)}`;
}

function ofModels(table: PgTable): SQL {
  return sql`pg_temp.${sql.identifier(asideName(table))}`;
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
  await copyRows(tx, dossiers, wish, dossierChanges);
  await copyRows(tx, actionRequests, wish, {
    account_id: personOr(sql`r.account_id`),
    idempotency_key: sql`${copyOf(sql`r.id`)}::text`,
  });
  await copyRows(tx, files, wish, {});
  await copyRows(tx, dossierEvents, wish, {
    key: sql`replace(r.key, c.model_id::text, c.id::text)`,
    act: rewritten(sql`r.act`),
    actor_id: personOr(sql`r.actor_id`),
    request_id: copyOf(sql`r.request_id`),
  });
  await copyRows(tx, tasks, wish, {});
  await copyRows(tx, letters, wish, {});
  await copyRows(tx, paymentOrders, wish, {});
  await copyRows(tx, paymentOrderLines, wish, { order_id: copyOf(sql`r.order_id`) });
  await copyRows(tx, bookings, wish, {
    key: sql`'cash:' || ${copyOf(sql`r.id`)}`,
    order_id: copyOf(sql`r.order_id`),
  });
  await copyRows(tx, ledgerEntries, wish, {
    booking_id: copyOf(sql`r.booking_id`),
    order_id: copyOf(sql`r.order_id`),
    money_of_id: copyOf(sql`r.money_of_id`),
  });
  await copyReceipts(tx, wish);
  await copyAudit(tx, wish);
  await copyRows(tx, dossierFigures, wish, {});
}

/** The copies with what tells them apart. Codes are the next ones of the unit and day, which are taken with this. */
function listCopies({ modelId, copies, firstPerson }: CopyWish): SQL {
  return sql`
    create temp table copies on commit drop as
    with model as (
      select d.*, u.dossier_prefix as prefix, (d.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as on_date
      from ${ofModels(dossiers)} d join units u on u.code = d.unit_code where d.model_id = ${sql.raw(`'${modelId}'::uuid`)}),
    taken as (
      update dossier_counters k set last_number = k.last_number + ${sql.raw(String(copies))} from model m
      where k.prefix = m.prefix and k.on_date = m.on_date
      returning k.last_number - ${sql.raw(String(copies))} as last_number)
    select m.id as model_id, m.account_id as model_account, coalesce(m.state ->> 'resultFileId', '-') as model_file,
      coalesce(${copyOf(sql`m.state ->> 'resultFileId'`)}::text, '-') as file, c.nth, c.tail, ${copyOf(sql`m.id`)} as id, p.account_id, p.name, p.plain_name, p.phone, p.personal_id, p.email,
      shift, to_char(timestamptz '2000-01-01 00:00:01Z' + shift, ':SS.MS"Z"') as second,
      m.prefix || '-' || to_char(m.on_date, 'YYMMDD') || '-' || lpad(number::text, greatest(4, length(number::text)), '0') as code
    from model m cross join taken
    cross join (
      select nth, lpad(to_hex(nth), 6, '0') as tail from generate_series(1, ${sql.raw(String(copies))}) nth) c
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

/**
 * The id of the model with the number of the copy at its end, so that copies of one row follow one another in every index;
 * and of version 8 (RFC 9562 §5.8, by a rule of one's own), so that none is the id of a model.
 */
function copyOf(id: SQL): SQL {
  const text = sql`(${id})::text`;
  return sql`(left(${text}, 14) || '8' || substr(${text}, 16, 15) || c.tail)::uuid`;
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
  { modelId }: CopyWish,
  changes: Readonly<Record<string, SQL>>,
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
    from pg_temp.copies c join ${ofModels(table)} r on r.model_id = ${modelId}`);
}

async function copyReceipts(tx: Transaction, wish: CopyWish): Promise<void> {
  const { modelId, copies } = wish;
  const [series] = await tx.execute<{ first: number }>(sql`
    update receipt_series s set next_no = s.next_no + ${copies} from ${ofModels(receipts)} r
    where s.id = r.series_id and r.model_id = ${modelId} returning s.next_no - ${copies} as first`);
  if (series === undefined) return;
  const no = sql`${series.first} + c.nth - 1`;
  await copyRows(tx, receipts, wish, { order_id: copyOf(sql`r.order_id`), no });
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
        select ${copyOf(sql`r.id`)} as id, r.subject_kind, c.id::text as subject_id,
          r.no, r.action, ${personOr(sql`r.actor_id`)} as actor_id, r.actor_role, r.detail,
          pg_temp.moved(r.at, c.shift)::timestamptz(3) as at
        from pg_temp.copies c join ${ofModels(auditEntries)} r on r.model_id = ${modelId}) entries
    ) hashed
    window chain as (partition by subject_id order by no)`);
}

/** Each copy adds to the figures what its model does: within one minute nothing changes its day or its month. */
export async function addFigures(tx: Transaction, { modelId, copies, offer }: CopyWish): Promise<void> {
  if (copies <= 0) return;
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
