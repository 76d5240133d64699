import { expect, test } from 'vitest';
import { en } from '../../admin/i18n/en.ts';
import { reactAdminVietnamese } from '../../admin/i18n/react-admin-vi.ts';
import { vi } from '../../admin/i18n/vi.ts';

type Words = { readonly [name: string]: Words | string | undefined };

/** Every text with its path. */
function textsOf(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    return typeof value === 'string' ? [[path + name, value]] : textsOf(value, `${path}${name}.`);
  });
}

const placeholders = (text: string) => [...new Set(text.match(/%\{\w+\}/g))].sort();

test('both languages name the same values in every text', () => {
  const english = new Map(textsOf(en));
  const differing = textsOf(vi).filter(
    ([path, text]) => placeholders(text).join() !== placeholders(english.get(path) ?? '').join(),
  );
  expect(differing.map(([path]) => path)).toEqual([]);
});

test('no text is empty', () => {
  const all = [...textsOf(vi), ...textsOf(en), ...textsOf(reactAdminVietnamese)];
  expect(all.filter(([, text]) => text === '').map(([path]) => path)).toEqual([]);
});
