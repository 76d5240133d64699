import { leanCalendar, leanPlan, type RecordedPlan } from '../domain/lifecycle/plan.ts';
import type { WorkCalendar } from '../domain/working-time/calendar.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';
import type { Database } from '../db/client.ts';
import {
  appendEvent,
  listActs,
  type AppendOutcome,
  type NewEvent,
  type RecordedAct,
} from '../db/queries/append-event.ts';
import { getPresentCalendar } from '../db/queries/calendars.ts';
import { getPinned } from '../db/queries/dossier-pins.ts';
import { getDossierFees } from '../db/queries/fees.ts';
import { getPlan } from '../db/queries/procedure-versions.ts';

export type { AppendOutcome, NewEvent, RecordedAct };

/** What a workflow starts from. */
export interface OpenedDossier {
  readonly plan: RecordedPlan;
  readonly events: readonly RecordedAct[];
}

interface LogQuestion {
  readonly dossierId: string;
  readonly fromSeq: number;
}

interface CalendarQuestion {
  readonly dossierId: string;
  readonly calendarId: string;
}

/** The dossier's log and what it pins: the local activities of `dossierWorkflow`. */
export function createDossierLogActivities({ db }: { readonly db: Database }) {
  return {
    /** The pinned plan and every event recorded so far, from 1 on. */
    async openDossier({ dossierId }: { readonly dossierId: string }): Promise<OpenedDossier> {
      const pinned = await getPinned(db, dossierId);
      const plan = await getPlan(db, pinned.procedureVersionId, pinned.calendarId);
      const events = await db.transaction((tx) => listActs(tx, dossierId, 1));
      return { plan: leanPlan(plan, localDateOf(pinned.submittedAt)), events };
    },

    /** What the log has from an event on. */
    async readLog({ dossierId, fromSeq }: LogQuestion): Promise<readonly RecordedAct[]> {
      return db.transaction((tx) => listActs(tx, dossierId, fromSeq));
    },

    /**
     * The calendar its unit has now, as a workflow carries it: of two that were published one after another a dossier
     * may hear in the other order.
     */
    async readCalendar({ dossierId }: CalendarQuestion): Promise<WorkCalendar> {
      const { submittedAt } = await getPinned(db, dossierId);
      return leanCalendar(await getPresentCalendar(db, dossierId), localDateOf(submittedAt));
    },

    /** The sum of the dossier's fees under its pinned schedule, in VND. */
    async calculateFees({ dossierId }: { readonly dossierId: string }): Promise<{ readonly totalVnd: number }> {
      const { totalVnd } = await getDossierFees(db, dossierId);
      return { totalVnd };
    },

    /**
     * Appends an event to the dossier's log if it is the next one, with all that follows from it, in one transaction.
     * A worker may die after the commit and before the history knows: then the log is ahead, and says so here.
     */
    async recordTransition(event: NewEvent): Promise<AppendOutcome> {
      return db.transaction((tx) => appendEvent(tx, event));
    },
  };
}

export type DossierLogActivities = ReturnType<typeof createDossierLogActivities>;
