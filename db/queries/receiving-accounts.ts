import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Queryable, Transaction } from '../client.ts';
import { formerReceivingAccounts, units, type ReceivingAccount } from '../schema/index.ts';

/** An account of a unit that bank transfers come to. */
export interface UnitAccount {
  readonly unitCode: string;
  readonly unitName: LocalizedText;
  readonly account: Required<ReceivingAccount>;
  /** Not shown to payers any more; by what was shown to them before, money still comes. */
  readonly isFormer: boolean;
}

/** An account by what banks know it by. */
export type AccountNumber = Pick<Required<ReceivingAccount>, 'bankBin' | 'number'>;

/** The accounts that transfers to these units come to: the present ones, then the former ones, the latest first. */
export async function listUnitAccounts(db: Queryable, unitCodes: readonly string[]): Promise<UnitAccount[]> {
  if (unitCodes.length === 0) return [];
  const ofThese = inArray(units.code, [...unitCodes]);
  const present = await db
    .select({ unitCode: units.code, unitName: units.name, account: units.receivingAccount })
    .from(units)
    .where(ofThese)
    .orderBy(units.position, units.code);
  const { bankBin, number, bank, holder, unitCode, leftAt } = formerReceivingAccounts;
  const former = await db
    .select({ unitCode, unitName: units.name, account: { bankBin, number, bank, holder } })
    .from(formerReceivingAccounts)
    .innerJoin(units, eq(units.code, unitCode))
    .where(ofThese)
    .orderBy(units.position, units.code, desc(leftAt));
  return [
    ...present.flatMap(({ account, ...unit }) =>
      takesTransfers(account) ? [{ ...unit, account, isFormer: false }] : [],
    ),
    ...former.map((one) => ({ ...one, isFormer: true })),
  ];
}

/** The unit whose account this is, or was last; `undefined` when it is nobody's here. */
export async function findUnitOfAccount(
  db: Queryable,
  { bankBin, number }: AccountNumber,
): Promise<string | undefined> {
  const [present] = await db
    .select({ code: units.code })
    .from(units)
    .where(
      and(
        eq(sql`${units.receivingAccount} ->> 'bankBin'`, bankBin),
        eq(sql`${units.receivingAccount} ->> 'number'`, number),
      ),
    );
  if (present !== undefined) return present.code;
  const [former] = await db
    .select({ code: formerReceivingAccounts.unitCode })
    .from(formerReceivingAccounts)
    .where(isFormer({ bankBin, number }));
  return former?.code;
}

/** Puts an account to use in place of the one a unit has, which is kept as a former one; `null` takes that one away. */
export async function replaceAccount(
  tx: Transaction,
  unitCode: string,
  { from, to }: { readonly from: ReceivingAccount | null; readonly to: Required<ReceivingAccount> | null },
): Promise<void> {
  await tx.update(units).set({ receivingAccount: to }).where(eq(units.code, unitCode));
  if (takesTransfers(from)) {
    const { bankBin, number, bank, holder } = from;
    const left = { bank, holder, unitCode, leftAt: new Date().toISOString() };
    await tx
      .insert(formerReceivingAccounts)
      .values({ bankBin, number, ...left })
      .onConflictDoUpdate({ target: [formerReceivingAccounts.bankBin, formerReceivingAccounts.number], set: left });
  }
  if (to !== null) await tx.delete(formerReceivingAccounts).where(isFormer(to));
}

/** Whether transfers to an account can be asked for: it is known at which bank it is. */
export function takesTransfers(account: ReceivingAccount | null): account is Required<ReceivingAccount> {
  return account?.bankBin !== undefined;
}

const isFormer = ({ bankBin, number }: AccountNumber) =>
  and(eq(formerReceivingAccounts.bankBin, bankBin), eq(formerReceivingAccounts.number, number));
