import { inArray } from 'drizzle-orm';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Queryable } from '../client.ts';
import { units } from '../schema/index.ts';

/** Which of the codes are of no unit. */
export async function listUnknownUnits(db: Queryable, codes: readonly string[]): Promise<string[]> {
  const names = await listUnitNames(db, codes);
  return codes.filter((code) => !names.has(code));
}

/** Names of units by their code. */
export async function listUnitNames(db: Queryable, codes: readonly string[]): Promise<Map<string, LocalizedText>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .select({ code: units.code, name: units.name })
    .from(units)
    .where(inArray(units.code, [...codes]));
  return new Map(rows.map(({ code, name }) => [code, name]));
}
