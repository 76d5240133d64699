import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { newsKinds, type NewsKind } from '../../domain/news.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { Queryable } from '../client.ts';
import {
  accounts,
  auditEntries,
  dossierEvents,
  dossiers,
  messages,
  movesTask,
  procedures,
  tasks,
  watches,
} from '../schema/index.ts';
import { visibleIn } from './visible-dossiers.ts';

/** Whose news, and which. */
export interface NewsFilter {
  readonly accountId: string;
  /** Units whose dossiers they see, and those they supervise. */
  readonly unitCodes: readonly string[];
  readonly supervised: readonly string[];
  readonly kinds: readonly NewsKind[];
  /** After this instant, up to the present one. */
  readonly since: string;
  readonly now: string;
}

/** Where a page of news goes on. */
export interface NewsPosition {
  readonly at: string;
  readonly key: string;
}

const newsRow = z.object({
  key: z.string(),
  kind: z.enum(newsKinds),
  at: z.string().transform((at) => new Date(at).toISOString()),
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.object({ vi: z.string(), en: z.string() }),
  byId: z.string().nullable(),
  byName: z.string().nullable(),
  reason: z.string().nullable(),
});
export type NewsRow = z.infer<typeof newsRow>;

/**
 * What happened, the latest first. Nothing is written for it: it is read from the rows in which it happened, so it
 * cannot disagree with them. What was due soon or overdue and is done is no news any more.
 */
export async function listNews(
  db: Queryable,
  filter: NewsFilter,
  { after, limit }: { readonly after: NewsPosition | undefined; readonly limit: number },
): Promise<NewsRow[]> {
  const parts = partsOf(filter, after?.at ?? filter.now).map(
    (part) => sql`(select * from (${part}) one
      where ${after === undefined ? sql`true` : sql`(at, key) < (${after.at}::timestamptz, ${after.key})`}
      order by at desc, key desc limit ${limit})`,
  );
  if (parts.length === 0) return [];
  const rows = await db.execute(sql`
    select n.key, n.kind, n.at, d.code, p.code as "procedureCode", p.name as "procedureName",
      a.id as "byId", a.name as "byName", n.reason
    from (select * from (${sql.join(parts, sql` union all `)}) found order by at desc, key desc limit ${limit}) n
    join ${dossiers} d on d.id = n.dossier_id and d.code is not null
    join ${procedures} p on p.code = d.procedure_code
    left join ${accounts} a on a.id = n.actor_id and a.kind = 'staff'
    order by n.at desc, n.key desc`);
  return z.array(newsRow).parse([...rows]);
}

/** How much happened, counted up to a bound. */
export async function countNews(db: Queryable, filter: NewsFilter, bound: number): Promise<number> {
  const parts = partsOf(filter, filter.now).map((part) => sql`(${part} limit ${bound})`);
  if (parts.length === 0) return 0;
  const [row] = await db.execute(sql`
    select count(*)::int as n from (select 1 from (${sql.join(parts, sql` union all `)}) found limit ${bound}) counted`);
  return z.object({ n: z.number() }).parse(row).n;
}

/** One read per kind of row, each between two instants. */
function partsOf(filter: NewsFilter, until: string): SQL[] {
  const { accountId, unitCodes, supervised, kinds, since, now } = filter;
  const wanted = (kind: NewsKind, part: SQL) => (kinds.includes(kind) ? [part] : []);
  const between = (at: SQL) => sql`${at} > ${since}::timestamptz and ${at} <= ${until}::timestamptz`;
  // What happened before a task was theirs to do, or before they began to watch, is no news to them.
  const mine = sql`(
    select dossier_id, min(since) as since from (
      select t.dossier_id, t.opened_at as since from ${tasks} t where t.holder_id = ${accountId} and t.closed_at is null
      union all
      select ${watches.dossierId}, ${watches.createdAt} from ${watches}
      join ${dossiers} on ${dossiers.id} = ${watches.dossierId}
      where ${watches.accountId} = ${accountId} and ${visibleIn(unitCodes)}) held
    group by dossier_id)`;

  const moved = (kind: NewsKind, end: 'to' | 'from') => sql`
    select ${kind} as kind, ${kind} || ':' || ${auditEntries.id} as key, ${auditEntries.at} as at,
      ${auditEntries.subjectId}::uuid as dossier_id, ${auditEntries.actorId} as actor_id,
      ${auditEntries.detail} ->> 'reason' as reason
    from ${auditEntries}
    where ${movesTask(auditEntries.action)} and (${auditEntries.detail} ->> ${sql.raw(`'${end}'`)}) = ${accountId}
      and ${auditEntries.actorId} is distinct from ${accountId}::uuid and ${between(sql`${auditEntries.at}`)}`;

  const due = (kind: NewsKind, at: SQL, condition: SQL) => sql`
    select ${kind} as kind, ${kind} || ':' || t.id as key, ${at} as at, t.dossier_id, null::uuid as actor_id,
      null as reason
    from ${tasks} t where t.closed_at is null and ${condition} and ${between(at)}`;

  const happened = (kind: NewsKind, action: string) => sql`
    select ${kind} as kind, ${kind} || ':' || e.id as key, e.at, e.dossier_id, e.actor_id, null as reason
    from ${mine} mine join ${dossierEvents} e on e.dossier_id = mine.dossier_id and e.at >= mine.since
    where e.action = ${action} and e.actor_id is distinct from ${accountId}::uuid
      and ${between(sql`e.at`)}`;

  const [dueAt, warnAt] = [sql`t.due_at`, sql`t.warn_at`];
  const isMine = sql`t.holder_id = ${accountId}`;
  const dueSince = sql`t.due_on >= ${localDateOf(since)} and t.due_on <= ${localDateOf(now)}`;
  const inUnits = sql`t.unit_code in ${[...supervised]} and t.role in ${[...staffRoles]}`;
  return [
    ...wanted('assigned', moved('assigned', 'to')),
    ...wanted('takenAway', moved('takenAway', 'from')),
    ...wanted('dueSoon', due('dueSoon', warnAt, sql`${isMine} and t.due_at > ${now}::timestamptz`)),
    ...wanted('overdue', due('overdue', dueAt, sql`${isMine} and ${dueSince}`)),
    ...wanted('supplement', happened('supplement', 'supplement')),
    ...wanted('paid', happened('paid', 'recordPayment')),
    ...wanted('consultation', happened('consultation', 'answerConsultation')),
    ...wanted(
      'message',
      sql`select 'message' as kind, 'message:' || m.id as key, m.created_at as at, m.dossier_id,
        m.author_id as actor_id, null as reason
      from ${mine} mine join ${messages} m on m.dossier_id = mine.dossier_id and m.created_at >= mine.since
      where m.from_applicant and ${between(sql`m.created_at`)}`,
    ),
    ...(supervised.length === 0
      ? []
      : wanted(
          'unitOverdue',
          due(
            'unitOverdue',
            dueAt,
            sql`${inUnits} and ${dueSince} and t.holder_id is distinct from ${accountId}::uuid`,
          ),
        )),
  ];
}
