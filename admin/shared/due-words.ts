import type { Task } from '../../api/contract/tasks.ts';
import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';

export type Urgency = Task['urgency'];

/** What a due date means now, as a message and its numbers; the words are the dictionary's. */
export type DueWords =
  | { readonly key: 'due.none' }
  | { readonly key: 'due.paused' }
  | { readonly key: 'due.overdueMinutes' | 'due.overdueHours' | 'due.overdueDays'; readonly count: number }
  | { readonly key: 'due.leftMinutes' | 'due.leftHours'; readonly count: number }
  | { readonly key: 'due.today' | 'due.tomorrow' | 'due.on' };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const hanoiOffsetMs = 7 * hourMs;

const running: readonly DossierStatus[] = ['submitted', 'processing'];

/** Days since the epoch in Asia/Ho_Chi_Minh, which has had no clock changes since 1975. */
function hanoiDay(instantMs: number): number {
  return Math.floor((instantMs + hanoiOffsetMs) / dayMs);
}

/** Says a due date in the words people use: how long is left today, tomorrow, a date, or for how long it has passed. */
export function dueWords(due: { dueAt: string | null; urgency: Urgency }, nowMs: number): DueWords {
  if (due.dueAt === null) return { key: 'due.none' };
  if (due.urgency === 'paused') return { key: 'due.paused' };
  const dueMs = Date.parse(due.dueAt);
  const leftMs = dueMs - nowMs;
  if (leftMs < 0) return overdue(-leftMs);
  if (leftMs < hourMs) return { key: 'due.leftMinutes', count: Math.max(1, Math.floor(leftMs / minuteMs)) };
  switch (hanoiDay(dueMs) - hanoiDay(nowMs)) {
    case 0:
      return leftMs < 5 * hourMs ? { key: 'due.leftHours', count: Math.floor(leftMs / hourMs) } : { key: 'due.today' };
    case 1:
      return { key: 'due.tomorrow' };
    default:
      return { key: 'due.on' };
  }
}

function overdue(lateMs: number): DueWords {
  if (lateMs < hourMs) return { key: 'due.overdueMinutes', count: Math.max(1, Math.floor(lateMs / minuteMs)) };
  if (lateMs < dayMs) return { key: 'due.overdueHours', count: Math.floor(lateMs / hourMs) };
  return { key: 'due.overdueDays', count: Math.floor(lateMs / dayMs) };
}

/**
 * The urgency of a whole dossier, whose row carries only its status and due date; within a day counts as soon. Where
 * the clock does not run nothing is late: a closed dossier past its date is no longer anybody's to hurry.
 */
export function urgencyOf(dossier: { status: DossierStatus; dueAt: string | null }, nowMs: number): Urgency {
  if (dossier.dueAt === null || !running.includes(dossier.status)) return 'paused';
  return urgencyAt(dossier.dueAt, nowMs);
}

/** The urgency of a running clock's due date. */
export function urgencyAt(dueAt: string, nowMs: number): Urgency {
  const leftMs = Date.parse(dueAt) - nowMs;
  if (leftMs < 0) return 'overdue';
  return leftMs < dayMs ? 'dueSoon' : 'onTime';
}
