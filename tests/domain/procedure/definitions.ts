import type { DeadlineCase, ProcedureDefinition } from '../../../domain/procedure/definition.ts';

const both = (text: string) => ({ vi: text, en: text });

/** Three working days where only a name changes. */
export const renamed: DeadlineCase = {
  key: 'renamed',
  name: both('Only the name changes'),
  when: { answer: 'change', equals: 'name' },
  processing: { unit: 'workingDays', amount: 3 },
  shares: { verify: 600, review: 360, sign: 240, issue: 240 },
  legalBasis: 'A regulation',
  confidence: 'text',
};

/** A procedure of five working days without a mistake, on which the definitions of these tests are variations. */
export const sound: ProcedureDefinition = {
  code: '9.000001',
  name: both('Certificate of something'),
  unitCode: 'board',
  fieldCode: 'field',
  applicants: ['citizen', 'company'],
  onlineLevel: 'full',
  components: [
    {
      key: 'request',
      name: both('Request'),
      originals: 1,
      copies: 0,
      required: true,
      accepts: ['pdf'],
      confidence: 'text',
    },
  ],
  form: {
    type: 'object',
    additionalProperties: false,
    properties: {
      change: {
        type: 'string',
        title: 'Nội dung thay đổi',
        'x-title-en': 'What changes',
        oneOf: [
          { const: 'name', title: 'Chỉ đổi tên', 'x-title-en': 'Only the name' },
          { const: 'capital', title: 'Vốn', 'x-title-en': 'Capital' },
        ],
      },
      copies: { type: 'integer', title: 'Số bản', 'x-title-en': 'Copies', minimum: 1, maximum: 10 },
      remark: { type: 'string', title: 'Ghi chú', 'x-title-en': 'Remark' },
    },
    required: ['change', 'copies'],
  },
  fees: {
    questions: { copies: { type: 'count', label: both('Copies'), min: 1, max: 10 } },
    rules: [
      {
        code: 'per-copy',
        name: both('Copies'),
        legalBasis: 'A circular',
        amount: { kind: 'perUnit', answer: 'copies', unitVnd: 8_000, unit: both('copies') },
        mandatory: true,
        refundPolicy: 'beforeAcceptance',
        confidence: 'text',
      },
    ],
  },
  payment: { timing: 'onAcceptance', waitDays: 15, reminderDaysBefore: 3, maxExtensions: 1 },
  reception: { unit: 'workingHours', amount: 8 },
  processing: { unit: 'workingDays', amount: 5 },
  cases: [renamed],
  steps: [
    { key: 'verify', name: both('Verify'), kind: 'work', role: 'officer', shareMinutes: 960, confidence: 'sample' },
    { key: 'review', name: both('Review'), kind: 'work', role: 'lead', shareMinutes: 480, confidence: 'sample' },
    { key: 'sign', name: both('Sign'), kind: 'sign', role: 'signer', shareMinutes: 480, confidence: 'sample' },
    { key: 'issue', name: both('Issue'), kind: 'issue', role: 'clerk', shareMinutes: 480, confidence: 'sample' },
  ],
  supplement: { maxRounds: 2, waitDays: 15, reminderDaysBefore: 3 },
  extension: { maxTimes: 1 },
  returnMethods: ['counter', 'online', 'home'],
  homeCollection: true,
  result: { name: both('Certificate') },
  legalBasis: ['A law'],
  confidence: {
    code: 'text',
    processing: 'text',
    components: 'text',
    steps: 'sample',
    onlineLevel: 'text',
    result: 'text',
  },
};
