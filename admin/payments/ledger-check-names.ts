/** Rules of the books that the console has words for; another is shown by its code. */
export const ledgerCheckKeys = [
  'bookingsBalance',
  'ordersAgreeWithEntries',
  'gatewayMoneyIsBooked',
  'bookedMoneyWasReported',
  'refundsAgreeWithEntries',
  'refundsStayWithinBookings',
  'unmatchedMoneyHasOwner',
  'surplusMoneyHasOwner',
  'receiptsHaveNoGaps',
  'paidOrdersHaveReceipts',
  'dossiersAgreeWithMoney',
  'feesStayForWhatIsGoingOn',
] as const;
