import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { sampleApplicants } from '../db/sample/staff.ts';
import { bookings, paymentAttempts } from '../db/schema/index.ts';
import { Session } from '../stack/driver/session.ts';
import { submitQuickDossier } from '../stack/driver/quick-dossier.ts';
import type { Installation } from '../stack/installation.ts';
import { gatewayDate, signedQuery } from '../stack/sandbox-bank/protocol.ts';
import { round, Stopwatch, type Quantiles } from './quantiles.ts';
import { withInstallation } from './with-installation.ts';

const callsPerSecond = 100;
const secondsPerHalf = 10;
const warmUpCalls = 300;

export interface IpnResult extends Quantiles {
  /** Callbacks answered per second, over both halves. */
  readonly perSecond: number;
  readonly callbacks: number;
  /** Callbacks that were not answered as recorded, or are not in the books; 0 or the figures mean nothing. */
  readonly notBooked: number;
  readonly withTemporalMs: Quantiles;
  readonly withoutTemporalMs: Quantiles;
}

/**
 * Rightly signed notifications of payments nobody had heard of, each for a dossier that waits for it, at a steady hundred
 * per second however quickly they are answered: half of them beside a working Temporal, half while it stands still.
 */
export function benchIpn({ say }: { readonly say: (text: string) => void }): Promise<IpnResult> {
  return withInstallation(async ({ installation, database: { db } }) => {
    const perHalf = callsPerSecond * secondsPerHalf;
    say(`Preparing ${2 * perHalf + warmUpCalls} dossiers that wait for their payment`);
    await prepareDossiers(installation, db, 2 * perHalf + warmUpCalls);
    const calls = await notificationsFor(installation, db);
    const watch = new Stopwatch();
    await callSteadily(calls.splice(0, warmUpCalls), new Stopwatch(), []);

    say(`${callsPerSecond} callbacks a second for ${secondsPerHalf} s beside Temporal`);
    const beside = await callSteadily(calls.splice(0, perHalf), watch, ['all', 'withTemporal']);
    say('The same while Temporal stands still');
    const alone = await withoutTemporal(installation, () =>
      callSteadily(calls.splice(0, perHalf), watch, ['all', 'withoutTemporal']),
    );
    const answers = [...beside.answers, ...alone.answers];
    const unbooked = answers.length + warmUpCalls - (await db.$count(bookings));
    return {
      perSecond: round(answers.length / (beside.seconds + alone.seconds)),
      callbacks: answers.length,
      notBooked: answers.filter((code) => code !== '00').length + Math.abs(unbooked),
      ...watch.quantiles('all'),
      withTemporalMs: watch.quantiles('withTemporal'),
      withoutTemporalMs: watch.quantiles('withoutTemporal'),
    };
  });
}

/** One dossier goes the whole way to its payment; the others are copies of its rows, with an open attempt each. */
async function prepareDossiers(installation: Installation, db: Database, count: number): Promise<void> {
  const { addresses, secrets } = installation;
  const [applicant] = sampleApplicants;
  if (applicant === undefined) throw new Error('The sample has no applicant');
  const citizen = await new Session(addresses.api).signIn(applicant.email, secrets.SAMPLE_PASSWORD);
  const { code } = await submitQuickDossier(citizen, 10);
  const copyOf = (row: string, ...changes: readonly string[]) =>
    sql.raw(`(jsonb_populate_record(${row}, jsonb_build_object('id', gen_random_uuid(), ${changes.join(', ')}))).*`);
  await db.transaction(async (tx) => {
    await tx.execute(sql`create temp table model on commit drop as select * from dossiers where code = ${code}`);
    await tx.execute(sql`
      insert into dossiers select ${copyOf('d', `'code', d.code || '-' || n`, `'tracking_key_hash', null`)}
      from model as m join dossiers d on d.id = m.id, generate_series(1, ${sql.raw(String(count))}) n`);
    const copies = sql`join dossiers c on c.code like d.code || '-%'`;
    await tx.execute(sql`
      insert into dossier_events select ${copyOf('e', `'dossier_id', c.id`)}
      from model d join dossier_events e on e.dossier_id = d.id ${copies}`);
    await tx.execute(sql`
      insert into payment_orders overriding user value select ${copyOf('o', `'dossier_id', c.id`)}
      from model d join payment_orders o on o.dossier_id = d.id ${copies}`);
    await tx.execute(sql`
      insert into payment_order_lines select ${copyOf('l', `'order_id', p.id`)}
      from model d join payment_orders o on o.dossier_id = d.id
      join payment_order_lines l on l.order_id = o.id ${copies} join payment_orders p on p.dossier_id = c.id`);
    await tx.execute(sql`
      insert into payment_attempts (id, order_id, ref, amount_vnd, method, description, created_at, expires_at)
      select gen_random_uuid(), p.id, upper(replace(p.id::text, '-', '')), p.total_vnd, 'any', 'Nop phi', now(),
        now() + interval '1 hour'
      from model d ${copies} join payment_orders p on p.dossier_id = c.id`);
  });
  await db.execute(sql`analyze`);
}

/** The address the gateway would call of every open attempt, signed as its protocol says. */
async function notificationsFor({ addresses, secrets }: Installation, db: Database): Promise<string[]> {
  const attempts = await db.select().from(paymentAttempts);
  return attempts.map(({ ref, amountVnd }, nth) => {
    const parameters = {
      vnp_TmnCode: secrets.VNPAY_TMN_CODE,
      vnp_TxnRef: ref,
      vnp_Amount: String(amountVnd * 100),
      vnp_OrderInfo: 'Nop phi',
      vnp_BankCode: 'NCB',
      vnp_BankTranNo: `SBX${nth}`,
      vnp_CardType: 'ATM',
      vnp_PayDate: gatewayDate(new Date()),
      vnp_ResponseCode: '00',
      vnp_TransactionStatus: '00',
      vnp_TransactionNo: String(20_000_000 + nth),
    };
    return `${addresses.api}/api/v1/payments/vnpay/ipn?${signedQuery(parameters, secrets.VNPAY_HASH_SECRET)}`;
  });
}

/** Makes each call at its time, without waiting for the one before; answers the gateway's reply codes. */
async function callSteadily(calls: readonly string[], watch: Stopwatch, names: readonly string[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const began = performance.now();
  const pending: Promise<string>[] = [];
  for (const [nth, address] of calls.entries()) {
    await wait(Math.max(0, began + (nth * 1000) / callsPerSecond - performance.now()));
    const call = names.reduce<() => Promise<string>>(
      (step, name) => () => watch.time(name, step),
      () => replyTo(address, agent),
    );
    pending.push(call());
  }
  const answers = await Promise.all(pending);
  agent.destroy();
  return { answers, seconds: (performance.now() - began) / 1000 };
}

function replyTo(address: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(/"RspCode":"(\d\d)"/.exec(text)?.[1] ?? `HTTP ${response.statusCode ?? 0}`));
    }).on('error', reject);
  });
}

async function withoutTemporal<T>(installation: Installation, work: () => Promise<T>): Promise<T> {
  const temporal = installation.find('temporal');
  if (temporal === undefined) throw new Error('Temporal is not running');
  process.kill(temporal.pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(temporal.pid, 'SIGCONT');
  }
}
