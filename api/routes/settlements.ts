import { createHash } from 'node:crypto';
import {
  importSettlement,
  PayoutHasArrived,
  previewSettlement,
  type SettledLine,
} from '../../db/queries/import-settlement.ts';
import { ageReceivable, listPayoutLines, listPayouts, sumSettlementAccounts } from '../../db/queries/list-payouts.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { settlementTexts, type SettlementLine } from '../../domain/settlement.ts';
import { settlementColumnLabels } from '../../integrations/payment/settlement/columns.ts';
import {
  readSettlement,
  UnreadableSettlement,
  type SettlementFault,
} from '../../integrations/payment/settlement/file.ts';
import { settlementsContract, type SettlementRow } from '../contract/settlements.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';

/** More faults than this are not read one by one. */
const maxFaults = 20;

/** What the gateway pays out to the bank account: its settlement files, and what it still owes. */
export function settlementRoutes({ db }: ApiParts): BoundRoute[] {
  return [
    bind(settlementsContract.getSettlements, async ({ query }) => {
      const [payouts, receivable, sums] = await Promise.all([
        listPayouts(db, query.limit),
        ageReceivable(db),
        sumSettlementAccounts(db),
      ]);
      const receivableVnd = receivable.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
      return { payouts, receivable, receivableVnd, ...sums };
    }),

    bind(settlementsContract.listPayoutLines, async ({ params }) => {
      const lines = await listPayoutLines(db, params.id);
      if (lines.length === 0) throw new Problem('not_found');
      return {
        data: lines.map(
          ({ line: { id, line, attemptRef, gatewayNo, amountVnd, feeVnd, settledOn, meaning }, ...of }) => ({
            id,
            line,
            attemptRef,
            gatewayNo,
            amountVnd,
            feeVnd,
            settledOn,
            meaning,
            text: settlementTexts[meaning],
            ...of,
          }),
        ),
      };
    }),

    bind(settlementsContract.importSettlement, async ({ principal, body }) => {
      const { name, csv, dryRun } = body;
      const lines = linesOf(csv);
      const sha256 = createHash('sha256').update(csv).digest('hex');
      const actor = { accountId: principal.accountId, role: 'accountant' } as const;
      try {
        const settled = dryRun
          ? await previewSettlement(db, lines)
          : await db.transaction((tx) => importSettlement(tx, { name, sha256, lines }, actor));
        const newLines = settled.filter(({ kind }) => kind === 'new').length;
        return { dryRun, newLines, rows: settled.map(shownRow) };
      } catch (fault) {
        if (fault instanceof PayoutHasArrived) throw refuseLate(fault.line);
        throw fault;
      }
    }),
  ];
}

const notImported: LocalizedText = {
  vi: 'Chưa ghi dòng nào của tệp. Sửa các chỗ dưới đây hoặc xin cổng thanh toán tệp khác, rồi chọn lại tệp.',
  en: 'Nothing of the file was imported. Correct what is named below or ask the gateway for another file, then choose it again.',
};

/** @throws Problem with each fault of the file by line and column. */
function linesOf(csv: string): SettlementLine[] {
  try {
    return readSettlement(csv);
  } catch (fault) {
    if (!(fault instanceof UnreadableSettlement)) throw fault;
    const errors = fault.faults.slice(0, maxFaults).map((one) => ({
      field: 'csv',
      code: 'unreadable',
      message: messageOf(one),
    }));
    throw new Problem('validation_failed', { detail: notImported, errors });
  }
}

function messageOf({ line, column, reason }: SettlementFault): LocalizedText {
  if (column === null) return reason;
  const name = settlementColumnLabels[column];
  return {
    vi: `Dòng ${line}, cột “${name.vi}”: ${reason.vi}.`,
    en: `Line ${line}, column “${name.en}”: ${reason.en}.`,
  };
}

function refuseLate({ line, payout }: SettlementLine): Problem {
  return faultyField('csv', 'payout_arrived', {
    vi: `Dòng ${line}: đợt chi trả ${payout} đã về tài khoản, không thể thêm giao dịch. Hỏi cổng thanh toán và xin tệp đúng.`,
    en: `Line ${line}: payout ${payout} has arrived at the bank, nothing can be added to it. Ask the gateway for the right file.`,
  });
}

const seenBefore: LocalizedText = { vi: 'Đã nhập trước đó', en: 'Imported before' };

function shownRow(settled: SettledLine): SettlementRow {
  const { occurrence: _occurrence, ...facts } = settled.line;
  if (settled.kind === 'before') {
    return { ...facts, outcome: 'before', text: seenBefore, dossierCode: null, paymentId: null };
  }
  const { meaning, money } = settled;
  return {
    ...facts,
    outcome: meaning,
    text: settlementTexts[meaning],
    dossierCode: money?.dossierCode ?? null,
    paymentId: money?.orderId ?? null,
  };
}
