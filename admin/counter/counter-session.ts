import type { CounterReception } from '../../api/contract/dossiers.ts';
import type { ReceptionForm } from './reception-form.ts';

/**
 * Where the counter is with the person in front of it, kept in this tab so that a reload goes on there. Once the dossier
 * has its code nothing of the person is kept: the form is gone, and only code, keys and component names remain.
 */
export type CounterSession =
  | { readonly stage: 'filling'; readonly form: ReceptionForm }
  /** Sent, and not known whether it arrived: the same key sends the same again. */
  | { readonly stage: 'sent'; readonly form: ReceptionForm; readonly body: CounterReception; readonly key: string }
  | TakenSession;

export interface TakenSession {
  readonly stage: 'taken';
  readonly code: string;
  /** Of accepting it: the same key never accepts twice. */
  readonly acceptKey: string;
  /** Components that are there. */
  readonly present: readonly string[];
  /** Required components that are not: they are asked for in writing instead of accepting the dossier. */
  readonly missing: readonly string[];
  /** How many scans were chosen; a reload loses those not uploaded yet. */
  readonly scans: number;
}

interface Stored {
  readonly accountId: string;
  readonly session: CounterSession;
}

const storageKey = 'counter';

/** What this person left in this tab, if anything; what somebody else left is thrown away. */
export function readCounterSession(accountId: string): CounterSession | undefined {
  const text = sessionStorage.getItem(storageKey);
  if (text === null) return undefined;
  try {
    // Written by `keepCounterSession` in this very tab.
    const stored = JSON.parse(text) as Stored;
    if (stored.accountId === accountId) return stored.session;
  } catch (failure) {
    if (!(failure instanceof SyntaxError)) throw failure;
  }
  dropCounterSession();
  return undefined;
}

export function keepCounterSession(accountId: string, session: CounterSession): void {
  const stored: Stored = { accountId, session };
  sessionStorage.setItem(storageKey, JSON.stringify(stored));
}

export function dropCounterSession(): void {
  sessionStorage.removeItem(storageKey);
}

const recentKey = 'counter.procedures';
const mostRecent = 5;

/** Codes of the procedures taken in last at this machine, the latest first. */
export function recentProcedures(): readonly string[] {
  const codes = (localStorage.getItem(recentKey) ?? '').split(' ');
  return codes.filter(Boolean).slice(0, mostRecent);
}

export function rememberProcedure(code: string): void {
  const codes = [code, ...recentProcedures().filter((known) => known !== code)];
  localStorage.setItem(recentKey, codes.slice(0, mostRecent).join(' '));
}
