import type { DossierState } from './state.ts';

/** The parts of a dossier's way, in order. A dossier may come back to an earlier one. */
export const phases = ['collect', 'receive', 'settleFees', 'process', 'return', 'close'] as const;
export type Phase = (typeof phases)[number];

/** The phase a dossier is in, from its state alone. A supplement belongs to the phase that asked for it. */
export function phaseOf(state: DossierState): Phase {
  switch (state.status) {
    case 'draft':
    case 'submitted':
      return state.collection === 'underway' ? 'collect' : 'receive';
    case 'supplement_requested':
      return state.clock === null ? 'receive' : 'process';
    case 'payment_requested':
      return 'settleFees';
    case 'processing':
    case 'withdrawal_requested':
      return 'process';
    case 'result_ready':
      return 'return';
    case 'stopped':
    case 'returned':
    case 'refused':
    case 'withdrawn':
      return 'close';
  }
}
