import type { ComponentDefinition, ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import type { LocalizedText } from '../../../../domain/localized-text.ts';

const ownSetting = 'setting';

export interface NewProcedure {
  readonly code: string;
  readonly name: LocalizedText;
  readonly unitCode: string;
  readonly fieldCode: string;
}

/**
 * What a new procedure begins with: no papers, questions or fees, and the fewest steps there can be. Every figure is a
 * proposal for the agency to change; two supplement rounds are NĐ 63/2010/NĐ-CP Art. 20(4).
 */
export function newDefinition({ code, name, unitCode, fieldCode }: NewProcedure): ProcedureDefinition {
  return {
    code,
    name,
    unitCode,
    fieldCode,
    applicants: ['citizen', 'company'],
    onlineLevel: 'partial',
    components: [],
    form: { type: 'object', properties: {}, required: [], 'x-order': [] },
    fees: { questions: {}, rules: [] },
    payment: { timing: 'never', waitDays: 15, reminderDaysBefore: 3, maxExtensions: 1 },
    reception: { unit: 'workingHours', amount: 8 },
    processing: { unit: 'workingDays', amount: 5 },
    steps: [
      step('process', { vi: 'Thẩm định hồ sơ', en: 'Examine the dossier' }, { kind: 'work', role: 'officer', days: 3 }),
      step('sign', { vi: 'Ký kết quả', en: 'Sign the result' }, { kind: 'sign', role: 'signer', days: 1 }),
      step('issue', { vi: 'Phát hành kết quả', en: 'Issue the result' }, { kind: 'issue', role: 'clerk', days: 1 }),
    ],
    supplement: { maxRounds: 2, waitDays: 15, reminderDaysBefore: 3 },
    extension: { maxTimes: 1 },
    returnMethods: ['counter', 'online'],
    homeCollection: false,
    result: { name: { vi: '', en: '' } },
    legalBasis: [],
    confidence: {
      code: ownSetting,
      processing: ownSetting,
      components: ownSetting,
      steps: ownSetting,
      onlineLevel: ownSetting,
      result: ownSetting,
    },
  };
}

function step(
  key: string,
  name: LocalizedText,
  { kind, role, days }: Pick<ProcedureDefinition['steps'][number], 'kind' | 'role'> & { readonly days: number },
): ProcedureDefinition['steps'][number] {
  return { key, name, kind, role, shareMinutes: days * 480, confidence: ownSetting };
}

/** A paper to be named: one original, required, as a scan. */
export function newPaper(key: string): ComponentDefinition {
  return {
    key,
    name: { vi: '', en: '' },
    originals: 1,
    copies: 0,
    required: true,
    accepts: ['pdf', 'png', 'jpeg'],
    confidence: ownSetting,
  };
}
