import type { DefinitionFinding } from '../../../../api/contract/procedures.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useFindings } from '../draft/edit-context.ts';

export type Path = DefinitionFinding['path'];

/** What every field of the editor has: its name, where it stands in the definition, its value and what changes it. */
export interface FieldProps<Value> {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly help?: string | undefined;
}

/** Ids of what can be jumped to. */
export function placeId(path: Path): string {
  return `at-${path.join('.')}`;
}

/** What the check says of a field, ready to be spread into it: in the place of the help. */
export function useFault(path: Path, help?: string) {
  const text = useLocalized();
  const findings = useFindings(path);
  const said = findings.map(({ message }) => text(message)).join(' ');
  return {
    id: placeId(path),
    error: findings.some(({ severity }) => severity === 'error'),
    ...(said === '' ? (help === undefined ? {} : { helperText: help }) : { helperText: said }),
  };
}
