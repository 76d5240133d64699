import { expect, test } from 'vitest';
import { emptyDraft, parseDraft, readyToSend } from '../../admin/dossiers/note-draft.ts';

const keys = () => {
  let count = 0;
  return () => `key-${++count}`;
};

test('a draft survives being stored', () => {
  const draft = readyToSend({ text: ' Gọi lại ', sent: null }, keys());
  expect(parseDraft(JSON.stringify(draft))).toEqual({ text: ' Gọi lại ', sent: { text: 'Gọi lại', key: 'key-1' } });
});

test('the same text is sent again with the same key, after a reload too', () => {
  const newKey = keys();
  const first = readyToSend({ text: 'Gọi lại', sent: null }, newKey);
  const second = readyToSend(parseDraft(JSON.stringify(first)), newKey);
  expect(second.sent.key).toBe(first.sent.key);
});

test('a changed text is another note', () => {
  const newKey = keys();
  const first = readyToSend({ text: 'Gọi lại', sent: null }, newKey);
  expect(readyToSend({ ...first, text: 'Đã gọi' }, newKey).sent.key).not.toBe(first.sent.key);
});

test('anything unreadable in the store counts as no draft', () => {
  expect([null, '', '{', '7', '{"text":3}'].map(parseDraft)).toEqual(Array(5).fill(emptyDraft));
});
