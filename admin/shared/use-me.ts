import { usePermissions } from 'react-admin';
import type { Me } from '../../api/contract/account.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { rolesOf } from '../rights.ts';

/** Who is signed in, with units and roles; `undefined` while it is being asked. */
export function useMe(): Me | undefined {
  const { permissions } = usePermissions<Me>();
  return permissions;
}

export function useRoles(): readonly StaffRole[] {
  const me = useMe();
  return me === undefined ? [] : rolesOf(me);
}
