import { expect, test } from 'vitest';
import { compareInbox } from '../../admin/inbox/compare-inbox.ts';
import type { Task } from '../../api/contract/tasks.ts';

function task(id: string, changes: Partial<Task> = {}): Task {
  const name = { vi: 'Tiếp nhận', en: 'Receive' };
  return {
    id,
    kind: 'receive',
    name,
    stepKey: null,
    dossier: {
      code: 'H34.18-261123-0001',
      procedure: { code: '1.000001', name },
      applicantName: 'Nguyễn Văn Mẫu',
      status: 'submitted',
      statusName: name,
    },
    unit: { code: 'kkt', name },
    role: 'clerk',
    holder: null,
    inPlaceOf: null,
    priority: false,
    mine: false,
    openedAt: '2026-11-23T01:00:00.000Z',
    dueAt: null,
    warnAt: null,
    provisional: false,
    urgency: 'onTime',
    watching: false,
    ...changes,
  };
}

const part = (...rows: Task[]) => ({ rows, isWhole: false });
const whole = (...rows: Task[]) => ({ rows, isWhole: true });

test('counts rows that have come in', () => {
  const news = compareInbox([task('b'), task('c')], part(task('a'), task('b'), task('c')));
  expect(news.added).toBe(1);
  expect([...news.gone]).toEqual([]);
});

test('gives back rows that look different, and only those', () => {
  const held = task('b', { holder: { id: '1', name: 'Minh' } });
  const news = compareInbox([task('a'), task('b')], whole(task('a'), held));
  expect(news.changed).toEqual([held]);
});

test('says a row is gone when the fresh page had to show it', () => {
  const news = compareInbox([task('a'), task('b'), task('c')], part(task('a'), task('c')));
  expect([...news.gone]).toEqual(['b']);
});

test('does not say a row is gone that was only pushed to the next page', () => {
  const news = compareInbox([task('a'), task('b'), task('c')], part(task('new'), task('a'), task('b')));
  expect([...news.gone]).toEqual([]);
});

test('says even the last row is gone when the fresh page is the whole queue', () => {
  const news = compareInbox([task('a'), task('b')], whole(task('a')));
  expect([...news.gone]).toEqual(['b']);
});
