import { and, eq, inArray, sql } from 'drizzle-orm';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Queryable } from '../client.ts';
import { units, type ReceivingAccount } from '../schema/index.ts';

/** A unit that takes bank transfers, and where they go. */
export interface ReceivingUnit {
  readonly unitCode: string;
  readonly unitName: LocalizedText;
  readonly account: Required<ReceivingAccount>;
}

/** Which of these units take bank transfers. */
export async function listReceivingUnits(db: Queryable, unitCodes: readonly string[]): Promise<ReceivingUnit[]> {
  if (unitCodes.length === 0) return [];
  const rows = await db
    .select({ unitCode: units.code, unitName: units.name, account: units.receivingAccount })
    .from(units)
    .where(inArray(units.code, [...unitCodes]))
    .orderBy(units.position, units.code);
  return rows.flatMap(({ account, ...unit }) => (takesTransfers(account) ? [{ ...unit, account }] : []));
}

/** The unit whose account this is; `undefined` when it is nobody's here. */
export async function findUnitOfAccount(
  db: Queryable,
  { bankBin, number }: { readonly bankBin: string; readonly number: string },
): Promise<string | undefined> {
  const [row] = await db
    .select({ code: units.code })
    .from(units)
    .where(
      and(
        eq(sql`${units.receivingAccount} ->> 'bankBin'`, bankBin),
        eq(sql`${units.receivingAccount} ->> 'number'`, number),
      ),
    );
  return row?.code;
}

/** Whether transfers to an account can be asked for: it is known at which bank it is. */
export function takesTransfers(account: ReceivingAccount | null): account is Required<ReceivingAccount> {
  return account?.bankBin !== undefined;
}
