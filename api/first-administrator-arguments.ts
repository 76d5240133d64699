import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readPlaces } from '../db/places/places.ts';
import type { FirstAdministrator } from '../db/queries/first-administrator.ts';
import { searchText } from '../domain/search-text.ts';
import { newStaffMember } from './contract/staff.ts';
import { newUnit } from './contract/units.ts';
import { describeFaults } from './http/validation.ts';

/** The arguments cannot be used; the message names each one at fault. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

const option = { type: 'string' } as const;
const options = {
  name: option,
  email: option,
  'unit-code': option,
  'unit-name': option,
  'unit-name-en': option,
  'unit-prefix': option,
  'unit-commune': option,
  'unit-address': option,
};

/** What the console asks of a colleague to invite and of a unit to make. */
const wanted = z.object({
  name: newStaffMember.shape.name,
  email: newStaffMember.shape.email,
  'unit-code': newUnit.shape.code,
  'unit-name': newUnit.shape.name.shape.vi,
  'unit-name-en': newUnit.shape.name.shape.en.optional(),
  'unit-prefix': newUnit.shape.dossierPrefix,
  'unit-commune': z.string().trim().min(1),
  'unit-address': newUnit.shape.address.shape.line,
});

/**
 * Reads the command line.
 * @throws BadArguments.
 */
export async function readArguments(args: readonly string[]): Promise<Omit<FirstAdministrator, 'today'>> {
  const given = parse(args);
  const faults = describeFaults(wanted, given, 'en');
  if (faults.length > 0)
    throw new BadArguments(faults.map(({ field, message }) => `--${field}: ${message}`).join('\n'));
  const wish = wanted.parse(given);
  return {
    name: wish.name,
    email: wish.email.toLowerCase(),
    unit: {
      code: wish['unit-code'],
      name: { vi: wish['unit-name'], en: wish['unit-name-en'] ?? wish['unit-name'] },
      dossierPrefix: wish['unit-prefix'],
      address: wish['unit-address'],
      ...(await findCommune(wish['unit-commune'])),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    // Unknown, repeated without a value, not an option at all: the message names it.
    if (cause instanceof TypeError) throw new BadArguments(cause.message, { cause });
    throw cause;
  }
}

/** A commune by its code, or by enough of its name and its province's. */
async function findCommune(text: string): Promise<{ communeCode: string; provinceCode: string }> {
  const fitting = (await readPlaces()).flatMap((province) =>
    province.communes
      .map(({ code, name }) => ({ communeCode: code, provinceCode: province.code, name: `${name}, ${province.name}` }))
      .filter(({ communeCode, name }) => communeCode === text || searchText(name).includes(searchText(text))),
  );
  const [found, ...others] = fitting;
  if (found === undefined) {
    throw new BadArguments(
      `--unit-commune: no commune is called "${text}". Give its name as of July 2025, or its code: "Phường Kon Tum", 23293.`,
    );
  }
  if (others.length === 0) return { communeCode: found.communeCode, provinceCode: found.provinceCode };
  const shown = fitting.slice(0, 10).map(({ communeCode, name }) => `  ${communeCode}  ${name}`);
  const more = fitting.length > shown.length ? [`  and ${fitting.length - shown.length} more`] : [];
  throw new BadArguments(
    [`--unit-commune: "${text}" is said of several; give the code:`, ...shown, ...more].join('\n'),
  );
}
