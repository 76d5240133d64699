import { and, eq, sql } from 'drizzle-orm';
import { draftState } from '../../domain/lifecycle/transitions.ts';
import type { PriorityGroup } from '../../domain/priority.ts';
import type { Queryable, Transaction } from '../client.ts';
import { accounts, dossiers, procedures, type AddressData, type ApplicantData } from '../schema/index.ts';
import { isOffered } from './catalogue.ts';

/** What is taken in at the counter, before it is a dossier. */
export interface CounterDraft {
  readonly id: string;
  readonly procedureCode: string;
  readonly applicant: ApplicantData;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly returnMethod: 'counter' | 'online' | 'home';
  readonly returnAddress: AddressData | null;
  readonly priority: PriorityGroup | null;
}

/** A procedure as dossiers are made under it now. */
export async function findCurrentProcedure(db: Queryable, code: string) {
  const [procedure] = await db
    .select({ unitCode: procedures.unitCode, versionId: procedures.currentVersionId, isOpen: isOffered })
    .from(procedures)
    .where(eq(procedures.code, code));
  const versionId = procedure?.versionId ?? null;
  return procedure === undefined || versionId === null ? undefined : { ...procedure, versionId };
}

/**
 * Writes down what was taken in, as a draft of whoever it is for: their account where mail address and identity number
 * are both those of one that has been confirmed, nobody's otherwise. One with this id that is there stays as it is.
 */
export async function insertCounterDraft(
  tx: Transaction,
  draft: CounterDraft,
  { unitCode, versionId }: { readonly unitCode: string; readonly versionId: string },
): Promise<typeof dossiers.$inferSelect> {
  await tx
    .insert(dossiers)
    .values({
      ...draft,
      accountId: await findAccountOf(tx, draft.applicant),
      unitCode,
      procedureVersionId: versionId,
      channel: 'counter',
      state: draftState,
    })
    .onConflictDoNothing({ target: dossiers.id });
  const [row] = await tx.select().from(dossiers).where(eq(dossiers.id, draft.id));
  if (row === undefined) throw new Error(`The dossier ${draft.id} was not made`);
  return row;
}

async function findAccountOf(tx: Transaction, { email, personalId }: ApplicantData): Promise<string | null> {
  if (email === undefined || personalId === undefined) return null;
  const [account] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(accounts.email, sql`lower(${email})`),
        eq(accounts.personalId, personalId),
        eq(accounts.emailVerified, true),
      ),
    );
  return account?.id ?? null;
}
