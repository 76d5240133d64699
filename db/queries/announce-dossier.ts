import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../client.ts';
import { dossiers } from '../schema/index.ts';

/**
 * Tells listening processes, once the transaction commits, that there is news of a dossier; what screens are sent on is
 * read again under the reader's own rights.
 */
export async function announceDossier(tx: Transaction, dossierId: string): Promise<void> {
  const news = sql`json_build_object(
    'dossierId', ${dossiers.id}, 'code', ${dossiers.code}, 'unitCode', ${dossiers.unitCode},
    'accountId', ${dossiers.accountId}, 'seq', ${dossiers.seq}, 'status', ${dossiers.status})`;
  await tx
    .select({ told: sql`pg_notify('dossier', ${news}::text)` })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
}
