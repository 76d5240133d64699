import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { postalZones, type PostalZone } from '../../../../domain/postage.ts';
import type { LocalizedText } from '../../../../domain/localized-text.ts';
import { withForm } from './fee-questions.ts';
import { withNewQuestion, withQuestion, withQuestionName, questionsOf } from './questions.ts';

export const zoneQuestionName = 'postalZone';

const zoneNames: Readonly<Record<PostalZone, LocalizedText>> = {
  sameCommune: { vi: 'Cùng xã, phường', en: 'In the same commune' },
  sameProvince: { vi: 'Cùng tỉnh, khác xã', en: 'Elsewhere in the province' },
  otherProvince: { vi: 'Tỉnh khác', en: 'In another province' },
};

/** A definition whose form asks where the result is sent, in the zones the post charges by. */
export function withZoneQuestion(definition: ProcedureDefinition): ProcedureDefinition {
  const asked = withNewQuestion(definition.form, 'choice');
  const name = questionsOf(asked).at(-1)?.name ?? '';
  const named = withQuestionName(asked, name, zoneQuestionName);
  const form = withQuestion(named, zoneQuestionName, {
    label: { vi: 'Nơi nhận kết quả', en: 'Where the result is sent' },
    options: postalZones.map((value) => ({ value, label: zoneNames[value] })),
  });
  return withForm(definition, form);
}
