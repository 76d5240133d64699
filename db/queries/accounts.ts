import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../client.ts';
import { accounts, communes, provinces, staffAssignments, units } from '../schema/index.ts';
import { actsIn } from './held-roles.ts';

/** An account with the names of where it lives. @throws Error when there is none: the session points nowhere. */
export async function getAccount(db: Queryable, accountId: string) {
  const [row] = await db
    .select({ account: accounts, communeName: communes.name, provinceName: provinces.name })
    .from(accounts)
    .leftJoin(communes, eq(communes.code, accounts.communeCode))
    .leftJoin(provinces, eq(provinces.code, accounts.provinceCode))
    .where(eq(accounts.id, accountId));
  if (row === undefined) throw new Error(`No account ${accountId}`);
  return row;
}

export interface AccountChange {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly personalId?: string | undefined;
  readonly companyName?: string | undefined;
  readonly taxCode?: string | undefined;
  readonly addressLine?: string | undefined;
  readonly communeCode?: string | undefined;
  readonly provinceCode?: string | undefined;
  readonly locale?: 'vi' | 'en' | undefined;
}

/** Changes what is given, nothing else. */
export async function changeAccount(db: Queryable, accountId: string, change: AccountChange): Promise<void> {
  await db
    .update(accounts)
    .set({ ...change, updatedAt: new Date() })
    .where(eq(accounts.id, accountId));
}

/** Roles held on a day, own and covered, with the names people know them by. */
export async function listAssignments(db: Queryable, accountId: string, today: string) {
  const holder = alias(accounts, 'holder');
  return db
    .select({
      role: staffAssignments.role,
      unitCode: staffAssignments.unitCode,
      unitName: units.name,
      validTo: staffAssignments.validTo,
      holderId: holder.id,
      holderName: holder.name,
    })
    .from(staffAssignments)
    .innerJoin(units, eq(units.code, staffAssignments.unitCode))
    .innerJoin(holder, eq(holder.id, staffAssignments.accountId))
    .where(actsIn(accountId, today))
    .orderBy(units.position, staffAssignments.role);
}

/** Whether a commune lies in a province. */
export async function isCommuneOf(db: Queryable, communeCode: string, provinceCode: string): Promise<boolean> {
  const found = await db
    .select({ code: communes.code })
    .from(communes)
    .where(and(eq(communes.code, communeCode), eq(communes.provinceCode, provinceCode)));
  return found.length > 0;
}
