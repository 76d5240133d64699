import { roleNames, roles } from '../../domain/lifecycle/roles.ts';
import { useLocalized } from '../../ui/language.ts';

/** Names a role; a role this console does not know yet is shown as it is. */
export function useRoleName(): (role: string) => string {
  const text = useLocalized();
  return (name) => {
    const role = roles.find((known) => known === name);
    return role === undefined ? name : text(roleNames[role]);
  };
}
