import { eq } from 'drizzle-orm';
import type { Transaction } from '../client.ts';
import { auditEntries, dossiers, ratings } from '../schema/index.ts';

export interface NewRating {
  readonly dossierId: string;
  readonly accountId: string;
  readonly stars: number;
  readonly comment: string | null;
}

/** Locks a dossier for being rated and answers where it stands as far as that matters. */
export async function lockForRating(tx: Transaction, dossierId: string) {
  const [row] = await tx
    .select({ status: dossiers.status, endedAt: dossiers.endedAt })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId))
    .for('update');
  if (row === undefined) throw new Error(`No dossier ${dossierId}`);
  const rated = await tx.select({ id: ratings.id }).from(ratings).where(eq(ratings.dossierId, dossierId));
  return { ...row, rated: rated.length > 0 };
}

/** Takes down a rating, with its entry in the audit. The dossier is locked and has none. */
export async function insertRating(tx: Transaction, { accountId, ...rating }: NewRating): Promise<void> {
  await tx.insert(ratings).values(rating);
  await tx.insert(auditEntries).values({
    subjectKind: 'dossier',
    subjectId: rating.dossierId,
    action: 'dossier.rate',
    actorId: accountId,
    actorRole: 'applicant',
    detail: { stars: rating.stars },
    at: new Date().toISOString(),
  });
}
