import type { DossierState } from './state.ts';

/** The next thing that time alone does to a dossier. */
export interface Alarm {
  readonly action: 'warn' | 'escalate' | 'remind' | 'expirePayment' | 'expireSupplement' | 'close';
  readonly decision: Readonly<Record<string, unknown>>;
  /** UTC ISO instant. */
  readonly at: string;
}

/** The earliest alarm a dossier is still to hear, or `undefined` when time does nothing to it. */
export function nextAlarm(state: DossierState): Alarm | undefined {
  return alarmsOf(state).reduce<Alarm | undefined>(
    (earliest, alarm) => (earliest === undefined || alarm.at < earliest.at ? alarm : earliest),
    undefined,
  );
}

/** The alarms a dossier is still to hear whose time has come by an instant. */
export function dueAlarms(state: DossierState, at: string): readonly Alarm[] {
  return alarmsOf(state).filter((alarm) => alarm.at <= at);
}

function alarmsOf(state: DossierState): Alarm[] {
  switch (state.status) {
    case 'submitted':
      return [...deskAlarms(state)];
    case 'processing':
      return [...runningAlarms(state), ...sideAlarms(state)];
    case 'payment_requested':
      return [...paymentAlarms(state), ...sideAlarms(state)];
    case 'supplement_requested':
      return [...supplementAlarms(state), ...sideAlarms(state)];
    case 'withdrawal_requested':
      return sideAlarms(state);
    case 'stopped':
      return state.resumableUntil === null ? [] : [{ action: 'close', decision: {}, at: state.resumableUntil }];
    case 'draft':
    case 'result_ready':
    case 'returned':
    case 'refused':
    case 'withdrawn':
      return [];
  }
}

/** What rings while the clock runs; it may stand for units that are asked, with the step's desk open. */
function runningAlarms(state: DossierState): Alarm[] {
  if (state.clock?.mode !== 'running') return [];
  return [...deskAlarms(state), ...clockAlarms(state), ...limitAlarms(state)];
}

function sideAlarms(state: DossierState): Alarm[] {
  return [...consultationAlarms(state), ...transferAlarms(state)];
}

function deskAlarms({ desk }: DossierState): Alarm[] {
  if (desk === null || desk.escalated) return [];
  return desk.warned
    ? [{ action: 'escalate', decision: { scope: 'desk' }, at: desk.dueAt }]
    : [{ action: 'warn', decision: { scope: 'desk' }, at: desk.warnAt }];
}

function clockAlarms({ clock }: DossierState): Alarm[] {
  if (clock === null || clock.escalated) return [];
  return clock.warned
    ? [{ action: 'escalate', decision: { scope: 'total' }, at: clock.dueAt }]
    : [{ action: 'warn', decision: { scope: 'total' }, at: clock.warnAt }];
}

function limitAlarms({ limits }: DossierState): Alarm[] {
  return limits
    .filter(({ metAt, warned }) => metAt === null && !warned)
    .map(({ kind, warnAt }) => ({ action: 'warn', decision: { scope: 'limit', limit: kind }, at: warnAt }));
}

function transferAlarms({ transfer }: DossierState): Alarm[] {
  if (transfer === null || transfer.escalated) return [];
  return [{ action: 'escalate', decision: { scope: 'transfer' }, at: transfer.dueAt }];
}

function consultationAlarms({ consultations }: DossierState): Alarm[] {
  return consultations
    .filter(({ answer, escalated }) => answer === 'awaited' && !escalated)
    .map(({ no, dueAt }) => ({ action: 'escalate', decision: { scope: 'consultation', consultation: no }, at: dueAt }));
}

function paymentAlarms({ payment }: DossierState): Alarm[] {
  if (payment === null || payment.outcome !== 'awaited') return [];
  return payment.reminded
    ? [{ action: 'expirePayment', decision: {}, at: payment.dueAt }]
    : [{ action: 'remind', decision: {}, at: payment.remindAt }];
}

function supplementAlarms({ supplement }: DossierState): Alarm[] {
  if (supplement.dueAt === null || supplement.remindAt === null) return [];
  return supplement.reminded
    ? [{ action: 'expireSupplement', decision: {}, at: supplement.dueAt }]
    : [{ action: 'remind', decision: {}, at: supplement.remindAt }];
}
