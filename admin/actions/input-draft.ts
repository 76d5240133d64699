import { isObject } from '../../ui/action-form/localize-schema.ts';
import type { ActionInput } from './action-input.ts';

const keyOf = (code: string, action: string) => `action:${code}:${action}`;

/** What was filled in for an action that has not gone through yet: kept in this tab, so that a conflict costs no words. */
export function readInputDraft(code: string, action: string): ActionInput {
  try {
    const stored = JSON.parse(sessionStorage.getItem(keyOf(code, action)) ?? '{}') as ActionInput[string];
    return isObject(stored) ? stored : {};
  } catch {
    return {};
  }
}

export function keepInputDraft(code: string, action: string, input: ActionInput): void {
  sessionStorage.setItem(keyOf(code, action), JSON.stringify(input));
}

export function dropInputDraft(code: string, action: string): void {
  sessionStorage.removeItem(keyOf(code, action));
}
