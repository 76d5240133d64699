import { describe, expect, it } from 'vitest';
import type { JsonSchemaObject } from '../../api/contract/common.ts';
import { localizeSchema } from '../../ui/action-form/localize-schema.ts';
import { inAskedOrder } from '../../ui/action-form/question-order.ts';
import { uiSchemaOf } from '../../ui/action-form/ui-schema.ts';
import { makeValidator } from '../../ui/action-form/validator.ts';
import { explainDue } from '../../ui/due-explanation.ts';
import { formatBytes, formatDate, formatDeadline, formatMoney, formatPeriod, formatSpan } from '../../ui/format.ts';
import { initialLanguage } from '../../ui/language-choice.ts';

const minuteMs = 60_000;

describe('numbers and dates', () => {
  it('are written the Vietnamese way in both languages', () => {
    expect(formatMoney(1_500_000).replace(/\s/g, ' ')).toBe('1.500.000 ₫');
    expect(formatDate('2026-11-26')).toBe('26/11/2026');
    expect(formatBytes(1_572_864)).toBe('1,5 MB');
  });

  it('show instants as the office’s clock shows them, wherever the reader is', () => {
    expect(formatDeadline('2026-11-26T09:30:00.000Z', 'vi')).toBe('16:30 Thứ Năm 26/11/2026');
    expect(formatDate('2026-11-25T17:30:00.000Z')).toBe('26/11/2026');
  });

  it('name a day once when a period stays within it', () => {
    expect(formatPeriod('2026-11-26T02:00:00.000Z', '2026-11-26T03:10:00.000Z')).toBe('09:00 – 10:10 26/11/2026');
    expect(formatPeriod('2026-11-26T02:00:00.000Z', '2026-11-27T03:10:00.000Z')).toBe(
      '09:00 26/11/2026 – 10:10 27/11/2026',
    );
  });

  it('tell how far away something is, coarsely', () => {
    expect(formatSpan(45 * minuteMs, 'vi')).toBe('45 phút');
    expect(formatSpan(-(26 * 60 + 5) * minuteMs, 'vi')).toBe('1 ngày 2 giờ');
    expect(formatSpan(20 * 24 * 60 * minuteMs, 'en')).toBe('20 days');
  });

  it('explain a deadline with the days each reason is about', () => {
    const skipped = {
      kind: 'skipped',
      onDate: '2026-11-28',
      throughDate: '2026-11-29',
      minutes: 0,
      reason: { vi: 'nghỉ hằng tuần', en: 'weekend' },
    } as const;
    expect(explainDue(skipped, 'vi')).toBe('Thứ Bảy 28/11/2026 – Chủ Nhật 29/11/2026: nghỉ hằng tuần');
  });
});

describe('the first language', () => {
  it.each([
    ['en', ['vi-VN'], 'en'],
    [null, ['en-US', 'vi'], 'vi'],
    [null, ['en-US', 'en'], 'en'],
    [null, ['fr-FR'], 'vi'],
    ['xx', ['en-GB'], 'en'],
  ] as const)('stored %s, browser %j: %s', (stored, browser, language) => {
    expect(initialLanguage(stored, browser)).toBe(language);
  });
});

describe('a form drawn from its schema', () => {
  const schema: JsonSchemaObject = {
    type: 'object',
    additionalProperties: false,
    properties: {
      reason: { type: 'string', minLength: 3, title: 'Lý do', 'x-title-en': 'Reason', 'x-widget': 'text' },
      amountVnd: { type: 'integer', minimum: 1, title: 'Số tiền', 'x-widget': 'money' },
      kind: { type: 'string', oneOf: [{ const: 'a', title: 'Một', 'x-en': 'One' }] },
    },
    required: ['reason'],
  };

  it('speaks the reader’s language down to the answers of a choice', () => {
    expect(localizeSchema(schema, 'en')).toMatchObject({
      properties: { reason: { title: 'Reason' }, amountVnd: { title: 'Số tiền' }, kind: { oneOf: [{ title: 'One' }] } },
    });
  });

  it('takes its controls from the hints of the schema', () => {
    expect(uiSchemaOf(schema, new Set())).toMatchObject({
      reason: { 'ui:widget': 'textarea' },
      amountVnd: { 'ui:widget': 'money' },
    });
  });

  it('says at each field what to do, once', () => {
    const { errors } = makeValidator('vi').validateFormData({ amountVnd: 0, kind: 'b' }, schema);
    expect(errors.map(({ property, message }) => [property, message])).toEqual([
      ['.reason', 'Vui lòng nhập mục này.'],
      ['.amountVnd', 'Vui lòng nhập số từ 1 trở lên.'],
      ['.kind', 'Vui lòng chọn một trong các mục có sẵn.'],
    ]);
  });

  it('names the limit a text breaks', () => {
    const { errors } = makeValidator('en').validateFormData({ reason: 'x' }, schema);
    expect(errors.map(({ message }) => message)).toEqual(['Please write at least 3 characters.']);
  });

  it('asks stored questions in the order they were written', () => {
    const stored = { type: 'object', properties: { b: {}, extra: {}, a: {} }, required: ['a', 'b'] };
    expect(Object.keys(inAskedOrder(stored)['properties'] ?? {})).toEqual(['a', 'b', 'extra']);
  });

  it('has nothing to say of what is right', () => {
    expect(makeValidator('vi').validateFormData({ reason: 'Đủ rõ', kind: 'a' }, schema).errors).toEqual([]);
  });
});
