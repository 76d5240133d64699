import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { accounts, dossiers, moneyCases, procedures, refunds, units } from '../schema/index.ts';

/** A refund with all that a mail about it mentions. @throws Error when it is not of a dossier. */
export async function getRefundOccasion(db: Queryable, refundId: string) {
  const [row] = await db
    .select({
      refund: refunds,
      code: sql<string>`${dossiers.code}`,
      applicant: dossiers.applicant,
      applicantName: dossiers.applicantName,
      accountId: dossiers.accountId,
      accountEmail: accounts.email,
      procedureName: procedures.name,
      unitName: units.name,
      /** What the system asked for it about; `null` when a person asked. */
      caseKind: moneyCases.kind,
    })
    .from(refunds)
    .innerJoin(dossiers, eq(dossiers.id, refunds.dossierId))
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .leftJoin(moneyCases, and(eq(moneyCases.id, refunds.caseId), isNull(refunds.requestedBy)))
    .leftJoin(accounts, eq(accounts.id, dossiers.accountId))
    .where(eq(refunds.id, refundId));
  if (row === undefined) throw new Error(`Refund ${refundId} is of no dossier`);
  const { accountEmail, accountId, ...occasion } = row;
  return { ...occasion, email: occasion.applicant.email ?? accountEmail, hasAccount: accountId !== null };
}

export type RefundOccasion = Awaited<ReturnType<typeof getRefundOccasion>>;
