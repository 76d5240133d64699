import { and, eq, exists, inArray, isNotNull, not, sql } from 'drizzle-orm';
import { searchText } from '../../domain/search-text.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import {
  accounts,
  actionRequests,
  auditEntries,
  credentials,
  dossiers,
  files,
  letters,
  messages,
  notes,
  notices,
  ratings,
  readLog,
  receipts,
  sessions,
  twoFactors,
  type ApplicantData,
} from '../schema/index.ts';
import { dropAllPushSubscriptions } from './push-subscriptions.ts';

/** How an account that is closed is called where something of it must stay. */
export const closedName = 'Tài khoản đã xóa';

/** Stands for an applicant whose data were taken out; of the shape every reader of a dossier expects. */
const erasedApplicant: ApplicantData = {
  kind: 'citizen',
  name: closedName,
  personalId: '000000000000',
  phone: '0900000000',
  address: { line: '—', communeCode: '00000', provinceCode: '00' },
};

/**
 * Closes an applicant's account: nobody can sign in to it, it says nothing of whose it was, and its address is free to
 * be registered again. Mails about its dossiers stop. Written to the audit log without a word of personal data.
 */
export async function closeAccount(
  tx: Transaction,
  {
    accountId,
    keptDossiers,
    drafts,
  }: { readonly accountId: string; readonly keptDossiers: number; readonly drafts: number },
): Promise<void> {
  const now = new Date();
  await tx.delete(sessions).where(eq(sessions.accountId, accountId));
  await tx.delete(credentials).where(eq(credentials.accountId, accountId));
  await tx.delete(twoFactors).where(eq(twoFactors.accountId, accountId));
  await dropAllPushSubscriptions(tx, accountId);
  await tx
    .update(accounts)
    .set({
      kind: 'citizen',
      name: closedName,
      email: `${accountId}@closed.invalid`,
      emailVerified: false,
      phone: null,
      personalId: null,
      companyName: null,
      taxCode: null,
      addressLine: null,
      communeCode: null,
      provinceCode: null,
      twoFactorEnabled: false,
      endedAt: now,
      updatedAt: now,
    })
    .where(eq(accounts.id, accountId));
  const own = and(eq(dossiers.accountId, accountId), isNotNull(dossiers.code));
  await tx
    .update(dossiers)
    .set({ applicant: sql`${dossiers.applicant} - 'email'` })
    .where(own);
  const ids = tx.select({ id: dossiers.id }).from(dossiers).where(own);
  await tx
    .update(notices)
    .set({ status: 'rejected', lastError: 'the applicant has closed the account' })
    .where(and(eq(notices.status, 'waiting'), inArray(notices.dossierId, ids)));
  await tx.insert(auditEntries).values({
    subjectKind: 'account',
    subjectId: accountId,
    action: 'closeAccount',
    actorId: accountId,
    actorRole: 'applicant',
    detail: { keptDossiers, drafts },
    at: now.toISOString(),
  });
}

/** Purposes of files that are about the person. */
const personalPurposes = ['component', 'supplement', 'attachment', 'letter', 'result'] as const;

/**
 * Takes the applicant's data out of an ended dossier that nothing holds any more: what remains is that there was one,
 * its course and its money. Answers the contents its files held.
 */
export async function eraseDossier(db: Database, dossierId: string): Promise<string[]> {
  return db.transaction(async (tx) => {
    const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, dossierId)).for('update');
    if (dossier === undefined || dossier.erasedAt !== null) return [];
    const at = new Date().toISOString();
    await eraseWords(tx, dossierId);
    // What proves money stays as long as the books do; a receipt is among the letters.
    const isReceipt = exists(
      tx
        .select({ one: sql`1` })
        .from(receipts)
        .where(eq(receipts.fileId, files.id)),
    );
    const held = await tx
      .delete(files)
      .where(and(eq(files.dossierId, dossierId), inArray(files.purpose, [...personalPurposes]), not(isReceipt)))
      .returning({ ref: files.ref });
    await tx
      .update(dossiers)
      .set({
        applicant: erasedApplicant,
        answers: {},
        returnAddress: null,
        collectionAddress: null,
        priority: null,
        searchText: searchText(dossier.code ?? ''),
        applicantName: closedName,
        resultFileId: null,
        erasedAt: at,
      })
      .where(eq(dossiers.id, dossierId));
    await tx.insert(auditEntries).values({
      subjectKind: 'dossier',
      subjectId: dossierId,
      action: 'eraseDossier',
      actorRole: 'system',
      detail: { files: held.length },
      at,
    });
    return [...new Set(held.map(({ ref }) => ref))];
  });
}

async function eraseWords(tx: Queryable, dossierId: string): Promise<void> {
  await tx.delete(letters).where(eq(letters.dossierId, dossierId));
  await tx.delete(messages).where(eq(messages.dossierId, dossierId));
  await tx.delete(notes).where(eq(notes.dossierId, dossierId));
  await tx.update(ratings).set({ comment: null }).where(eq(ratings.dossierId, dossierId));
  await tx.update(actionRequests).set({ input: {} }).where(eq(actionRequests.dossierId, dossierId));
  // Who read something stays; what people called their files does not.
  await tx
    .update(readLog)
    .set({ what: sql`split_part(${readLog.what}, ':', 1)` })
    .where(eq(readLog.dossierId, dossierId));
}
