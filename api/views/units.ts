import type { findAccountChange } from '../../db/queries/account-changes.ts';
import type { ManagedUnitRow } from '../../db/queries/units.ts';
import { buildVietQr } from '../../integrations/bank/viet-qr.ts';
import { drawQrCode } from '../../integrations/pdf/codes.ts';
import type { AwaitedAccount, BankAccount, TestTransfer } from '../contract/receiving-accounts.ts';
import type { ManagedUnit } from '../contract/units.ts';

/** A unit as an administrator sees it. */
export function shownUnit(row: ManagedUnitRow): ManagedUnit {
  const { line, communeCode, communeName, provinceCode, provinceName, calendarId, calendarVersion, ...unit } = row;
  const { contacts, receivingAccount: account } = row;
  return {
    ...unit,
    contacts: [...contacts],
    address: { line, communeCode, communeName, provinceCode, provinceName },
    calendar: { id: calendarId, version: calendarVersion },
    receivingAccount: account && { ...account, bankBin: account.bankBin ?? null },
  };
}

type AccountChange = NonNullable<Awaited<ReturnType<typeof findAccountChange>>>;

/** An account that waits to be confirmed, as one administrator sees it. */
export function shownAccountChange(
  { askedById, ...change }: AccountChange,
  administrators: readonly { readonly id: string; readonly name: string }[],
  viewerId: string,
): AwaitedAccount {
  const others = administrators.filter((one) => one.id !== askedById);
  return { ...change, askedByMe: askedById === viewerId, confirmers: others.map(({ name }) => name) };
}

/** Small enough to lose, and accepted by every bank. */
const testAmountVnd = 2000;
const testContent = 'KIEM TRA TAI KHOAN';

/** A small transfer to an account as a VietQR code, to be looked at with a banking app. Nobody waits for it. */
export function testTransferTo({ bankBin, number }: BankAccount): TestTransfer {
  const transfer = { amountVnd: testAmountVnd, content: testContent };
  const qrText = buildVietQr({ bankBin, accountNumber: number, ...transfer });
  return { ...transfer, qrText, qrSvg: drawQrCode(qrText) };
}
