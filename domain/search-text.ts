/**
 * A text as the search sees it: without diacritics, in small letters, one space between words. Both what is stored and
 * what is searched for go through it, so that «Trần Thị Đào» is found by `tran thi dao`.
 */
export function searchText(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
