import type { Question } from '../../fee/questions.ts';
import type { ProcedureDefinition } from '../definition.ts';
import { fieldOfQuestion, formFields, type FormField } from '../form-fields.ts';
import { error, warning, type Finding } from './finding.ts';

/** A form that cannot be filled in, and questions of the fees that it asks otherwise than the fees do, or not at all. */
export function findingsOfForm(definition: ProcedureDefinition): Finding[] {
  const { form, fees } = definition;
  if (form['type'] !== 'object' || typeof form['properties'] !== 'object') {
    return [
      error(
        ['form'],
        'Biểu mẫu phải là JSON Schema có "type": "object" và "properties" (có thể rỗng).',
        'The form must be a JSON Schema with "type": "object" and "properties", which may be empty.',
      ),
    ];
  }
  const fields = formFields(form);
  return [
    ...unanswerable(form, fields),
    ...untitled(form, fields),
    ...Object.entries(fees.questions).flatMap(([name, asked]) =>
      findingsOfQuestion(definition, asked, { name, field: fields.get(name) }),
    ),
  ];
}

function unanswerable(form: ProcedureDefinition['form'], fields: ReadonlyMap<string, FormField>): Finding[] {
  const required = Array.isArray(form['required']) ? form['required'] : [];
  return required.flatMap((name, i) =>
    typeof name === 'string' && fields.has(name)
      ? []
      : [
          error(
            ['form', 'required', i],
            `Bắt buộc trả lời "${nameOf(name)}" nhưng biểu mẫu không hỏi. Thêm câu hỏi, hoặc bỏ khỏi "required".`,
            `"${nameOf(name)}" must be answered, but the form does not ask it. Add the question, or take it out of "required".`,
          ),
        ],
  );
}

function nameOf(name: unknown): string {
  return typeof name === 'string' ? name : JSON.stringify(name);
}

/** In a question as in each of its options, both titles must be there. */
function untitled({ properties }: ProcedureDefinition['form'], fields: ReadonlyMap<string, FormField>): Finding[] {
  const schemas = typeof properties === 'object' && !Array.isArray(properties) ? (properties ?? {}) : {};
  return [...fields.keys()]
    .filter((name) => !isTitled(schemas[name]))
    .map((name) =>
      warning(
        ['form', 'properties', name],
        'Câu hỏi hoặc lựa chọn thiếu tên tiếng Việt ("title") hoặc tiếng Anh ("x-title-en"). Ghi cả hai.',
        'The question, or one of its options, lacks its Vietnamese ("title") or English ("x-title-en") wording. Give both.',
      ),
    );
}

function isTitled(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { title, 'x-title-en': titleEn, 'x-en': en, oneOf } = schema as Readonly<Record<string, unknown>>;
  const isSaid = (text: unknown) => typeof text === 'string' && text.trim() !== '';
  const both = isSaid(title) && [titleEn, en].some(isSaid);
  return both && (!Array.isArray(oneOf) || oneOf.every(isTitled));
}

function findingsOfQuestion(
  definition: ProcedureDefinition,
  asked: Question,
  { name, field }: { readonly name: string; readonly field: FormField | undefined },
): Finding[] {
  if (field === undefined) return isWeighed(definition, name) ? [] : [unasked(name, asked)];
  const wanted = fieldOfQuestion(name, asked);
  const path = ['form', 'properties', name];
  const fits = wanted.type === field.type || (wanted.type === 'number' && field.type === 'whole');
  if (!fits) {
    return [
      error(
        path,
        `Phí cần câu trả lời kiểu "${asked.type}" cho "${name}", biểu mẫu hỏi kiểu khác. Sửa câu hỏi trong biểu mẫu hoặc trong biểu phí.`,
        `The fee needs an answer of type "${asked.type}" to "${name}", and the form asks for another. Change the question in the form or in the fees.`,
      ),
    ];
  }
  return [...differentOptions(field, wanted, path), ...widerRange(field, wanted, path)];
}

/** Only the post's scales know what a result weighs: its default counts until then. */
function isWeighed({ fees }: ProcedureDefinition, name: string): boolean {
  return fees.rules.some(({ amount }) => amount.kind === 'postal' && amount.weightGramsAnswer === name);
}

function unasked(name: string, asked: Question): Finding {
  const path = ['fees', 'questions', name];
  return asked.default === undefined
    ? error(
        path,
        `Phí phụ thuộc vào "${name}" nhưng biểu mẫu không hỏi, nên không bao giờ tính được. Thêm câu hỏi vào biểu mẫu.`,
        `A fee depends on "${name}", which the form does not ask, so it can never be worked out. Add the question to the form.`,
      )
    : warning(
        path,
        `Phí phụ thuộc vào "${name}" nhưng biểu mẫu không hỏi: luôn tính theo giá trị mặc định. Thêm câu hỏi vào biểu mẫu, nếu không chủ ý như vậy.`,
        `A fee depends on "${name}", which the form does not ask: its default always counts. Add the question to the form, unless that is meant.`,
      );
}

function differentOptions(field: FormField, wanted: FormField, path: Finding['path']): Finding[] {
  const [offered, known] = [field.options, wanted.options].map((options) => options.map(({ value }) => value));
  const strange = (offered ?? []).filter((value) => known?.includes(value) !== true);
  const unused = (known ?? []).filter((value) => offered?.includes(value) !== true);
  return [
    ...strange.map((value) =>
      error(
        path,
        `Biểu mẫu cho chọn "${value}" mà biểu phí không biết, nên không tính được phí. Thêm vào câu hỏi của biểu phí, hoặc bỏ lựa chọn.`,
        `The form offers "${value}", which the fees do not know, so no fee could be worked out. Add it to the question of the fees, or remove the option.`,
      ),
    ),
    ...unused.map((value) =>
      warning(
        path,
        `Biểu phí có lựa chọn "${value}" mà biểu mẫu không cho chọn. Thêm vào biểu mẫu, hoặc bỏ khỏi biểu phí.`,
        `The fees know the option "${value}", which the form does not offer. Add it to the form, or remove it from the fees.`,
      ),
    ),
  ];
}

function widerRange(field: FormField, wanted: FormField, path: Finding['path']): Finding[] {
  if (wanted.type !== 'whole' && wanted.type !== 'number') return [];
  if (field.minimum >= wanted.minimum && (field.maximum <= wanted.maximum || wanted.maximum === Infinity)) return [];
  const range = `${wanted.minimum}–${wanted.maximum === Infinity ? '∞' : wanted.maximum}`;
  return [
    warning(
      path,
      `Biểu mẫu nhận số ngoài khoảng ${range} mà biểu phí chấp nhận. Đặt "minimum" và "maximum" theo khoảng đó.`,
      `The form takes numbers outside ${range}, which the fees refuse. Set "minimum" and "maximum" accordingly.`,
    ),
  ];
}
