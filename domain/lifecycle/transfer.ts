import { transferDeadline } from '../working-time/transfer-deadline.ts';
import { calendarOf, type DossierPlan } from './plan.ts';
import type { DossierState } from './state.ts';

/**
 * Papers accepted on paper must be with the unit that processes them the same working day, or at the start of the next
 * one (NĐ 118/2025 Art. 18(2)). What came online needs no hand-over.
 */
export function awaitTransfer(plan: DossierPlan, state: DossierState, at: string): DossierState {
  if (!state.papers || state.collection === 'failed') return state;
  const { dueAt } = transferDeadline(calendarOf(plan, state), at);
  return { ...state, transfer: { dueAt, escalated: false } };
}
