import type { Draft } from './use-draft.ts';

/**
 * The server's words about a field: what it refused to take, and, once the step was checked, what it still misses.
 * `field` is its path: `applicant.phone`.
 */
export function messageFor(draft: Draft, field: string, isChecked: boolean): string | undefined {
  const said = [...draft.refused, ...(isChecked ? draft.saved.missing : [])];
  return said.find((error) => error.field === field)?.message;
}
