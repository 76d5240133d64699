import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '../client.ts';
import { absences, accounts, dossierFigures, dossiers, figureLines, procedures, tasks } from '../schema/index.ts';
import type { ReportMonths, ReportScope } from './reports.ts';

const stepSums = z.array(
  z.object({
    procedureCode: z.string(),
    stepKey: z.string(),
    dossiers: z.coerce.number(),
    usedMinutes: z.coerce.number(),
    shareMinutes: z.coerce.number(),
  }),
);

/** What each step of each procedure took and had, over the dossiers that were done in these months. */
export async function sumSteps(db: Queryable, { unitCodes }: ReportScope, { fromMonth, toMonth }: ReportMonths) {
  if (unitCodes.length === 0) return [];
  const rows = await db.execute(sql`
    select procedure_code as "procedureCode", step_key as "stepKey", sum(count) as dossiers,
      sum(used_minutes) as "usedMinutes", sum(share_minutes) as "shareMinutes"
    from ${figureLines}
    where unit_code in ${[...unitCodes]} and measure = 'step' and month between ${fromMonth} and ${toMonth}
    group by 1, 2 having sum(count) > 0`);
  return stepSums.parse([...rows]);
}

/** Names of procedures and their current definitions, which name the steps. */
export async function listProcedureVersions(db: Queryable, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return db
    .select({ code: procedures.code, name: procedures.name, versionId: procedures.currentVersionId })
    .from(procedures)
    .where(inArray(procedures.code, [...codes]));
}

/** Open dossiers whose clock runs and that fall due in a stretch of time, the first due first, with who has them. */
export async function listFallingDue(
  db: Queryable,
  { unitCodes, from, to, limit }: { unitCodes: readonly string[]; from: string; to: string; limit: number },
) {
  const ids = await listSoonest(db, { unitCodes, from, to, limit });
  if (ids.length === 0) return [];
  return db
    .select({
      code: sql<string>`${dossiers.code}`,
      procedure: { code: procedures.code, name: procedures.name },
      dueAt: sql<string>`${dossierFigures.dueAt}`.mapWith(dossiers.submittedAt),
      state: dossiers.state,
      procedureVersionId: dossiers.procedureVersionId,
      calendarId: sql<string>`${dossiers.calendarId}`,
      stepKey: tasks.stepKey,
      taskDueAt: tasks.dueAt,
      holder: { id: accounts.id, name: accounts.name },
      awayFrom: absences.fromDate,
      awayThrough: absences.throughDate,
    })
    .from(dossierFigures)
    .innerJoin(dossiers, eq(dossiers.id, dossierFigures.dossierId))
    .innerJoin(procedures, eq(procedures.code, dossierFigures.procedureCode))
    .leftJoin(tasks, and(eq(tasks.dossierId, dossierFigures.dossierId), eq(tasks.isMain, true), isNull(tasks.closedAt)))
    .leftJoin(accounts, eq(accounts.id, tasks.holderId))
    .leftJoin(
      absences,
      and(
        eq(absences.accountId, accounts.id),
        isNull(absences.endedAt),
        sql`${absences.fromDate} <= (${dossierFigures.dueAt} at time zone 'Asia/Ho_Chi_Minh')::date`,
        sql`${absences.throughDate} >= (${from}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`,
      ),
    )
    .where(inArray(dossierFigures.dossierId, ids))
    .orderBy(asc(dossierFigures.dueAt), asc(dossierFigures.dossierId));
}

/** Each unit is read along its own stretch of the index, and only as far as is needed. */
async function listSoonest(
  db: Queryable,
  { unitCodes, from, to, limit }: { unitCodes: readonly string[]; from: string; to: string; limit: number },
): Promise<string[]> {
  if (unitCodes.length === 0) return [];
  const perUnit = unitCodes.map(
    (unitCode) => sql`(
      select dossier_id, due_at from ${dossierFigures}
      where unit_code = ${unitCode} and standing = 'running' and due_at >= ${from} and due_at < ${to}
      order by due_at limit ${limit})`,
  );
  const rows = await db.execute(sql`
    select dossier_id as id from (${sql.join(perUnit, sql` union all `)}) soonest
    order by due_at, dossier_id limit ${limit}`);
  return z
    .array(z.object({ id: z.string() }))
    .parse([...rows])
    .map(({ id }) => id);
}
