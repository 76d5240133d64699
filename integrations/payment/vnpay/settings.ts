/** Where the gateway is and who we are to it. */
export interface VnpaySettings {
  /** The whole address browsers are sent to: `https://…/paymentv2/vpcpay.html`. */
  readonly payUrl: string;
  /** The whole address of querydr and refund: `https://…/merchant_webapi/api/transaction`. */
  readonly apiUrl: string;
  readonly terminalCode: string;
  readonly hashSecret: string;
  /** How long an answer of the merchant API may take; 15 seconds unless said. */
  readonly timeoutMs?: number;
  /** The address of our server, which the merchant API wants to be told; 127.0.0.1 unless said. */
  readonly serverIp?: string;
}

export function serverIpOf({ serverIp = '127.0.0.1' }: VnpaySettings): string {
  return serverIp;
}
