import { z } from 'zod';
import { localizedText, type Language } from '../../domain/localized-text.ts';
import type { FieldError } from '../contract/problem.ts';
import { Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

const localeErrors = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };

/**
 * Checks one part of a request against its schema.
 * @throws Problem `validation_failed` naming every field at fault; fields of a part other than the body carry the
 * part's name: `query.limit`.
 */
export function validate<S extends z.ZodType>(
  schema: S,
  input: unknown,
  where: { readonly part: 'params' | 'query' | 'body'; readonly language: () => Language },
): z.output<S> {
  const parsed = parse(schema, input, where.language);
  if (parsed.success) return parsed.data;
  const prefix = where.part === 'body' ? [] : [where.part];
  throw new Problem('validation_failed', { errors: faultsOf(parsed.error, prefix, where.language()) });
}

/** What is wrong with an input, field by field; empty when nothing is. */
export function describeFaults(schema: z.ZodType, input: unknown, language: Language): FieldError[] {
  const parsed = parse(schema, input, () => language);
  return parsed.success ? [] : faultsOf(parsed.error, [], language);
}

function parse<S extends z.ZodType>(schema: S, input: unknown, language: () => Language) {
  return schema.safeParse(input, { error: (issue) => localeErrors[language()](issue), reportInput: true });
}

/** One fault per field, the first that was found. */
function faultsOf(error: z.ZodError, prefix: readonly PropertyKey[], language: Language): FieldError[] {
  const faults = error.issues.flatMap((issue) => describeIssue(issue, prefix, language));
  return faults.filter(({ field }, i) => faults.findIndex((fault) => fault.field === field) === i);
}

/** What an issue says to a person, field by field. An issue of a union is told by its best fitting branch. */
function describeIssue(issue: Issue, prefix: readonly PropertyKey[], language: Language): FieldError[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: nameOf([...path, key]),
      code: 'unknown_field',
      message: texts.unknownField[language],
    }));
  }
  if (issue.code === 'invalid_union') {
    const closest = closestBranch(issue.errors);
    if (closest !== undefined) return closest.flatMap((nested) => describeIssue(nested, path, language));
  }
  return [{ field: nameOf(path), ...explain(issue, language) }];
}

/** The branch of a union that was meant, as far as can be told: the one with the fewest faults. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.filter((issues) => issues.length > 0).toSorted((a, b) => a.length - b.length)[0];
}

function explain(issue: Issue, language: Language): { code: string; message: string } {
  const left = issue.input === undefined || issue.input === '';
  if (left && issue.code !== 'custom') return { code: 'required', message: texts.required[language] };
  if (issue.code === 'invalid_format' && issue.format === 'regex') {
    return { code: issue.code, message: texts.format[language] };
  }
  const own = issue.code === 'custom' ? ownMessage.safeParse(issue.params).data : undefined;
  return own === undefined
    ? { code: issue.code, message: issue.message }
    : { code: own.code, message: own.message[language] };
}

/** A check of the contract's own says what is wrong in both languages. */
const ownMessage = z.object({ code: z.string(), message: localizedText });

function nameOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'body' : path.map(String).join('.');
}

const texts = {
  required: { vi: 'Bắt buộc nhập.', en: 'This is required.' },
  unknownField: { vi: 'Trường này không có trong biểu mẫu; bỏ đi.', en: 'There is no such field; leave it out.' },
  format: { vi: 'Không đúng định dạng.', en: 'Not in the expected format.' },
} as const;
