import { and, desc, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { searchText } from '../../domain/search-text.ts';
import { startOfDate } from '../../domain/working-time/local-time.ts';
import type { Queryable } from '../client.ts';
import { accounts, auditEntries, dossiers } from '../schema/index.ts';
import { searchableName } from './staff.ts';

/** Which entries of the audit log are looked for. */
export interface AuditFilter {
  /** Part of the name of who did it. */
  readonly who?: string | undefined;
  /** Part of the name of the member of staff it was done to. */
  readonly about?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly dossierCode?: string | undefined;
  /** Days in Vietnam, both included. */
  readonly fromDate?: string | undefined;
  readonly throughDate?: string | undefined;
}

/** Where a page of the log goes on. */
export interface AuditPosition {
  readonly at: string;
  readonly id: string;
}

/** Entries, the newest first. */
export async function listAuditEntries(
  db: Queryable,
  filter: AuditFilter,
  { after, limit }: { readonly after: AuditPosition | undefined; readonly limit: number },
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
    .where(
      and(
        matching(filter),
        after && sql`(${auditEntries.at}, ${auditEntries.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit);
}

/** How many entries match, counted up to `bound`. */
export async function countAuditEntries(db: Queryable, filter: AuditFilter, bound: number): Promise<number> {
  const found = db.select({ id: auditEntries.id }).from(auditEntries).where(matching(filter)).limit(bound);
  const [row] = await db.select({ n: sql<number>`count(*)::int` }).from(found.as('found'));
  return row?.n ?? 0;
}

/** The names of those ids that are people's. */
export async function listNamesOf(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The codes of those ids that are dossiers'. */
export async function listCodesOf(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: dossiers.id, code: dossiers.code })
    .from(dossiers)
    .where(inArray(dossiers.id, [...ids]));
  return new Map(rows.flatMap(({ id, code }) => (code === null ? [] : [[id, code]])));
}

function matching(filter: AuditFilter): SQL | undefined {
  const { who, about, action, subjectKind, subjectId, dossierCode, fromDate, throughDate } = filter;
  return and(
    who === undefined ? undefined : sql`${auditEntries.actorId} in (${staffNamed(who)})`,
    about === undefined
      ? undefined
      : sql`${auditEntries.subjectKind} = 'account' and ${auditEntries.subjectId} in (select id::text from (${staffNamed(about)}) named)`,
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
