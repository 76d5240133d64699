import { parseArgs } from 'node:util';
import { benchEngine } from './engine.ts';
import { benchFees } from './fees.ts';
import { benchInbox } from './inbox.ts';
import { benchIpn } from './ipn.ts';
import { benchTracking } from './tracking.ts';
import { benchWorkingTime } from './working-time.ts';

/** `npm run bench -- NAME [--json] [options]`. The last line printed is one JSON object. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    dossiers: { type: 'string' },
    data: { type: 'string' },
    clients: { type: 'string', default: '4' },
  },
});

const benchmarks = {
  engine: benchEngine,
  fees: benchFees,
  inbox: benchInbox,
  ipn: benchIpn,
  tracking: benchTracking,
  'working-time': benchWorkingTime,
} as const;

const name = positionals[0] ?? '';
if (!Object.hasOwn(benchmarks, name)) {
  console.error(`There is no benchmark "${name}". Choose one of: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
const say = values.json ? () => undefined : (text: string) => console.log(text);
const result = await benchmarks[name as keyof typeof benchmarks]({
  dossiers: positive('dossiers', values.dossiers ?? (name === 'inbox' ? '20000' : '60')),
  clients: positive('clients', values.clients),
  data: values.data,
  say,
});
console.log(JSON.stringify(result));
process.exit(0);

function positive(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`--${option} must be a whole number above 0, not "${text}".`);
  process.exit(2);
}
