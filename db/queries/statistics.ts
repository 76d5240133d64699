import { and, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { dossiers, ratings } from '../schema/index.ts';

/** Figures about dossiers submitted since an instant, of one unit or all. */
export async function countDossiers(db: Queryable, since: string, unitCode: string | undefined) {
  const ofUnit = unitCode === undefined ? undefined : eq(dossiers.unitCode, unitCode);
  const finished = sql`${dossiers.endedAt} is not null`;
  const [[counts], [rating]] = await Promise.all([
    db
      .select({
        received: sql<number>`count(*)::int`,
        finished: sql<number>`count(*) filter (where ${finished})::int`,
        judged: sql<number>`count(*) filter (where ${finished} and ${dossiers.dueAt} is not null)::int`,
        onTime: sql<number>`count(*) filter (where ${finished} and ${dossiers.endedAt} <= ${dossiers.dueAt})::int`,
      })
      .from(dossiers)
      .where(and(isNotNull(dossiers.code), gte(dossiers.submittedAt, since), ofUnit)),
    db
      .select({ average: sql<number | null>`avg(${ratings.stars})::float` })
      .from(ratings)
      .innerJoin(dossiers, eq(dossiers.id, ratings.dossierId))
      .where(and(gte(dossiers.submittedAt, since), ofUnit)),
  ]);
  const { received, finished: done, judged, onTime } = counts ?? { received: 0, finished: 0, judged: 0, onTime: 0 };
  return { received, finished: done, judged, onTime, averageRating: rating?.average ?? null };
}
