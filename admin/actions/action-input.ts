import type { ActionRequest } from '../../api/contract/common.ts';

/** What is filled in for an action. */
export type ActionInput = NonNullable<ActionRequest['input']>;
