import { and, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { DossierPlan } from '../../domain/lifecycle/plan.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import type { TaskKind } from '../../domain/lifecycle/work.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Queryable } from '../client.ts';
import { accounts, dossiers, tasks, units } from '../schema/index.ts';
import { getPlan } from './procedure-versions.ts';

/** Where a submitted dossier stands, as far as deciding about it goes: its state, its plan and its open tasks. */
export interface DossierStanding {
  readonly id: string;
  readonly code: string;
  /** The applicant's account, if there is one. */
  readonly accountId: string | null;
  readonly unitCode: string;
  readonly procedureVersionId: string;
  readonly calendarId: string;
  readonly hasReturnAddress: boolean;
  readonly state: DossierState;
  readonly plan: DossierPlan;
  /** The main task first. */
  readonly tasks: readonly StandingTask[];
}

export interface StandingTask {
  readonly id: string;
  readonly key: string;
  readonly kind: TaskKind;
  readonly role: StaffRole;
  readonly unitCode: string;
  readonly unitName: LocalizedText;
  readonly isMain: boolean;
  readonly holder: { readonly id: string; readonly name: string } | null;
}

/** The dossier with this code; whether the caller may see it is theirs to decide. */
export function findStandingByCode(db: Queryable, code: string): Promise<DossierStanding | undefined> {
  return findStanding(db, eq(dossiers.code, code));
}

/** @throws Error when there is no submitted dossier with this id. */
export async function getStanding(db: Queryable, dossierId: string): Promise<DossierStanding> {
  const found = await findStanding(db, eq(dossiers.id, dossierId));
  if (found === undefined) throw new Error(`No submitted dossier ${dossierId}`);
  return found;
}

async function findStanding(db: Queryable, which: SQL): Promise<DossierStanding | undefined> {
  const rows = await db
    .select({
      id: dossiers.id,
      code: dossiers.code,
      accountId: dossiers.accountId,
      unitCode: dossiers.unitCode,
      procedureVersionId: dossiers.procedureVersionId,
      calendarId: dossiers.calendarId,
      returnAddress: dossiers.returnAddress,
      state: dossiers.state,
      task: {
        id: tasks.id,
        key: tasks.key,
        kind: tasks.kind,
        role: tasks.role,
        unitCode: tasks.unitCode,
        isMain: tasks.isMain,
      },
      unitName: units.name,
      holder: { id: accounts.id, name: accounts.name },
    })
    .from(dossiers)
    .leftJoin(tasks, and(eq(tasks.dossierId, dossiers.id), isNull(tasks.closedAt)))
    .leftJoin(units, eq(units.code, tasks.unitCode))
    .leftJoin(accounts, eq(accounts.id, tasks.holderId))
    .where(and(which, isNotNull(dossiers.code)))
    .orderBy(tasks.openedAt);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { id, code, accountId, unitCode, procedureVersionId, calendarId, returnAddress, state } = row;
  if (code === null || calendarId === null) return undefined;
  const open = rows.flatMap(({ task, unitName, holder }) =>
    task === null || unitName === null ? [] : [{ ...task, unitName, holder }],
  );
  return {
    id,
    code,
    accountId,
    unitCode,
    procedureVersionId,
    calendarId,
    hasReturnAddress: returnAddress !== null,
    state,
    plan: await getPlan(db, procedureVersionId, calendarId),
    tasks: [...open.filter(({ isMain }) => isMain), ...open.filter(({ isMain }) => !isMain)],
  };
}
