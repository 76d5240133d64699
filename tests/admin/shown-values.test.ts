import { expect, test } from 'vitest';
import { fromLocalInput, toLocalInput } from '../../admin/actions/fields/hanoi-time.ts';
import { describeAnswers } from '../../admin/dossiers/answers.ts';
import { mayOpen } from '../../admin/rights.ts';
import { workingTimeParts } from '../../admin/shared/working-time.ts';

test('working minutes are said in working days of eight hours', () => {
  expect(workingTimeParts(480 * 2 + 90)).toEqual([
    { key: 'time.workingDays', count: 2 },
    { key: 'time.hours', count: 1 },
    { key: 'time.minutes', count: 30 },
  ]);
  expect(workingTimeParts(0)).toEqual([{ key: 'time.minutes', count: 0 }]);
});

test('a day and time filled in is that of Hà Nội, wherever the browser is', () => {
  expect(fromLocalInput('2026-11-26T16:30')).toBe('2026-11-26T09:30:00.000Z');
  expect(toLocalInput('2026-11-26T09:30:00.000Z')).toBe('2026-11-26T16:30');
  expect(fromLocalInput('')).toBeUndefined();
});

test('answers are shown under the names the form asked for them, in its order', () => {
  const form = {
    properties: {
      area: { title: 'Diện tích (m²)', type: 'number' },
      urgent: { title: 'Khẩn cấp', type: 'boolean' },
      kind: { title: 'Loại', oneOf: [{ const: 'new', title: 'Cấp mới' }] },
    },
  };
  const answers = { unknown: 'x', kind: 'new', urgent: false, area: 1200 };
  expect(describeAnswers(form, answers, { yes: 'Có', no: 'Không' })).toEqual([
    ['Diện tích (m²)', '1.200'],
    ['Khẩn cấp', 'Không'],
    ['Loại', 'Cấp mới'],
    ['unknown', 'x'],
  ]);
});

test('only those who deal with money are shown its pages', () => {
  expect(mayOpen('payments', ['clerk', 'officer'])).toBe(false);
  expect(mayOpen('payments', ['accountant'])).toBe(true);
  expect(mayOpen('money-cases', ['supervisor'])).toBe(true);
});

test('everybody of the staff may open the inbox, nobody else', () => {
  expect(mayOpen('tasks', ['administrator'])).toBe(true);
  expect(mayOpen('tasks', [])).toBe(false);
});
