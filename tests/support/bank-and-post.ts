import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { signQuery } from '../../integrations/payment/vnpay/signing.ts';
import { createVnpayGateway } from '../../integrations/payment/vnpay/gateway.ts';
import { createPostalCarrier } from '../../integrations/post/vnpost/carrier.ts';
import { createSandboxBank } from '../../stack/sandbox-bank/server.ts';
import { createSandboxPost } from '../../stack/sandbox-post/server.ts';

/** What the payer can do with an opened payment. */
export type PayerDecision = 'pay' | 'cancel';

/**
 * The sandbox bank and the sandbox post on free ports, with our adapters pointed at them. Neither calls back: a test
 * feeds in what it wants to be heard, so that a lost notification is simply one that nobody feeds in.
 */
export async function openBankAndPost(dataDirectory: string) {
  const secret = randomBytes(16).toString('hex');
  const terminalCode = 'TESTTEST';
  const bank = createSandboxBank({
    dataDir: join(dataDirectory, 'bank'),
    terminalCode,
    hashSecret: secret,
    ipnUrl: 'http://127.0.0.1:9/nobody-listens',
    refundMs: 0,
  });
  await bank.listen();
  const post = createSandboxPost({
    dataDir: join(dataDirectory, 'post'),
    customerKey: 'test',
    secret,
    callbackSecret: secret,
  });
  await post.listen(0);
  await call('PUT', `${bank.url}/control/misbehaviour`, { ipn: 'lost' });

  const vnpay = createVnpayGateway({
    payUrl: `${bank.url}/paymentv2/vpcpay.html`,
    apiUrl: `${bank.url}/merchant_webapi/api/transaction`,
    terminalCode,
    hashSecret: secret,
  });
  const asked: string[] = [];
  return {
    carrier: createPostalCarrier({ apiUrl: post.url, customerKey: 'test', secret, callbackSecret: secret }),
    gateway: {
      ...vnpay,
      queryAttempt: async (query: Parameters<typeof vnpay.queryAttempt>[0]) => {
        const fate = await vnpay.queryAttempt(query);
        asked.push(query.ref);
        return fate;
      },
    } satisfies typeof vnpay,

    /** How often the bank has answered what became of an attempt. */
    timesAsked: (attemptRef: string) => asked.filter((ref) => ref === attemptRef).length,

    /** The payer comes to the bank's page and has not decided yet. */
    async openPayPage(attempt: { readonly url: string }): Promise<void> {
      const response = await fetch(attempt.url);
      if (!response.ok) throw new Error(`The pay page answers ${response.status}: ${await response.text()}`);
    },

    /**
     * The payer decides on the bank's page, and we are not told. Answers the signed parameters with which the bank would
     * notify us and send the payer back.
     */
    async decide(attempt: { readonly ref: string }, outcome: PayerDecision): Promise<URLSearchParams> {
      const { returnUrl } = await call('POST', `${bank.url}/control/transactions/${attempt.ref}/complete`, { outcome });
      return new URL(String(returnUrl)).searchParams;
    },

    /** Parameters under the bank's own signature, whatever they say. */
    sign: (parameters: Readonly<Record<string, string>>) => new URLSearchParams(signQuery(parameters, secret)),

    /** What goes wrong with one payment from now on; `{}` makes everything right again. */
    async misbehave(
      { ref }: { readonly ref: string },
      how: { readonly refund?: 'answerLost' | 'refused' | 'rejected' },
    ) {
      await call('PUT', `${bank.url}/control/transactions/${ref}/misbehaviour`, { ipn: 'lost', ...how });
    },

    /** The refunds of a payment the bank has taken, as it tells of them. */
    async refundsOf({ ref }: { readonly ref: string }): Promise<{ readonly amountVnd: number }[]> {
      const { refunds } = await call('GET', `${bank.url}/control/transactions/${ref}`);
      return refunds as { readonly amountVnd: number }[];
    },

    /** The gateway pays out all it has not paid out yet, and keeps 1,100 đồng of each payment. */
    async payOut(): Promise<{ readonly reference: string; readonly csv: string }> {
      const { reference, csv } = await call('POST', `${bank.url}/control/payouts`, {});
      return { reference: String(reference), csv: String(csv) };
    },

    /** The bank answers nobody, or everybody again. */
    async setGateway(gateway: 'up' | 'down'): Promise<void> {
      await call('PUT', `${bank.url}/control/misbehaviour`, {
        ipn: 'lost',
        ...(gateway === 'down' ? { gateway } : {}),
      });
    },

    /** The post moves a parcel, and we are not told. */
    async moveParcel(orderNumber: string, to: 'pickedUp' | 'inTransit' | 'delivered'): Promise<void> {
      await call('POST', `${post.url}/control/parcels/${orderNumber}/advance`, { to, telling: 'lost' });
    },

    /** The post answers the next `times` calls of an operation with an error. */
    async failPost(operation: 'postOrder' | 'getOrderTracking', times: number): Promise<void> {
      const response = await fetch(`${post.url}/control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ operation, fault: 'error', times }),
      });
      if (!response.ok) throw new Error(`The post took no fault: ${response.status}`);
    },

    /** Where the post has a parcel. */
    async whereIs(orderNumber: string): Promise<unknown> {
      return (await call('GET', `${post.url}/control/parcels/${orderNumber}`))['status'];
    },

    async close(): Promise<void> {
      await bank.close();
      await post.close();
    },
  };
}

export type BankAndPost = Awaited<ReturnType<typeof openBankAndPost>>;

async function call(method: string, url: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}
