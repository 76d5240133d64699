import type { vi } from './vi/index.ts';

/** The Vietnamese words give the shape; a language that lacks one of them, or has one too many, does not compile. */
export type Translation = Words<typeof vi>;

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> } & Singulars<T>;

/** Languages with a singular of their own may add it beside the plural. */
type Singulars<T> = { readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string };
