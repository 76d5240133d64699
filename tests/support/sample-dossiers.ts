import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { accounts, dossiers, procedures, staffAssignments, type AddressData } from '../../db/schema/index.ts';
import { unitCodes } from '../../db/sample/units.ts';
import type { Actor } from '../../domain/lifecycle/act.ts';
import type { Role } from '../../domain/lifecycle/roles.ts';
import { draftState } from '../../domain/lifecycle/transitions.ts';

/** Procedures of the sample, by when their fee is due. */
export const procedureCodes = {
  free: '1.009662',
  onSubmission: '2.000635',
  onAcceptance: 'MAU.000001',
  beforeReturn: '1.010733',
} as const;

/** The applicant of every dossier of a test: nobody, but as personal as a real one. */
export const sampleApplicant = {
  kind: 'citizen',
  name: 'Nguyễn Thị Mẫu',
  personalId: '000000004176',
  phone: '0900004176',
  email: 'mau@example.org',
  address: { line: '12 đường Mẫu', communeCode: '23293', provinceCode: '51' },
} as const;

export interface NewDossier {
  readonly procedureCode: string;
  readonly returnMethod?: 'counter' | 'online' | 'home';
  readonly homeCollection?: boolean;
  /** Handed in on paper, over the counter. */
  readonly atCounter?: boolean;
  /** Where papers are collected and results are taken; the applicant's home unless said. */
  readonly address?: AddressData;
}

/** Writes a complete draft as the applicant would have left it, and answers its id. */
export async function insertDraft(db: Database, accountId: string, wish: NewDossier): Promise<string> {
  const [procedure] = await db.select().from(procedures).where(eq(procedures.code, wish.procedureCode));
  if (typeof procedure?.currentVersionId !== 'string')
    throw new Error(`The sample has no procedure ${wish.procedureCode}`);
  const dossierId = newId();
  const address = wish.address ?? sampleApplicant.address;
  await db.insert(dossiers).values({
    id: dossierId,
    accountId,
    unitCode: procedure.unitCode,
    procedureCode: procedure.code,
    procedureVersionId: procedure.currentVersionId,
    channel: wish.atCounter === true ? 'counter' : 'online',
    applicant: sampleApplicant,
    answers: {},
    homeCollection: wish.homeCollection ?? false,
    collectionAddress: wish.homeCollection === true ? address : null,
    returnAddress: wish.returnMethod === 'home' ? address : null,
    returnMethod: wish.returnMethod ?? 'counter',
    state: draftState,
  });
  return dossierId;
}

/** Who acts in which role: the staff of one unit and the citizens of the sample, in a fixed order. */
export async function createCast(db: Database): Promise<(role: Role, nth?: number) => Actor> {
  const staff = await db
    .select({ id: staffAssignments.accountId, role: staffAssignments.role })
    .from(staffAssignments)
    .where(eq(staffAssignments.unitCode, unitCodes.board))
    .orderBy(staffAssignments.accountId);
  const citizens = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.kind, 'citizen'))
    .orderBy(accounts.id);
  return (role, nth = 0) => {
    if (role === 'system') return { accountId: 'system', role };
    const ids = role === 'applicant' ? citizens : staff.filter((member) => member.role === role);
    const account = ids[nth];
    if (account === undefined) throw new Error(`The sample has no ${nth + 1}. ${role}`);
    return { accountId: account.id, role };
  };
}
