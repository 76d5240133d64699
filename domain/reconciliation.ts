/** What comparing one attempt at paying with the gateway came to. */
export const comparisonResults = [
  /** Not asked about yet. */
  'waiting',
  'agrees',
  /** The gateway knew of a payment that we had not heard of: it is booked now. */
  'recovered',
  'differs',
  /** The gateway could not be brought to answer; asked again with the next day. */
  'unanswered',
] as const;
export type ComparisonResult = (typeof comparisonResults)[number];

/** What the gateway says of an attempt. */
export const gatewayWords = ['paid', 'failed', 'held', 'pending', 'refunding', 'notFound'] as const;
export type GatewayWord = (typeof gatewayWords)[number];

/** Money that moved on a day by one channel: what came and what went back, in VND. */
export interface ChannelSum {
  readonly channel: string;
  readonly movements: number;
  readonly inVnd: number;
  readonly outVnd: number;
}
