import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Transaction } from '../client.ts';
import { communes, provinces } from '../schema/index.ts';

const place = { code: z.string(), name: z.string() };
const placesSchema = z.array(z.object({ ...place, communes: z.array(z.object(place)) }));

/** The country's provinces with their communes, from the file beside this one. */
export async function readPlaces() {
  const file = new URL('./administrative-units.json', import.meta.url);
  return placesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** Stores the provinces and communes that addresses are made of; those that are there stay as they are. */
export async function storePlaces(tx: Transaction): Promise<void> {
  const places = await readPlaces();
  await tx
    .insert(provinces)
    .values(places.map(({ code, name }) => ({ code, name })))
    .onConflictDoNothing();
  await tx
    .insert(communes)
    .values(places.flatMap((province) => province.communes.map((each) => ({ ...each, provinceCode: province.code }))))
    .onConflictDoNothing();
}
