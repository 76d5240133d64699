import { and, desc, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import { searchText } from '../../domain/search-text.ts';
import { startOfDate } from '../../domain/working-time/local-time.ts';
import type { Queryable } from '../client.ts';
import { accounts, auditEntries, dossiers } from '../schema/index.ts';
import { searchableName } from './staff.ts';

/** Which entries of the audit log are looked for. */
export interface AuditFilter {
  /** Part of the name of who did it. */
  readonly who?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly dossierCode?: string | undefined;
  /** Days in Vietnam, both included. */
  readonly fromDate?: string | undefined;
  readonly throughDate?: string | undefined;
}

/** Entries, the newest first. Ids grow with time, so the log is read along its primary key. */
export async function listAuditEntries(
  db: Queryable,
  filter: AuditFilter,
  { after, limit }: { readonly after: { readonly id: string } | undefined; readonly limit: number },
) {
  return db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      actorId: auditEntries.actorId,
      actorName: accounts.name,
      actorRole: auditEntries.actorRole,
      subjectKind: auditEntries.subjectKind,
      subjectId: auditEntries.subjectId,
      no: auditEntries.no,
      dossierCode: dossiers.code,
      detail: auditEntries.detail,
      hash: auditEntries.hash,
    })
    .from(auditEntries)
    .leftJoin(accounts, eq(accounts.id, auditEntries.actorId))
    .leftJoin(
      dossiers,
      and(eq(auditEntries.subjectKind, 'dossier'), sql`${dossiers.id}::text = ${auditEntries.subjectId}`),
    )
    .where(and(matching(filter), after && lt(auditEntries.id, after.id)))
    .orderBy(desc(auditEntries.id))
    .limit(limit);
}

/** How many entries match, counted up to `bound`. */
export async function countAuditEntries(db: Queryable, filter: AuditFilter, bound: number): Promise<number> {
  const found = db.select({ id: auditEntries.id }).from(auditEntries).where(matching(filter)).limit(bound);
  const [row] = await db.select({ n: sql<number>`count(*)::int` }).from(found.as('found'));
  return row?.n ?? 0;
}

function matching(filter: AuditFilter): SQL | undefined {
  const { who, action, subjectKind, subjectId, dossierCode, fromDate, throughDate } = filter;
  return and(
    who === undefined ? undefined : sql`${auditEntries.actorId} in (${staffNamed(who)})`,
    action === undefined ? undefined : eq(auditEntries.action, action),
    subjectKind === undefined ? undefined : eq(auditEntries.subjectKind, subjectKind),
    subjectId === undefined ? undefined : eq(auditEntries.subjectId, subjectId),
    dossierCode === undefined
      ? undefined
      : sql`(${auditEntries.subjectKind}, ${auditEntries.subjectId}) =
          ('dossier', (select ${dossiers.id}::text from ${dossiers} where ${dossiers.code} = ${dossierCode}))`,
    fromDate === undefined ? undefined : gte(auditEntries.at, startOfDate(fromDate)),
    throughDate === undefined ? undefined : lt(auditEntries.at, startOfDate(throughDate, 1)),
  );
}

function staffNamed(name: string): SQL {
  const pattern = `%${searchText(name).replace(/[\\%_]/g, '\\$&')}%`;
  return sql`select ${accounts.id} from ${accounts} where ${accounts.kind} = 'staff' and ${searchableName} like ${pattern}`;
}
