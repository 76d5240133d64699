import { expect, test } from 'vitest';
import { createCursorTrail } from '../../admin/providers/cursor-trail.ts';

test('the first page begins without a cursor', () => {
  expect(createCursorTrail().cursorOf('inbox', 1)).toBeUndefined();
});

test('a page begins where the page before it ended', () => {
  const trail = createCursorTrail();
  trail.note('inbox', 1, 'after-25');
  expect(trail.cursorOf('inbox', 2)).toBe('after-25');
});

test('a page whose predecessor has not been read is unknown', () => {
  expect(createCursorTrail().cursorOf('inbox', 3)).toBeNull();
});

test('reading a page again moves the beginning of the next one', () => {
  const trail = createCursorTrail();
  trail.note('inbox', 1, 'after-25');
  trail.note('inbox', 1, 'after-27');
  expect(trail.cursorOf('inbox', 2)).toBe('after-27');
});

test('a list that has become shorter has no further page', () => {
  const trail = createCursorTrail();
  trail.note('inbox', 1, 'after-25');
  trail.note('inbox', 1, null);
  expect(trail.cursorOf('inbox', 2)).toBeNull();
});

test('lists with other filters do not share their places', () => {
  const trail = createCursorTrail();
  trail.note('inbox overdue', 1, 'x');
  expect(trail.cursorOf('inbox mine', 2)).toBeNull();
});

test('the list not used for longest is forgotten first', () => {
  const trail = createCursorTrail(2);
  trail.note('one', 1, 'a');
  trail.note('two', 1, 'b');
  trail.cursorOf('one', 2);
  trail.note('three', 1, 'c');
  expect([trail.cursorOf('one', 2), trail.cursorOf('two', 2)]).toEqual(['a', null]);
});
