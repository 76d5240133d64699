import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Role, StaffRole } from '../../domain/lifecycle/roles.ts';
import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';
import type { TaskKind } from '../../domain/lifecycle/work.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Queryable } from '../client.ts';
import { accounts, actionRequests, dossierEvents, dossiers, provinces, tasks, units } from '../schema/index.ts';

/** Who had a dossier when: every desk it lay on, and everything that moved it. */
export interface DossierCourse {
  readonly applicantName: string;
  readonly acceptedAt: string | null;
  readonly dueAt: string | null;
  readonly provisional: boolean;
  readonly status: DossierStatus;
  readonly unitName: LocalizedText;
  /** Name of the province where the unit sits. */
  readonly place: string;
  /** In the order they were opened. */
  readonly desks: readonly CourseDesk[];
  readonly events: readonly CourseEvent[];
}

export interface CourseDesk {
  readonly kind: TaskKind;
  readonly stepKey: string | null;
  readonly role: StaffRole;
  readonly unitName: LocalizedText;
  readonly holder: string | null;
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly closedAt: string | null;
}

export interface CourseEvent {
  readonly action: string;
  readonly at: string;
  readonly fromStatus: DossierStatus;
  readonly toStatus: DossierStatus;
  readonly role: Role;
  readonly actorName: string | null;
  readonly input: Readonly<Record<string, unknown>> | null;
}

/** Work that is done beside the main step and still takes a dossier from hand to hand. */
const handingOn: readonly TaskKind[] = ['answerConsultation', 'transferPapers'];

/** @throws Error when there is no such dossier. */
export async function getCourse(db: Queryable, dossierId: string): Promise<DossierCourse> {
  const [dossier] = await db
    .select({
      applicantName: dossiers.applicantName,
      acceptedAt: dossiers.acceptedAt,
      dueAt: dossiers.dueAt,
      provisional: dossiers.provisional,
      status: dossiers.status,
      unitName: units.name,
      place: provinces.name,
    })
    .from(dossiers)
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .innerJoin(provinces, eq(provinces.code, units.provinceCode))
    .where(eq(dossiers.id, dossierId));
  if (dossier === undefined) throw new Error(`No dossier ${dossierId}`);
  const desks = await db
    .select({
      kind: tasks.kind,
      stepKey: tasks.stepKey,
      role: tasks.role,
      unitName: units.name,
      holder: accounts.name,
      openedAt: tasks.openedAt,
      dueAt: tasks.dueAt,
      closedAt: tasks.closedAt,
    })
    .from(tasks)
    .innerJoin(units, eq(units.code, tasks.unitCode))
    .leftJoin(accounts, eq(accounts.id, tasks.holderId))
    .where(and(eq(tasks.dossierId, dossierId), or(tasks.isMain, inArray(tasks.kind, [...handingOn]))))
    .orderBy(asc(tasks.openedAt), asc(tasks.id));
  const events = await db
    .select({
      action: dossierEvents.action,
      at: dossierEvents.at,
      fromStatus: dossierEvents.fromStatus,
      toStatus: dossierEvents.toStatus,
      role: dossierEvents.actorRole,
      actorName: accounts.name,
      input: actionRequests.input,
    })
    .from(dossierEvents)
    .leftJoin(accounts, eq(accounts.id, dossierEvents.actorId))
    .leftJoin(actionRequests, eq(actionRequests.id, dossierEvents.requestId))
    .where(eq(dossierEvents.dossierId, dossierId))
    .orderBy(asc(dossierEvents.seq));
  return { ...dossier, desks, events };
}
