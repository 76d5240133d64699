import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApplicationRow } from '../db/queries/applications.ts';
import { quoteFees, type FeeQuote } from '../domain/fee/quote.ts';
import { papersOf } from '../domain/authority.ts';
import type { Language, LocalizedText } from '../domain/localized-text.ts';
import type { ProcedureDefinition } from '../domain/procedure/definition.ts';
import { applicantData, counterApplicant } from './contract/application.ts';
import type { FieldError } from './contract/problem.ts';
import { describeFaults } from './http/validation.ts';

/** An application, as far as being complete goes. */
export type CheckedApplication = Pick<ApplicationRow, 'dossier' | 'definition' | 'isOpen'> & {
  readonly files: readonly { readonly componentKey: string | null }[];
};

/** What the application would cost now. */
export function quoteOf({ dossier, definition }: CheckedApplication, at = new Date().toISOString()): FeeQuote {
  return quoteFees(definition.fees, {
    answers: dossier.answers,
    channel: dossier.channel,
    applicant: dossier.applicant.kind ?? 'citizen',
    homeReturn: dossier.returnMethod === 'home',
    at,
  });
}

/** Everything that keeps an application from being handed in, field by field; each field once. */
export function missingOf(application: CheckedApplication, language: Language): FieldError[] {
  const faults = [
    ...applicantFaults(application, language),
    ...answerFaults(application, language),
    ...componentFaults(application, language),
    ...deliveryFaults(application, language),
  ];
  return faults.filter(({ field }, i) => faults.findIndex((fault) => fault.field === field) === i);
}

function applicantFaults({ dossier, definition, isOpen }: CheckedApplication, language: Language): FieldError[] {
  const { applicant } = dossier;
  const asked = dossier.channel === 'counter' ? counterApplicant : applicantData;
  const faults = describeFaults(asked, applicant, language).map((fault) => ({
    ...fault,
    field: `applicant.${fault.field}`,
  }));
  if (!isOpen) faults.push(fault('procedure', 'closed', texts.closed[language]));
  if (applicant.kind !== undefined && !definition.applicants.includes(applicant.kind)) {
    faults.push(fault('applicant.kind', 'not_for_this_applicant', texts.notForApplicant[language]));
  }
  if (applicant.kind === 'company') {
    if (applicant.companyName === undefined) faults.push(required('applicant.companyName', language));
    if (applicant.taxCode === undefined) faults.push(required('applicant.taxCode', language));
  }
  return faults;
}

function answerFaults(application: CheckedApplication, language: Language): FieldError[] {
  const { dossier, definition } = application;
  const isValid = formValidator(definition);
  const ofForm = isValid(dossier.answers) ? [] : (isValid.errors ?? []).map((error) => formFault(error, language));
  const quote = quoteOf(application);
  const ofFees = quote.ok
    ? []
    : quote.refusals.map(({ field, code, message }) => fault(field, code, message[language]));
  return [...ofForm, ...ofFees];
}

function componentFaults({ dossier, definition, files }: CheckedApplication, language: Language): FieldError[] {
  return papersOf(definition, dossier.channel === 'online' && dossier.applicant.representative !== undefined)
    .filter(({ key, required }) => required && !files.some(({ componentKey }) => componentKey === key))
    .map(({ key, name }) =>
      fault(`components.${key}`, 'required', { vi: `Đính kèm: ${name.vi}`, en: `Attach: ${name.en}` }[language]),
    );
}

function deliveryFaults({ dossier, definition }: CheckedApplication, language: Language): FieldError[] {
  const { returnMethod, returnAddress, homeCollection, collectionAddress } = dossier;
  const faults: FieldError[] = [];
  if (returnMethod === null) faults.push(required('returnMethod', language));
  else if (!definition.returnMethods.includes(returnMethod)) {
    faults.push(fault('returnMethod', 'not_offered', texts.notOffered[language]));
  }
  if (returnMethod === 'home' && returnAddress === null) faults.push(required('returnAddress', language));
  if (homeCollection && !definition.homeCollection) {
    faults.push(fault('homeCollection', 'not_offered', texts.notOffered[language]));
  }
  if (homeCollection && collectionAddress === null) faults.push(required('collectionAddress', language));
  return faults;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

/** Definitions never change once published, so each form is compiled once. */
const validators = new WeakMap<ProcedureDefinition, ValidateFunction>();

function formValidator(definition: ProcedureDefinition): ValidateFunction {
  const known = validators.get(definition) ?? ajv.compile(definition.form);
  validators.set(definition, known);
  return known;
}

function formFault(error: ErrorObject, language: Language): FieldError {
  const path = ['answers', ...error.instancePath.split('/').filter(Boolean)];
  const { missingProperty, additionalProperty } = error.params as Readonly<Record<string, unknown>>;
  if (typeof missingProperty === 'string') return required([...path, missingProperty].join('.'), language);
  if (typeof additionalProperty === 'string') {
    return fault([...path, additionalProperty].join('.'), 'unknown_field', texts.unknownField[language]);
  }
  const isEmpty = error.keyword === 'minLength';
  return isEmpty ? required(path.join('.'), language) : fault(path.join('.'), 'invalid_value', texts.invalid[language]);
}

function required(field: string, language: Language): FieldError {
  return fault(field, 'required', texts.required[language]);
}

function fault(field: string, code: string, message: string): FieldError {
  return { field, code, message };
}

const texts = {
  required: { vi: 'Bắt buộc nhập.', en: 'This is required.' },
  invalid: { vi: 'Giá trị không hợp lệ.', en: 'This value does not fit.' },
  unknownField: { vi: 'Câu hỏi này không còn trong biểu mẫu.', en: 'This question is no longer in the form.' },
  notOffered: { vi: 'Thủ tục này không có hình thức này.', en: 'This procedure does not offer this.' },
  notForApplicant: {
    vi: 'Thủ tục này không dành cho loại người nộp đã chọn.',
    en: 'This procedure is not for this kind of applicant.',
  },
  closed: { vi: 'Thủ tục này tạm ngừng tiếp nhận.', en: 'This procedure takes no applications at present.' },
} as const satisfies Record<string, LocalizedText>;
