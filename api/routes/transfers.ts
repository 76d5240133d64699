import { bookTransfer } from '../../db/queries/book-transfer.ts';
import { findPaymentInText } from '../../db/queries/match-transfer.ts';
import { listUnitAccounts, type AccountNumber, type UnitAccount } from '../../db/queries/receiving-accounts.ts';
import { takeTransfer } from '../../db/queries/take-transfer.ts';
import { findPayment, listPayments } from '../../db/queries/transactions.ts';
import { isNamedAbove } from '../../integrations/bank/statement.ts';
import { transfersContract } from '../contract/transfers.ts';
import { unitsOf } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { rawBodyOf } from '../http/raw-body.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { importStatement, previewStatement, rowsOf } from '../import-statement.ts';
import type { ApiParts } from '../parts.ts';
import { getVisible } from '../staff-dossiers.ts';
import { shownTransferRequest } from '../views/transfer-request.ts';

/** Money by bank transfer: asked for, told by the bank, read from its statement, or booked by hand. */
export function transferRoutes(parts: ApiParts): BoundRoute[] {
  const { db, logger, transferNotices } = parts;
  return [
    bind(transfersContract.bookTransfer, async ({ principal, body }) => {
      const { unit: unitCode, account, paymentId, receivedAt, content = '', ...money } = body;
      if (!unitsOf(principal, ['accountant']).includes(unitCode)) throw new Problem('not_found');
      const payment =
        paymentId === undefined
          ? await findPaymentInText(db, { unitCode, content })
          : await findPayment(db, paymentId, { unitCode }).then((found) => found && { orderId: found.id });
      if (paymentId !== undefined && payment === undefined) throw new Problem('not_found');
      const receiving = chooseAccount(await listUnitAccounts(db, [unitCode]), account);
      const payer = { name: null, account: null };
      const transfer = {
        ...money,
        unitCode,
        receivedAt: new Date(receivedAt).toISOString(),
        orderId: payment?.orderId,
        slip: receiving && { account: receiving.account, content, payer, source: 'hand' as const },
      };
      const actor = { accountId: principal.accountId, role: 'accountant' } as const;
      const isNew = await db.transaction((tx) => bookTransfer(tx, transfer, actor));
      return { booked: isNew ? ('now' as const) : ('before' as const) };
    }),

    bind(transfersContract.listReceivingAccounts, async ({ principal }) => {
      const { roles } = transfersContract.listReceivingAccounts.access;
      const accounts = await listUnitAccounts(db, unitsOf(principal, roles));
      return {
        data: accounts.map(({ unitCode, unitName, account: { holder, number, bank, bankBin }, isFormer }) => ({
          unit: { code: unitCode, name: unitName },
          account: { holder, number, bank, bankBin },
          isFormer,
        })),
      };
    }),

    bind(transfersContract.importStatement, async ({ principal, body }) => {
      if (!unitsOf(principal, ['accountant']).includes(body.unit)) throw new Problem('not_found');
      const accounts = await listUnitAccounts(db, [body.unit]);
      const receiving = chooseAccount(accounts, body.account);
      if (receiving === undefined) throw new Problem('not_found');
      const read = rowsOf(body.csv);
      refuseOtherAccount(body.csv, accounts, receiving);
      const actor = { accountId: principal.accountId, role: 'accountant' } as const;
      const rows = body.dryRun
        ? await previewStatement(parts, read, receiving)
        : await importStatement(parts, read, { ...receiving, actor });
      const booked = rows.filter(({ outcome }) => outcome === 'books');
      const bookedVnd = booked.reduce((sum, { amountVnd }) => sum + (amountVnd ?? 0), 0);
      return { dryRun: body.dryRun, bookedVnd, rows };
    }),

    bind(transfersContract.getDossierTransfer, async ({ principal, params }) => {
      const { id: dossierId, unitCode } = await getVisible(db, params.code, principal);
      const { roles } = transfersContract.getDossierTransfer.access;
      if (!unitsOf(principal, roles).includes(unitCode)) throw new Problem('forbidden');
      const [order] = await listPayments(db, { dossierId, status: 'awaited' }, { after: undefined, limit: 1 });
      if (order === undefined) throw new Problem('payment_not_open');
      return { transfer: shownTransferRequest(order) };
    }),

    bind(transfersContract.receiveTransferNotification, async ({ request }) => {
      const notification = transferNotices.read(rawBodyOf(request.body), request.get('x-bank-signature'));
      switch (notification.kind) {
        case 'badSignature':
          logger.warn('A transfer notification was not signed by the bank');
          throw new Problem('forbidden', {
            detail: { vi: 'Chữ ký không đúng hoặc đã quá hạn.', en: 'The signature is wrong or too old.' },
          });
        case 'malformed':
          logger.warn({ reason: notification.reason }, 'A transfer notification could not be read');
          throw new Problem('malformed_request', {
            detail: { vi: `Không đọc được: ${notification.reason}`, en: `Cannot be read: ${notification.reason}` },
          });
        case 'verified': {
          const taken = await takeTransfer(db, { ...notification.transfer, source: 'notification' }, null);
          if (taken.kind === 'alreadyBooked' && taken.otherAmountVnd !== undefined) {
            logger.error(
              { reference: notification.transfer.reference, bookedVnd: taken.otherAmountVnd },
              'The bank tells another amount of a transfer that is booked',
            );
          }
          return { received: true as const, booked: taken.kind === 'booked' ? ('now' as const) : ('before' as const) };
        }
      }
    }),
  ];
}

/**
 * The account that is named, or else the present one; `undefined` when there is none at all.
 * @throws Problem naming `account` when it is none of these, or none is named and all are former ones.
 */
function chooseAccount(accounts: readonly UnitAccount[], named: AccountNumber | undefined): UnitAccount | undefined {
  const chosen = accounts.find(({ account, isFormer }) =>
    named === undefined ? !isFormer : account.bankBin === named.bankBin && account.number === named.number,
  );
  if (chosen !== undefined || (accounts.length === 0 && named === undefined)) return chosen;
  throw faultyField('account', 'unknown_account', {
    vi: 'Chọn một tài khoản hiện nay hoặc trước đây của cơ quan.',
    en: 'Choose one of the unit’s present or former accounts.',
  });
}

/** @throws Problem naming `account` when the statement says that it is another of these accounts'. */
function refuseOtherAccount(csv: string, accounts: readonly UnitAccount[], chosen: UnitAccount): void {
  const named = accounts.filter(({ account }) => isNamedAbove(csv, account.number));
  const [other] = named;
  if (other === undefined || named.includes(chosen)) return;
  const { number } = other.account;
  throw faultyField('account', 'other_account', {
    vi: `Tệp này là sao kê của tài khoản ${number}. Chọn tài khoản đó rồi nhập lại.`,
    en: `This is a statement of the account ${number}. Choose that account and import it again.`,
  });
}
