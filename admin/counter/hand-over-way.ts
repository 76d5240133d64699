import type { AllowedAction } from '../../api/contract/common.ts';
import type { Dossier } from '../../api/contract/dossiers.ts';

/** Why a result cannot be handed over now; the words say what to do instead. */
type InsteadReason =
  | 'notTaken'
  | 'supplement'
  | 'payment'
  | 'processing'
  | 'withdrawal'
  | 'stopped'
  | 'ended'
  | 'online'
  | 'post'
  | 'held'
  | 'notAllowed';

export type HandOverWay =
  | { readonly kind: 'handOver'; readonly action: AllowedAction }
  | { readonly kind: 'claim'; readonly taskId: string }
  | { readonly kind: 'instead'; readonly reason: InsteadReason; readonly holder?: string };

type Asked = Pick<Dossier, 'status' | 'returnMethod' | 'tasks' | 'allowedActions'>;

/** What to do with a dossier whose receipt is presented: hand over, take the task first, or something else. */
export function handOverWay({ status, returnMethod, tasks, allowedActions }: Asked): HandOverWay {
  if (status !== 'result_ready') return { kind: 'instead', reason: reasonOf(status) };
  const action = allowedActions.find((allowed) => allowed.action === 'handOver');
  const [main] = tasks;
  if (main?.holder === null) return { kind: 'claim', taskId: main.id };
  if (action !== undefined && main?.mine === true) return { kind: 'handOver', action };
  if (main?.holder != null) return { kind: 'instead', reason: 'held', holder: main.holder.name };
  if (returnMethod === 'online') return { kind: 'instead', reason: 'online' };
  return { kind: 'instead', reason: returnMethod === 'home' ? 'post' : 'notAllowed' };
}

function reasonOf(status: Exclude<Dossier['status'], 'result_ready'>): InsteadReason {
  switch (status) {
    case 'draft':
    case 'submitted':
      return 'notTaken';
    case 'supplement_requested':
      return 'supplement';
    case 'payment_requested':
      return 'payment';
    case 'processing':
      return 'processing';
    case 'withdrawal_requested':
      return 'withdrawal';
    case 'stopped':
      return 'stopped';
    case 'returned':
    case 'refused':
    case 'withdrawn':
      return 'ended';
  }
}
