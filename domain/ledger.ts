/** Where money is, in the ledger's view. */
export const ledgerPlaces = [
  /** With the payment gateway, which owes it to us. */
  'gateway',
  /** Paid out by the gateway, and not seen on a bank statement yet. */
  'underway',
  'cash',
  'card',
  'bank',
  /** Kept by the gateway for its service: gone, but accounted for. */
  'gatewayFee',
  /** What counted drawers lacked, less what they held too much: gone, or nobody knows whose. */
  'cashDifference',
] as const;
export type LedgerPlace = (typeof ledgerPlaces)[number];

/** Where money is, and what it is for (`order`, `unmatched`, `refund`). */
export const ledgerAccounts = [...ledgerPlaces, 'order', 'unmatched', 'refund'] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];
