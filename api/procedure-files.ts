/**
 * Procedures as files, on the command line. `check` looks at the file alone and needs no database; `export` and
 * `import` read the environment as the programs do.
 */

import { readFile } from 'node:fs/promises';
import { openDatabase, type Database } from '../db/client.ts';
import { findProcedure, findUnitCalendar } from '../db/queries/catalogue.ts';
import { listPlacesOfProcedures, publishVersion } from '../db/queries/publish-procedure.ts';
import { definitionSchemaPath } from '../domain/procedure/json-schema.ts';
import type { Finding } from '../domain/procedure/lint.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';
import { checkDefinition, isFaulty, writeDefinition, type CheckedDefinition } from './definition-check.ts';

const usage = `npm run -s procedures -- export CODE > FILE   the current version as a file
npm run -s procedures -- check FILE            what is wrong with a file
npm run -s procedures -- import FILE           publish a file as the next version, valid from today
`;

const today = localDateOf(new Date());

async function run([command, argument]: readonly string[]): Promise<number> {
  if (argument === undefined) return refuse(usage);
  switch (command) {
    case 'export':
      return withDatabase((db, publicUrl) => exportProcedure(db, argument, `${publicUrl}${definitionSchemaPath}`));
    case 'check':
      return check(argument);
    case 'import':
      return withDatabase((db) => importProcedure(db, argument));
    default:
      return refuse(usage);
  }
}

async function withDatabase(work: (db: Database, publicUrl: string) => Promise<number>): Promise<number> {
  const { loadConfig } = await import('../config.ts');
  const { database, http } = loadConfig();
  const opened = openDatabase(database.url, { poolSize: 2 });
  try {
    return await work(opened.db, http.publicUrl);
  } finally {
    await opened.close();
  }
}

async function exportProcedure(db: Database, code: string, schemaUrl: string): Promise<number> {
  const found = await findProcedure(db, code);
  if (found === undefined) return refuse(`There is no procedure ${code}.\n`);
  process.stdout.write(writeDefinition(found.definition, schemaUrl));
  return 0;
}

async function check(file: string): Promise<number> {
  const checked = await checkDefinition(await readJson(file), () => Promise.resolve({ onDate: today }));
  return tell(checked);
}

async function importProcedure(db: Database, file: string): Promise<number> {
  const places = await listPlacesOfProcedures(db);
  const checked = await checkDefinition(await readJson(file), async ({ unitCode }) => {
    const calendar = await findUnitCalendar(db, unitCode);
    return { onDate: today, ...places, ...(calendar === undefined ? {} : { calendar }) };
  });
  const told = tell(checked);
  const { definition } = checked;
  if (definition === undefined || told !== 0) return told;
  const { version, isNew } = await db.transaction((tx) =>
    publishVersion(tx, { definition, validFrom: today, today, by: null }),
  );
  process.stdout.write(`${definition.code}: version ${version} ${isNew ? 'published' : 'says the same already'}\n`);
  return 0;
}

/** A file that is not there, or holds no JSON. */
class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new UnreadableFile(`Cannot read ${file}: ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
}

/** Writes what was found; the exit code is 1 when something keeps the definition from being published. */
function tell(checked: CheckedDefinition): number {
  for (const finding of checked.findings) process.stderr.write(lineOf(finding));
  if (checked.findings.length === 0) process.stderr.write('No mistakes were found.\n');
  return isFaulty(checked) ? 1 : 0;
}

function lineOf({ severity, path, message }: Finding): string {
  return `${severity} ${path.join('.')}\n  ${message.vi}\n  ${message.en}\n`;
}

function refuse(text: string): number {
  process.stderr.write(text);
  return 2;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof UnreadableFile)) throw fault;
  process.exitCode = refuse(`${fault.message}\n`);
}
