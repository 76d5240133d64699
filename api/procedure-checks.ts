import type { Database } from '../db/client.ts';
import { findUnitCalendar } from '../db/queries/catalogue.ts';
import { listPlacesOfProcedures } from '../db/queries/publish-procedure.ts';
import type { Finding } from '../domain/procedure/lint.ts';
import { checkDefinition, type CheckedDefinition } from './definition-check.ts';
import { unitsOf, type Principal } from './http/principal.ts';
import { faultyField, Problem } from './http/problem.ts';

/** Checks a definition against the units, fields and calendars of the installation, as that of this code. */
export type CheckProcedure = (given: unknown, code: string, onDate: string) => Promise<CheckedDefinition>;

export function procedureCheck(db: Database): CheckProcedure {
  return async (given, code, onDate) => {
    const places = await listPlacesOfProcedures(db);
    const checked = await checkDefinition(given, async ({ unitCode }) => {
      const calendar = await findUnitCalendar(db, unitCode);
      return { onDate, ...places, ...(calendar === undefined ? {} : { calendar }) };
    });
    const { definition, findings } = checked;
    return definition === undefined || definition.code === code
      ? checked
      : { definition, findings: [otherCode(definition.code, code), ...findings] };
  };
}

/** Administrators look after the procedures of their own units. */
export function refuseStranger(principal: Principal, unitCode: string): void {
  if (!unitsOf(principal, ['administrator']).includes(unitCode)) throw new Problem('forbidden');
}

/** Findings as the contract has them. */
export function shownFindings(findings: readonly Finding[]) {
  return findings.map((finding) => ({ ...finding, path: [...finding.path] }));
}

/** The refusal of a definition with errors, naming each. */
export function faulty(findings: readonly Finding[]): Problem {
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => ({ field: ['definition', ...path].join('.'), code: 'mistake', message }));
  return new Problem('definition_faulty', { errors });
}

/** The refusal of a version that would be valid from a day gone by. */
export function pastDay(today: string): Problem {
  return faultyField('validFrom', 'too_small', {
    vi: `Phiên bản mới có hiệu lực sớm nhất từ hôm nay (${today}): hồ sơ đã nộp giữ phiên bản cũ.`,
    en: `A new version can be valid from today (${today}) at the earliest: dossiers submitted before keep theirs.`,
  });
}

function otherCode(code: string, expected: string): Finding {
  return {
    severity: 'error',
    path: ['code'],
    message: {
      vi: `Tệp này là của thủ tục ${code}, không phải ${expected}. Mở đúng thủ tục, hoặc sửa mã trong tệp.`,
      en: `This file is of procedure ${code}, not ${expected}. Open that procedure, or change the code in the file.`,
    },
  };
}
