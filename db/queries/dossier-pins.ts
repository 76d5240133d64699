import { eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { dossiers } from '../schema/index.ts';

/** What a submitted dossier was submitted under. */
export interface Pinned {
  readonly code: string;
  readonly procedureVersionId: string;
  readonly calendarId: string;
  readonly submittedAt: string;
}

/** What a dossier pins. @throws Error when there is no such dossier or it has not been submitted. */
export async function getPinned(db: Queryable, dossierId: string): Promise<Pinned> {
  const [row] = await db
    .select({
      code: dossiers.code,
      procedureVersionId: dossiers.procedureVersionId,
      calendarId: dossiers.calendarId,
      submittedAt: dossiers.submittedAt,
    })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
  if (row?.code == null || row.calendarId === null || row.submittedAt === null) {
    throw new Error(`No submitted dossier ${dossierId}`);
  }
  const { code, procedureVersionId, calendarId, submittedAt } = row;
  return { code, procedureVersionId, calendarId, submittedAt };
}
