import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../stack/progress.ts';
import { runJourneyCampaign } from './journeys.ts';
import { runPaymentCampaign } from './payments/campaign.ts';

/**
 * `npm run faults -- [--suite payments|journeys] [--payments N] [--citizens N] [--minutes M] [--seed S] [--json]`.
 * `--citizens` is how many pay at once. The last line printed is one JSON object; the exit code is 1 when anything is
 * wrong, and what is wrong is told before, on standard error.
 */
const { values } = parseArgs({
  options: {
    suite: { type: 'string', default: 'payments' },
    payments: { type: 'string', default: '500' },
    citizens: { type: 'string', default: '8' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const minutes = values.minutes === undefined ? undefined : positive('minutes', values.minutes);
const payments = positive('payments', values.payments);
const citizens = positive('citizens', values.citizens);
const seed = values.seed === undefined ? randomInt(1, 2 ** 31) : positive('seed', values.seed);
const say = (text: string) => {
  if (!values.json) console.log(text);
};

const directory = mkdtempSync(join(tmpdir(), 'mot-cua-faults-'));
const progress = createProgress(process.stderr);
const endAt = minutes === undefined ? undefined : Date.now() + minutes * 60_000;
const common = {
  directory,
  progress,
  seed,
  killPauseMs: [2000, 10_000],
  goesOn: (begun: number) => (endAt === undefined ? begun < payments : Date.now() < endAt),
} as const;

/** A slow machine may take its time to work off what has piled up; what is not done by then is stuck. */
const longestRestMs = 15 * 60_000;

say(`Seed ${seed}`);
const { verdict, findings } = await run();
progress.end();
for (const finding of findings) console.error(finding);
// What happened is in the logs there: only a campaign without findings takes them away.
if (findings.length === 0) rmSync(directory, { recursive: true, force: true });
else console.error(`The data and the logs of this campaign are kept in ${directory}`);
console.log(JSON.stringify(verdict));
process.exit(findings.length === 0 ? 0 : 1);

function run() {
  switch (values.suite) {
    case 'payments':
      return runPaymentCampaign({ ...common, citizens, restWithinMs: longestRestMs, say });
    case 'journeys':
      return runJourneyCampaign({ ...common, citizens: 3 });
    default:
      console.error(`There is no suite "${values.suite}". Choose payments or journeys.`);
      process.exit(2);
  }
}

function positive(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`--${option} must be a whole number above 0, not "${text}".`);
  process.exit(2);
}
