import type { DefinitionFinding } from '../../../../api/contract/procedures.ts';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { questionsOf } from './questions.ts';

/** The parts of the edit page, in the order of its menu. */
export const sections = [
  'general',
  'papers',
  'form',
  'fees',
  'payment',
  'steps',
  'deadlines',
  'rounds',
  'letters',
  'review',
] as const;
export type Section = (typeof sections)[number];

const sectionsByMember: Readonly<Record<string, Section>> = {
  components: 'papers',
  form: 'form',
  fees: 'fees',
  payment: 'payment',
  steps: 'steps',
  reception: 'deadlines',
  processing: 'deadlines',
  cases: 'deadlines',
  limits: 'deadlines',
  supplement: 'rounds',
  extension: 'rounds',
};

/** Where the thing at a path of a definition is edited. */
export function sectionOf([member, part]: DefinitionFinding['path']): Section {
  if (member === 'confidence') return confidenceSections[String(part)] ?? 'general';
  return sectionsByMember[String(member)] ?? 'general';
}

const confidenceSections: Readonly<Record<string, Section>> = {
  processing: 'deadlines',
  components: 'papers',
  steps: 'steps',
};

export function isSection(name: string | null): name is Section {
  return sections.some((section) => section === name);
}

/**
 * Where something found in a definition is put right: the fees know a question as the form asks it, so what is wrong
 * with it there is put right in the form, unless only the fees know it.
 */
export function placeOf(path: DefinitionFinding['path'], form: ProcedureDefinition['form']): DefinitionFinding['path'] {
  const [member, part, name] = path;
  const isAsked = questionsOf(form).some((question) => question.name === name);
  return member === 'fees' && part === 'questions' && name !== undefined && isAsked
    ? ['form', 'properties', name]
    : path;
}

/** Whether a path leads to something at or below another. */
export function isWithin(path: DefinitionFinding['path'], above: DefinitionFinding['path']): boolean {
  return above.every((part, i) => path[i] === part);
}
