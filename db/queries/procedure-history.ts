import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { LocalDate } from '../../domain/working-time/local-time.ts';
import type { Queryable, Transaction } from '../client.ts';
import { accounts, auditEntries, procedures, procedureVersions } from '../schema/index.ts';
import { auditProcedure } from './procedure-drafts.ts';
import { findVersionOn } from './publish-procedure.ts';

/** Where a procedure belongs and whether it takes dossiers; also of one that is closed or not in force yet. */
export async function findStanding(db: Queryable, code: string) {
  const [found] = await db
    .select({ unitCode: procedures.unitCode, isOpen: procedures.isOpen, name: procedures.name })
    .from(procedures)
    .where(eq(procedures.code, code));
  return found;
}

/** All versions of a procedure, the latest first, with who published them and why as the audit log has it. */
export async function listVersions(db: Queryable, code: string, today: LocalDate) {
  const inForce = await findVersionOn(db, code, today);
  const rows = await db
    .select({
      version: procedureVersions.version,
      validFrom: procedureVersions.validFrom,
      publishedAt: procedureVersions.createdAt,
      byId: accounts.id,
      byName: accounts.name,
      reason: sql<string | null>`${auditEntries.detail} ->> 'reason'`,
    })
    .from(procedureVersions)
    .leftJoin(
      auditEntries,
      and(
        eq(auditEntries.subjectKind, 'procedure'),
        eq(auditEntries.subjectId, procedureVersions.procedureCode),
        eq(auditEntries.action, 'publishVersion'),
        sql`(${auditEntries.detail} ->> 'version')::int = ${procedureVersions.version}`,
      ),
    )
    .leftJoin(accounts, eq(accounts.id, auditEntries.actorId))
    .where(eq(procedureVersions.procedureCode, code))
    .orderBy(desc(procedureVersions.version));
  return rows.map(({ byId, byName, ...row }) => ({
    ...row,
    publishedBy: byId === null || byName === null ? null : { id: byId, name: byName },
    state: stateOf(row, { today, inForce: inForce?.version }),
  }));
}

function stateOf(
  { version, validFrom }: { readonly version: number; readonly validFrom: LocalDate },
  { today, inForce }: { readonly today: LocalDate; readonly inForce: number | undefined },
): 'coming' | 'inForce' | 'past' {
  if (version === inForce) return 'inForce';
  return validFrom > today ? 'coming' : 'past';
}

/** One version of a procedure by its number. */
export async function findVersion(db: Queryable, code: string, version: number) {
  const [found] = await db
    .select({
      version: procedureVersions.version,
      validFrom: procedureVersions.validFrom,
      definition: procedureVersions.definition,
    })
    .from(procedureVersions)
    .where(and(eq(procedureVersions.procedureCode, code), eq(procedureVersions.version, version)))
    .orderBy(asc(procedureVersions.version));
  return found;
}

/** Opens a procedure for dossiers or closes it; dossiers that were submitted go on. */
export async function setOpen(
  tx: Transaction,
  { code, isOpen, byId, reason }: { code: string; isOpen: boolean; byId: string; reason: string },
): Promise<void> {
  const changed = await tx
    .update(procedures)
    .set({ isOpen })
    .where(and(eq(procedures.code, code), eq(procedures.isOpen, !isOpen)))
    .returning({ code: procedures.code });
  if (changed.length === 0) return;
  const action = isOpen ? 'openProcedure' : 'closeProcedure';
  await auditProcedure(tx, { code, action, byId, detail: { reason } });
}
