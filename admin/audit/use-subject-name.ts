import { auditSubjects } from '../../domain/audit-actions.ts';
import { useLocalized } from '../../ui/language.ts';

/** Names a kind of subject; one this console does not know yet is shown as it is. */
export function useSubjectName(): (kind: string) => string {
  const text = useLocalized();
  return (kind) => {
    const known = Object.entries(auditSubjects).find(([name]) => name === kind);
    return known === undefined ? kind : text(known[1]);
  };
}
