/** Where money is (`gateway`, `cash`, `card`, `bank`), and what it is for (`order`, `unmatched`, `refund`). */
export const ledgerAccounts = ['gateway', 'cash', 'card', 'bank', 'order', 'unmatched', 'refund'] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];
