import { parseArgs } from 'node:util';
import { loadDatabaseUrl } from '../../../config.ts';
import { openDatabase } from '../../client.ts';
import { fillWithDossiers, NotForSamples } from './fill.ts';

/** `npm run sample -- --dossiers N [--open M] [--seed S] [--database URL]`: adds sample dossiers in bulk. */
const { values } = parseArgs({
  options: {
    dossiers: { type: 'string' },
    open: { type: 'string' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
  },
});

const dossiers = wholeNumber('dossiers', values.dossiers ?? '');
const open = values.open === undefined ? Math.round(dossiers / 12) : wholeNumber('open', values.open);
if (open > dossiers) fail(`--open is ${String(open)}, more than all ${String(dossiers)} dossiers.`);
const seed = wholeNumber('seed', values.seed);

const database = openDatabase(values.database ?? loadDatabaseUrl(), { poolSize: 2 });
const began = performance.now();
try {
  await fillWithDossiers(database.db, { dossiers, open, seed, say: (text) => console.log(text) });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${String(dossiers)} sample dossiers added, ${String(open)} of them open, in ${String(seconds)} s.`);
} catch (error) {
  if (!(error instanceof NotForSamples)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await database.close();
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (text !== '' && Number.isSafeInteger(number) && number >= 0) return number;
  return fail(`--${option} must be a whole number, not "${text}". For example: npm run sample -- --dossiers 1200`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
