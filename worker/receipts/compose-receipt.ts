import type { ReceiptMatter } from '../../db/queries/receipts.ts';
import { moneyInWords } from '../../domain/money-words.ts';
import { portalPlaces } from '../../domain/places.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { PrintedDocument } from '../../integrations/pdf/document.ts';
import { fact, numbered, signHere } from '../letters/frame.ts';

/**
 * A receipt with what TT 303/2016/TT-BTC Art. 3 names: type, template and series, number of seven digits, fee by fee in
 * figures, the sum in words, date, and who collected. Its layout is a sample, and says so.
 */
export function composeReceipt(matter: ReceiptMatter, publicUrl: string): PrintedDocument {
  const { receipt, code, unitName, place, templateCode, seriesCode, collectorName } = matter;
  const number = String(receipt.no).padStart(7, '0');
  return {
    title: 'Biên lai thu phí, lệ phí',
    subtitle: `Mẫu số ${templateCode}, ký hiệu ${seriesCode}, số ${number}`,
    agency: { name: unitName.vi },
    number: `${seriesCode}/${number}`,
    place,
    onDate: localDateOf(receipt.issuedAt),
    madeAt: receipt.issuedAt,
    blocks: [
      {
        kind: 'facts',
        rows: numbered([
          fact('Người nộp', matter.applicantName, true),
          fact('Mã hồ sơ', code),
          fact('Thủ tục hành chính', matter.procedureName.vi),
        ]),
      },
      {
        kind: 'fees',
        lines: receipt.lines.map((line) => ({ ...line, name: line.name.vi })),
        totalVnd: receipt.amountVnd,
      },
      { kind: 'paragraph', text: `Bằng chữ: ${moneyInWords(receipt.amountVnd)}.`, isEmphasised: true },
    ],
    signatures: [
      collectorName === null
        ? { title: unitName.vi, hint: '(Thu qua cổng thanh toán, hệ thống lập tự động)' }
        : { title: 'Người thu tiền', hint: signHere, name: collectorName },
    ],
    codes: {
      dossierCode: code,
      url: publicUrl + portalPlaces.trackStart(code),
      urlText: 'Tra cứu hồ sơ bằng mã hồ sơ và khóa tra cứu: quét mã này hoặc vào',
    },
    footer: 'Mẫu minh hoạ; mẫu số, ký hiệu là thiết lập của đơn vị, chưa đối chiếu với mẫu biên lai điện tử chính thức',
  };
}
