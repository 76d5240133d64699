import { setTimeout as wait } from 'node:timers/promises';
import { gatewayDate, signedQuery } from '../../stack/sandbox-bank/protocol.ts';
import { notificationParameters } from '../../stack/sandbox-bank/transaction.ts';
import type { PaymentRun } from './payment-run.ts';

/** One way in which a payment can go, from the dossier's submission to the payer's last move. */
type Scenario = (run: PaymentRun) => Promise<void>;

/** Every misbehaviour the campaign knows, by name. What must hold afterwards is the same for all: `judge-money.ts`. */
export const scenarios = {
  notificationFirst: async (run) => {
    await run.submit();
    const decided = await run.pay();
    await run.untilPaid();
    await run.comeBack(decided);
  },

  returnFirst: async (run) => {
    await run.submit();
    await run.comeBack(await run.pay({ ipn: 'late', ipnDelayMs: 2000 }));
  },

  notifiedTwiceAtOnce: async (run) => {
    await run.submit();
    await run.pay({ ipn: 'double' });
  },

  notificationLost: async (run) => {
    await run.submit();
    await run.pay({ ipn: 'lost' });
  },

  askedAndNotifiedLate: async (run) => {
    await run.submit();
    await run.pay({ ipn: 'late', ipnDelayMs: 35_000 });
  },

  afterAcceptance: async (run) => {
    await run.submitAndAccept();
    await run.pay();
  },

  twoTabs: async (run) => {
    await run.submit();
    const tabs = [await run.openPage(), await run.openPage()];
    await Promise.all(tabs.map((tab) => run.decide(tab, { outcome: 'pay' })));
  },

  cancelledThenPaid: async (run) => {
    await run.submit();
    await run.decide(await run.openPage(), { outcome: 'cancel' });
    await run.pay();
  },

  failedThenPaid: async (run) => {
    await run.submit();
    await run.decide(await run.openPage(), { outcome: 'fail', responseCode: '51' });
    await run.pay();
  },

  heldByGateway: async (run) => {
    await run.submit();
    await run.decide(await run.openPage(), { outcome: 'fail', responseCode: '07' });
  },

  pageExpired: async (run) => {
    await run.submit();
    const attempt = await run.openPage();
    await wait(Math.max(0, Date.parse(attempt.expiresAt) - Date.now()) + 1500);
    await run.decide(attempt, { outcome: 'pay' });
    await run.pay();
  },

  afterWithdrawal: async (run) => {
    await run.submit();
    const attempt = await run.openPage();
    await run.withdraw();
    await run.decide(attempt, { outcome: 'pay' });
  },

  duringWithdrawal: async (run) => {
    await run.submit();
    const attempt = await run.openPage();
    // Which of the two comes first is what nobody can know.
    await Promise.all([run.withdraw(), run.decide(attempt, { outcome: 'pay' })]);
  },

  afterRefusal: async (run) => {
    await run.submit();
    const [first, second] = [await run.openPage(), await run.openPage()];
    await run.decide(first, { outcome: 'pay' });
    await run.untilPaid();
    await run.refuse();
    await run.decide(second, { outcome: 'pay' });
  },

  afterStop: async (run) => {
    await run.submit();
    const attempt = await run.openPage();
    await run.stop();
    await run.decide(attempt, { outcome: 'pay' });
  },

  cardTooMuch: async (run) => {
    const owedVnd = await run.submit();
    await run.payByCard(owedVnd + 7000);
  },

  cardTooLittle: async (run) => {
    const owedVnd = await run.submit();
    expectCode(await run.payByCard(owedVnd - 1000), 'action_not_allowed');
    await run.payByCard(owedVnd);
  },

  creditsInParts: async (run) => {
    const owedVnd = await run.submit();
    await run.credit(owedVnd - 3000);
    await run.credit(3000);
  },

  creditTooLittle: async (run) => {
    await run.credit((await run.submit()) - 1000);
  },

  creditAfterPayment: async (run) => {
    const owedVnd = await run.submit();
    await run.pay();
    await run.credit(owedVnd);
  },

  cardWhilePaying: async (run) => {
    const owedVnd = await run.submit();
    const attempt = await run.openPage();
    await Promise.all([run.payByCard(owedVnd), run.decide(attempt, { outcome: 'pay' })]);
  },

  unknownReference: async (run) => {
    const ref = `LA${run.plan.nth}X${Math.floor(run.plan.random() * 1e9)}`;
    run.marks.add(ref);
    if (!(await run.town.bank.open(run.town.bank.payUrlOf(ref, 30_000)))) throw new Error('The bank refused the page');
    await run.decide({ ref }, { outcome: 'pay' });
  },

  tamperedAmount: async (run) => {
    await run.submit();
    await run.pay({ ipn: 'tampered', wrongCalls: 1 });
  },

  toldTooLittle: async (run) => {
    await run.submit();
    await run.pay({ ipn: 'wrongAmount', wrongAmountVnd: 1000, wrongCalls: 1 });
  },

  toldTooMuch: async (run) => {
    await run.submit();
    await run.pay({ ipn: 'wrongAmount', wrongCalls: 1 });
  },

  forgedNotifications: async (run) => {
    await run.submit();
    const attempt = await run.openPage();
    const { terminalCode, hashSecret } = run.town.merchant;
    const opened = await run.town.bank.find(attempt.ref);
    const success = {
      ...opened,
      responseCode: '00',
      transactionStatus: '00',
      transactionNo: '13999999',
      bankCode: 'NCB',
      payDate: gatewayDate(new Date()),
    };
    const foreign = signedQuery(notificationParameters(success, 'KHACKHAC'), hashSecret);
    expectCode(await replyTo(run, foreign), '01');
    const forged = signedQuery(notificationParameters(success, terminalCode), 'nobody told me the secret');
    expectCode(await replyTo(run, forged), '97');
    run.note('forged notifications were turned away');
    await run.pay();
  },

  gatewayDown: async (run) => {
    await run.submit();
    const attempt = await run.openPage({ ipn: 'lost' });
    await run.decide(attempt, { outcome: 'pay' });
    // Long enough for the gateway to be asked while it is down.
    await wait(Math.max(0, Date.parse(attempt.expiresAt) - Date.now()));
    await run.town.bank.misbehaveAlways({ gateway: run.plan.random() < 0.5 ? 'down' : 'hang' });
    await wait(3000);
    await run.town.bank.misbehaveAlways({});
  },

  notifiedWhileTemporalIsDown: async (run) => {
    await run.submit();
    const attempt = await run.openPage();
    await run.killer.kill('temporal');
    await run.decide(attempt, { outcome: 'pay' });
  },

  workerDiesWhileAsking: async (run) => {
    await run.submit();
    const attempt = await run.openPage({ ipn: 'lost', answerDelayMs: 3000 });
    await run.decide(attempt, { outcome: 'pay' });
    // Its turn to be asked about comes within two seconds of its end, and the answer three seconds later.
    await wait(Math.max(0, Date.parse(attempt.expiresAt) - Date.now()) + 3000);
    await run.killer.kill('worker');
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** Those that wait for time to pass or take a part down for everybody: they come seldom. */
export const seldom: ReadonlySet<ScenarioName> = new Set([
  'askedAndNotifiedLate',
  'pageExpired',
  'gatewayDown',
  'notifiedWhileTemporalIsDown',
  'workerDiesWhileAsking',
]);

/** What the merchant answers to a notification that somebody else sends it, however long it takes to answer. */
async function replyTo({ town }: PaymentRun, query: string): Promise<string> {
  for (;;) {
    const response = await fetch(`${town.installation.addresses.api}/api/v1/payments/vnpay/ipn?${query}`).catch(
      () => undefined,
    );
    if (response?.ok === true) {
      const { RspCode } = (await response.json()) as { RspCode: string };
      return RspCode;
    }
    await wait(300);
  }
}

function expectCode(answered: string | undefined, expected: string): void {
  if (answered !== expected) throw new Error(`Answered ${answered ?? 'nothing'} instead of ${expected}`);
}
