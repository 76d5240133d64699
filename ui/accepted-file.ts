import type { FileKind } from '../domain/procedure/definition.ts';

const endings: Record<FileKind, readonly string[]> = {
  pdf: ['.pdf'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
  docx: ['.docx'],
  xlsx: ['.xlsx'],
};

/** For the `accept` of a file field. */
export function acceptOf(kinds: readonly FileKind[]): string {
  return kinds.flatMap((kind) => endings[kind]).join(',');
}

/** Why a file is not worth sending, as far as its name and size tell; the server looks inside. */
export function fileFault(file: { readonly name: string; readonly size: number }, kinds: readonly FileKind[]) {
  if (file.size === 0) return 'empty' as const;
  const name = file.name.toLowerCase();
  return kinds.some((kind) => endings[kind].some((ending) => name.endsWith(ending)))
    ? undefined
    : ('wrongKind' as const);
}
