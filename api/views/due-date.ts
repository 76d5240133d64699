import type { Clock } from '../../domain/lifecycle/state.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { WorkCalendar } from '../../domain/working-time/calendar.ts';
import { computeDueDate } from '../../domain/working-time/due-date.ts';
import type { DueDate } from '../contract/common.ts';

/** When a dossier is due and why; nothing before it is accepted. An extension ends the explanation. */
export function dueDateOf(
  { processing }: Pick<ProcedureDefinition, 'processing'>,
  calendar: WorkCalendar,
  clock: Clock | null,
): DueDate | null {
  if (clock === null) return null;
  const computed = computeDueDate(calendar, { from: clock.acceptedAt, duration: processing, pauses: clock.pauses });
  const explanation: DueDate['explanation'] = [...computed.explanation];
  if (computed.dueAt !== clock.dueAt && clock.mode !== 'paused') {
    explanation.push({ kind: 'due', at: clock.dueAt, minutes: 0, reason: extended });
  }
  return { dueAt: clock.dueAt, provisional: clock.provisional, explanation };
}

const extended = { vi: 'Thời hạn đã được gia hạn', en: 'The deadline was extended' };
