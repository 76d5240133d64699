const messages = {
  '00': 'Confirm Success',
  '01': 'Order not found',
  '02': 'Order already confirmed',
  '04': 'Invalid amount',
  '97': 'Invalid signature',
  '99': 'Unknown error',
} as const;

/** The codes an IPN may be answered with. `00` and `02` end the gateway's calls, any other asks for another call. */
export type IpnReplyCode = keyof typeof messages;

export interface IpnReply {
  readonly RspCode: IpnReplyCode;
  readonly Message: string;
}

/** The JSON body of the answer to an IPN call: VNPay 2.1.0, "IPN URL". Sent with HTTP 200 whatever the code. */
export function ipnReply(code: IpnReplyCode): IpnReply {
  return { RspCode: code, Message: messages[code] };
}
