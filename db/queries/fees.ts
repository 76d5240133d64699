import { eq } from 'drizzle-orm';
import { quoteFees, type FeeLine } from '../../domain/fee/quote.ts';
import type { Queryable } from '../client.ts';
import { dossiers } from '../schema/index.ts';
import { getDefinition } from './procedure-versions.ts';

/** What a dossier costs, line by line. */
export interface DossierFees {
  readonly lines: readonly FeeLine[];
  readonly totalVnd: number;
}

/** A dossier's fees cannot be worked out from its answers: it should never have been submitted. */
export class FeesNotDeterminable extends Error {
  override readonly name = 'FeesNotDeterminable';
}

/**
 * The fees of a dossier under its pinned version, as they stood when it was submitted. The same for the quote before
 * submission, the order that is asked for, and every later look.
 * @throws FeesNotDeterminable when an answer the schedule needs is missing.
 */
export async function getDossierFees(db: Queryable, dossierId: string): Promise<DossierFees> {
  const [row] = await db
    .select({
      versionId: dossiers.procedureVersionId,
      answers: dossiers.answers,
      channel: dossiers.channel,
      applicant: dossiers.applicant,
      returnMethod: dossiers.returnMethod,
      submittedAt: dossiers.submittedAt,
    })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
  if (row === undefined) throw new Error(`No dossier ${dossierId}`);
  const definition = await getDefinition(db, row.versionId);
  const quote = quoteFees(definition.fees, {
    answers: row.answers,
    channel: row.channel,
    applicant: row.applicant.kind ?? 'citizen',
    homeReturn: row.returnMethod === 'home',
    at: row.submittedAt ?? new Date().toISOString(),
  });
  if (quote.ok) return quote;
  const faults = quote.refusals.map(({ field, code }) => `${field} ${code}`).join(', ');
  throw new FeesNotDeterminable(`Fees of dossier ${dossierId}: ${faults}`);
}
