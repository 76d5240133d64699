import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { dossiers, type ApplicantData } from '../schema/index.ts';
import { listDossierIds } from './staff-dossiers.ts';

export interface EarlierApplicantRow {
  /** Code of the dossier the data are from. */
  readonly code: string;
  readonly submittedAt: string;
  readonly applicant: ApplicantData;
}

/** How many of the latest dossiers are looked through: some people apply often, and each is shown once. */
const lookedThrough = 60;

/** Who has applied to these units, each person once with what they gave last, the latest first. */
export async function listEarlierApplicants(
  db: Queryable,
  { unitCodes, text, limit }: { readonly unitCodes: readonly string[]; readonly text: string; readonly limit: number },
): Promise<EarlierApplicantRow[]> {
  const found = await listDossierIds(db, { unitCodes, text }, { after: undefined, limit: lookedThrough });
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const rows = await db
    .select({ id: dossiers.id, code: dossiers.code, applicant: dossiers.applicant })
    .from(dossiers)
    .where(inArray(dossiers.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const people = new Map<string, EarlierApplicantRow>();
  for (const { id, submittedAt } of found) {
    const row = byId.get(id);
    if (row?.code == null) continue;
    const { code, applicant } = row;
    const person = applicant.personalId === undefined ? id : `${applicant.personalId} ${applicant.taxCode ?? ''}`;
    if (!people.has(person)) people.set(person, { code, submittedAt, applicant });
  }
  return [...people.values()].slice(0, limit);
}

/** For whom an account has applied so far, each once with what was given last, the latest first. */
export async function listOwnApplicants(db: Queryable, accountId: string, limit: number): Promise<ApplicantData[]> {
  const rows = await db
    .select({ id: dossiers.id, applicant: dossiers.applicant })
    .from(dossiers)
    .where(and(eq(dossiers.accountId, accountId), isNotNull(dossiers.code), isNull(dossiers.erasedAt)))
    .orderBy(desc(dossiers.createdAt), dossiers.id)
    .limit(lookedThrough);
  const people = new Map<string, ApplicantData>();
  for (const { id, applicant } of rows) {
    const who = applicant.kind === 'company' ? applicant.taxCode : applicant.personalId;
    const key = `${applicant.kind ?? 'citizen'} ${who ?? id}`;
    if (!people.has(key)) people.set(key, applicant);
  }
  return [...people.values()].slice(0, limit);
}
