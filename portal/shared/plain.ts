/** Letters without marks, in small: so that `da nang` finds `Đà Nẵng`. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}
