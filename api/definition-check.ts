import type { LocalizedText } from '../domain/localized-text.ts';
import { procedureDefinition, type ProcedureDefinition } from '../domain/procedure/definition.ts';
import { differencesOf } from '../domain/procedure/differences.ts';
import { lintProcedure, type Finding, type Surroundings } from '../domain/procedure/lint.ts';
import { describeFaults } from './http/validation.ts';

/** A definition that was read, with what is wrong with it; without a definition it could not be read at all. */
export interface CheckedDefinition {
  readonly definition?: ProcedureDefinition;
  /** Errors first. */
  readonly findings: readonly Finding[];
}

/** What a definition is checked against once it is known whose it is. */
export type SurroundingsOf = (definition: ProcedureDefinition) => Promise<Surroundings>;

/** Reads a definition that came from outside, and says everything that is wrong with it, in both languages. */
export async function checkDefinition(given: unknown, surroundingsOf: SurroundingsOf): Promise<CheckedDefinition> {
  const content = withoutSchema(given);
  const parsed = procedureDefinition.safeParse(content);
  if (!parsed.success) return { findings: faultsOf(content) };
  const unknown = unknownFields(parsed.data, content);
  const findings = [...unknown, ...lintProcedure(parsed.data, await surroundingsOf(parsed.data))];
  return { definition: parsed.data, findings };
}

export function isFaulty({ findings }: CheckedDefinition): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** `$schema` is for editors, not part of the definition. */
function withoutSchema(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  return Object.fromEntries(Object.entries(given).filter(([name]) => name !== '$schema'));
}

function faultsOf(content: unknown): Finding[] {
  const english = describeFaults(procedureDefinition, content, 'en');
  return describeFaults(procedureDefinition, content, 'vi').map(({ field, message }, i): Finding => {
    const both: LocalizedText = { vi: message, en: english[i]?.message ?? message };
    return { severity: 'error', path: pathOf(field), message: both };
  });
}

/** `steps.2.role` as a path. */
function pathOf(field: string): Finding['path'] {
  return field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The schema passes over names it does not know; here they are mistakes, for somebody meant something by them. */
function unknownFields(definition: ProcedureDefinition, content: unknown): Finding[] {
  return differencesOf(definition, content)
    .filter(({ kind }) => kind === 'added')
    .map(({ path }) => ({
      severity: 'error',
      path: inPlace(path, content),
      message: {
        vi: 'Không có trường này. Kiểm tra lại tên, hoặc bỏ đi.',
        en: 'There is no such field. Check its name, or leave it out.',
      },
    }));
}

/** A path by keys and codes as one by places in the lists. */
function inPlace(path: Finding['path'], content: unknown): Finding['path'] {
  let here: unknown = content;
  return path.map((part) => {
    const place = Array.isArray(here) ? here.findIndex((item) => isNamed(item, part)) : -1;
    const found = place < 0 ? part : place;
    here = memberOf(here, found);
    return found;
  });
}

function isNamed(item: unknown, name: string | number): boolean {
  return ['key', 'code', 'const'].some((member) => memberOf(item, member) === name);
}

function memberOf(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** A definition as a file: its members in the order of the schema, which editors find under `$schema`. */
export function writeDefinition(definition: ProcedureDefinition, schemaUrl: string): string {
  return `${JSON.stringify({ $schema: schemaUrl, ...procedureDefinition.parse(definition) }, null, 2)}\n`;
}
