import type { ProcedureDefinition } from '../definition.ts';
import { error, repeated, warning, type Finding, type Surroundings } from './finding.ts';

/** Steps and papers: who signs, what is named twice, what nobody could hand in; and places that do not exist. */
export function findingsOfParts(definition: ProcedureDefinition, surroundings: Surroundings): Finding[] {
  return [
    ...unsigned(definition),
    ...namedTwice(definition),
    ...emptyPapers(definition),
    ...unknownPlaces(definition, surroundings),
  ];
}

function unsigned({ steps }: ProcedureDefinition): Finding[] {
  if (steps.some(({ kind }) => kind === 'sign')) return [];
  return [
    error(
      ['steps'],
      'Không có bước ký nên không có kết quả để phát hành. Thêm một bước loại "sign", vai trò "signer", trước bước "issue".',
      'No step signs, so there is no result to issue. Add a step of kind "sign" with the role "signer" before the one that issues.',
    ),
  ];
}

function namedTwice({ components, steps, cases = [] }: ProcedureDefinition): Finding[] {
  const lists = { components, steps, cases };
  return Object.entries(lists).flatMap(([list, items]) =>
    repeated<{ readonly key: string }>(items, ({ key }) => key).map((i) =>
      error(
        [list, i, 'key'],
        `Khóa "${items[i]?.key ?? ''}" đã dùng ở trên, nên mục này không bao giờ được dùng đến. Đặt khóa khác.`,
        `The key "${items[i]?.key ?? ''}" is used above, so this one would never be reached. Give it another key.`,
      ),
    ),
  );
}

function emptyPapers({ components }: ProcedureDefinition): Finding[] {
  return components.flatMap(({ required, originals, copies }, i) =>
    required && originals + copies === 0
      ? [
          warning(
            ['components', i, 'originals'],
            'Giấy tờ bắt buộc nhưng không ghi nộp bản chính hay bản sao nào. Ghi số bản, hoặc bỏ bắt buộc.',
            'This paper is required, but neither an original nor a copy is asked for. Give a number, or do not require it.',
          ),
        ]
      : [],
  );
}

function unknownPlaces(definition: ProcedureDefinition, { units, fields }: Surroundings): Finding[] {
  const { unitCode, fieldCode, steps } = definition;
  const named = [
    { path: ['unitCode'], code: unitCode },
    ...steps.flatMap((step, i) =>
      step.unitCode === undefined ? [] : [{ path: ['steps', i, 'unitCode'], code: step.unitCode }],
    ),
  ];
  const unknown = named
    .filter(({ code }) => units !== undefined && !units.includes(code))
    .map(({ path, code }) =>
      error(
        path,
        `Không có đơn vị "${code}". Dùng một trong: ${units?.join(', ') ?? ''}.`,
        `There is no unit "${code}". Use one of: ${units?.join(', ') ?? ''}.`,
      ),
    );
  if (fields === undefined || fields.some((field) => field.code === fieldCode && field.unitCode === unitCode)) {
    return unknown;
  }
  const known = fields.filter((field) => field.unitCode === unitCode).map(({ code }) => code);
  return [
    ...unknown,
    error(
      ['fieldCode'],
      `Đơn vị "${unitCode}" không có lĩnh vực "${fieldCode}". Dùng một trong: ${known.join(', ')}.`,
      `The unit "${unitCode}" has no field "${fieldCode}". Use one of: ${known.join(', ')}.`,
    ),
  ];
}
