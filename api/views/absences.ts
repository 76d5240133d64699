import type { AbsenceRow } from '../../db/queries/absences.ts';
import { absenceKindNames, absenceStateOn } from '../../domain/absence.ts';
import type { Absence } from '../contract/absences.ts';

/** An absence as somebody sees it who may see it at all. `manages` says that it is theirs or their unit's. */
export function shownAbsence(row: AbsenceRow, manages: boolean, today: string): Absence {
  const { id, account, substitute, fromDate, throughDate, kind, enteredBy, enteredAt, endedAt, endedBy } = row;
  const state = absenceStateOn(row, today);
  return {
    id,
    person: account,
    substitute,
    fromDate,
    throughDate,
    state,
    reason: manages ? { kind, name: absenceKindNames[kind] } : null,
    enteredBy,
    enteredAt,
    ended: endedAt === null || endedBy === null ? null : { at: endedAt, by: endedBy },
    coveredTasks: row.coveredTasks,
    mayEnd: manages && state !== 'over',
  };
}
