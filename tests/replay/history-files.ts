import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };

const directory = new URL('histories/', import.meta.url);

/** The version whose code recorded what is written now. Histories of earlier versions stay, and must go on replaying. */
export const version = packageJson.version;

/** A recorded history as Temporal's own tools write it. */
export interface RecordedHistory {
  /** `<scenario>@<version>`, with `.<parcel>` after the scenario for the workflow of a parcel. */
  readonly name: string;
  readonly json: unknown;
}

const historyJson = z.looseObject({ events: z.array(z.looseObject({ eventType: z.string() })).min(1) });

/** Every recorded history, by name. */
export function readHistories(): RecordedHistory[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => {
      const json: unknown = JSON.parse(readFileSync(new URL(file, directory), 'utf8'));
      return { name: file.replace(/\.json$/, ''), json: historyJson.parse(json) };
    });
}

/** Writes what was recorded of a scenario, without the process and machine (`<pid>@<host>`) that recorded it. */
export function writeHistory(scenario: string, json: string): void {
  const anonymous = json.replaceAll(/"\d+@[^"]*"/g, '"recorder"');
  writeFileSync(fileURLToPath(new URL(`${scenario}@${version}.json`, directory)), `${anonymous}\n`);
}

/** The text of everything in a history, payloads decoded. */
export function textOf(json: unknown): string {
  if (typeof json !== 'object' || json === null) return String(json);
  return Object.entries(json)
    .map(([key, value]: [string, unknown]) =>
      key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : textOf(value),
    )
    .join('\n');
}
