import { changeAccount, getAccount, isCommuneOf, listAssignments } from '../../db/queries/accounts.ts';
import type { Database } from '../../db/client.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { abilityRules } from '../auth/abilities.ts';
import type { Principal } from '../http/principal.ts';
import { accountContract, type Me } from '../contract/account.ts';
import { faultyField } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';

export function accountRoutes({ db }: { readonly db: Database }): BoundRoute[] {
  return [
    bind(accountContract.getMe, ({ principal }) => (principal === undefined ? nobody : readMe(db, principal))),
    bind(accountContract.changeMe, async ({ principal, body }) => {
      const { address, ...change } = body;
      if (address !== undefined && !(await isCommuneOf(db, address.communeCode, address.provinceCode))) {
        throw faultyField('address.communeCode', 'not_in_province', {
          vi: 'Xã, phường này không thuộc tỉnh đã chọn.',
          en: 'This commune is not in the province chosen.',
        });
      }
      const place = address && {
        addressLine: address.line,
        communeCode: address.communeCode,
        provinceCode: address.provinceCode,
      };
      await changeAccount(db, principal.accountId, { ...change, ...place });
      return readMe(db, principal);
    }),
  ];
}

const nobody: Me = { account: null, assignments: [], abilities: [], session: null };

async function readMe(db: Database, principal: Principal): Promise<Me> {
  const [{ account, communeName, provinceName }, assignments] = await Promise.all([
    getAccount(db, principal.accountId),
    principal.kind === 'staff' ? listAssignments(db, principal.accountId, localDateOf(new Date())) : [],
  ]);
  const { addressLine, communeCode, provinceCode } = account;
  return {
    account: {
      id: account.id,
      kind: account.kind,
      name: account.name,
      email: account.email,
      emailVerified: account.emailVerified,
      phone: account.phone,
      personalId: account.personalId,
      companyName: account.companyName,
      taxCode: account.taxCode,
      address:
        addressLine === null || communeCode === null || provinceCode === null
          ? null
          : {
              line: addressLine,
              communeCode,
              provinceCode,
              communeName: communeName ?? communeCode,
              provinceName: provinceName ?? provinceCode,
            },
      locale: account.locale,
      twoFactorEnabled: account.twoFactorEnabled,
    },
    assignments: assignments.map(({ holderId, holderName, ...assignment }) => ({
      ...assignment,
      covering: holderId === principal.accountId ? null : holderName,
    })),
    abilities: abilityRules(principal) as Me['abilities'],
    session: {
      expiresAt: principal.sessionEndsAt.toISOString(),
      secondFactorMissing: principal.secondFactorMissing,
    },
  };
}
