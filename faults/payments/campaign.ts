import { randomNumbers } from '../../bench/rate.ts';
import type { Session } from '../../stack/driver/session.ts';
import { findDossierLoss } from '../find-loss.ts';
import { startKilling, untilAllRun, type Killer, type KillingOptions } from '../killer.ts';
import { startAccounting } from './accounting.ts';
import { judgeMoney, type Finding, type Harm } from './judge-money.ts';
import { PaymentRun, refundFates, type RefundFate } from './payment-run.ts';
import { listLostRefunds, untilAtRest } from './rest.ts';
import { scenarios, seldom, type ScenarioName } from './scenarios.ts';
import { openTown, type Town, type TownOptions } from './town.ts';

export interface PaymentCampaign extends TownOptions {
  /** The same seed makes the same payments and the same kills; how they fall together is the machine's. */
  readonly seed: number;
  /** Whether another payment is to be begun. */
  readonly goesOn: (begun: number) => boolean;
  readonly only?: readonly ScenarioName[];
  /** What may become of refunds; twice as many as are given go well. */
  readonly refundFates?: readonly RefundFate[];
  readonly killPauseMs: KillingOptions['pauseMs'];
  readonly restWithinMs: number;
  readonly say: (text: string) => void;
}

export interface PaymentVerdict extends Readonly<Record<Harm, number>> {
  readonly suite: 'payments';
  readonly seed: number;
  readonly runs: number;
  readonly kills: number;
  /** Payments that could not be made to their end, and what had not come to rest. */
  readonly unfinished: number;
  /** Refunds that died on the way to the bank: asked after, never sent again, and a person's in the end. */
  readonly refundsAskedAfter: number;
  readonly bankVnd: number;
  readonly refundedVnd: number;
  readonly bookedVnd: number;
  readonly seconds: number;
  readonly scenarios: Readonly<Record<string, number>>;
}

export interface CampaignResult {
  readonly verdict: PaymentVerdict;
  /** What is wrong, each with the whole story of its payment. */
  readonly findings: readonly string[];
}

/** What the sandbox bank needs to bring a refund to its end, unless told otherwise. */
const refundMs = 3000;

/**
 * Runs payments through a whole installation of its own while its parts are killed, lets everything come to rest, and
 * holds the books against the bank.
 */
export async function runPaymentCampaign(campaign: PaymentCampaign): Promise<CampaignResult> {
  const began = Date.now();
  const town = await openTown(campaign);
  try {
    const killer = startKilling(town.installation, {
      random: randomNumbers(campaign.seed ^ 0x5eed),
      pauseMs: campaign.killPauseMs,
    });
    const watched = new Set<string>();
    const accounting = startAccounting(town, killer, watched);
    const { runs, failures } = await runPayments(town, killer, { campaign, watched });
    campaign.say(`${runs.length} payments are through, ${killer.killed.length} parts were killed; waiting for rest`);
    await killer.stop();
    await untilAllRun(town.installation);
    await town.bank.misbehaveAlways({});
    const around = { db: town.database.db, bank: town.bank };
    const restless = await untilAtRest(around, campaign.restWithinMs);
    await accounting.stop();
    const harms = await judge(town, runs);
    const totals = await town.bank.totals();
    const verdict: PaymentVerdict = {
      suite: 'payments',
      seed: campaign.seed,
      runs: runs.length,
      kills: killer.killed.length,
      ...count(harms),
      unfinished: failures.length + restless.length,
      refundsAskedAfter: (await listLostRefunds(around)).length,
      bankVnd: totals.paidVnd,
      refundedVnd: totals.refundedVnd,
      bookedVnd: await bookedVnd(town),
      seconds: Math.round((Date.now() - began) / 1000),
      scenarios: countBy(runs.map(({ plan }) => plan.scenario)),
    };
    const unfinished = [...failures, ...restless.map((what) => tell(`unfinished: ${what}`, what, runs))];
    const told = harms.map(({ harm, subject, detail }) => tell(`${harm}: ${subject}: ${detail}`, subject, runs));
    return { verdict, findings: [...unfinished, ...told] };
  } finally {
    await town.close();
  }
}

interface Running {
  readonly campaign: PaymentCampaign;
  readonly watched: Set<string>;
}

async function runPayments(town: Town, killer: Killer, { campaign, watched }: Running) {
  const random = randomNumbers(campaign.seed);
  const names = shuffled(campaign.only ?? (Object.keys(scenarios) as ScenarioName[]), random);
  const often = names.flatMap((name) => (seldom.has(name) ? [name] : [name, name, name, name]));
  const fates = campaign.refundFates ?? refundFates;
  const runs: PaymentRun[] = [];
  const failures: string[] = [];

  /** Every scenario once, in any order, and then at random; half of the refunds go well. */
  const planNext = () => {
    const nth = runs.length;
    const name = (nth < names.length ? names[nth] : often[Math.floor(random() * often.length)]) ?? 'notificationFirst';
    const refundFate = fates[Math.floor(random() * 2 * fates.length)] ?? 'fine';
    return { nth, scenario: name, refundFate, random: randomNumbers(Math.floor(random() * 2 ** 32)) };
  };

  const payOnAndOn = async (citizen: Session): Promise<void> => {
    while (campaign.goesOn(runs.length)) {
      const plan = planNext();
      const run = new PaymentRun(plan, { town, killer, citizen, watched });
      runs.push(run);
      if (runs.length % 50 === 0) campaign.say(`${runs.length} payments begun, ${killer.killed.length} parts killed`);
      try {
        await scenarios[plan.scenario](run);
      } catch (error) {
        run.note('gave up');
        failures.push(`unfinished: ${messageOf(error)}\n${storyOf(run)}`);
      }
    }
  };
  await Promise.all(town.citizens.map(payOnAndOn));
  return { runs, failures };
}

async function judge({ database: { db }, bank }: Town, runs: readonly PaymentRun[]): Promise<Finding[]> {
  const bookedByHand = runs.flatMap((run) => run.bookedByHand);
  const money = await judgeMoney(db, { bank: await bank.transactions(), bookedByHand, refundMs });
  const logs = await findDossierLoss(db);
  return [...money, ...logs.map(({ subject, detail }): Finding => ({ harm: 'disagreeing', subject, detail }))];
}

async function bookedVnd({ database }: Town): Promise<number> {
  const [row] = await database.sql<{ sum: string }[]>`
    select coalesce(sum(case direction when 'in' then amount_vnd else -amount_vnd end), 0)::text as sum
    from bookings where channel = 'vnpay'`;
  return Number(row?.sum ?? 0);
}

function count(findings: readonly Finding[]): Record<Harm, number> {
  const of = (harm: Harm) => findings.filter((finding) => finding.harm === harm).length;
  return { lost: of('lost'), doubled: of('doubled'), unowned: of('unowned'), disagreeing: of('disagreeing') };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** A finding with the story of the payment it is about. */
function tell(finding: string, subject: string, runs: readonly PaymentRun[]): string {
  const about = runs.filter(({ marks }) => [...marks].some((mark) => subject.includes(mark)));
  return [finding, ...about.map(storyOf)].join('\n');
}

function storyOf({ plan, story }: PaymentRun): string {
  return [`  payment ${plan.nth}`, ...story.map((line) => `    ${line}`)].join('\n');
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
