import { z } from 'zod';
import { isCommuneOf } from '../db/queries/accounts.ts';
import type { DossierStanding } from '../db/queries/dossier-standing.ts';
import { findResultFile } from '../db/queries/dossier-files.ts';
import { getDefinition } from '../db/queries/procedure-versions.ts';
import { listUnknownUnits } from '../db/queries/units.ts';
import type { Queryable } from '../db/client.ts';
import { findPaper } from '../domain/authority.ts';
import type { Action } from '../domain/lifecycle/transitions.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';
import { faultyField } from './http/problem.ts';

type Input = Readonly<Record<string, unknown>>;

/** An input to be checked against what only the database knows. `at` is where in the body it is. */
export interface CheckedInput {
  readonly db: Queryable;
  readonly standing: DossierStanding;
  readonly action: Action;
  readonly input: Input;
  readonly at: string;
}

/**
 * Checks what the transition table cannot: that what an input names is there.
 * @throws Problem `validation_failed` naming the field.
 */
export async function checkInput(given: CheckedInput): Promise<void> {
  await checks[given.action]?.(given);
}

const checks: Partial<Record<Action, (given: CheckedInput) => Promise<void>>> = {
  accept: (given) => checkComponents(given, 'marks', Object.keys(given.input['marks'] ?? {})),
  requestSupplement: (given) => {
    requireExtraReason(given);
    return checkComponents(given, 'components', keys.parse(given.input['components']));
  },
  supplement: (given) => checkComponents(given, 'components', keys.parse(given.input['components'])),
  consult: checkUnits,
  sign: checkResultFile,
  recordPayment: checkEvidence,
  changeReturn: checkReturnAddress,
  apologise: checkComingDay,
};

const keys = z.array(z.string());

async function checkComponents(given: CheckedInput, field: string, named: readonly string[]): Promise<void> {
  const definition = await getDefinition(given.db, given.standing.procedureVersionId);
  const unknown = named.filter((key) => findPaper(definition, key) === undefined);
  if (unknown.length === 0) return;
  throw fault(given, field, 'unknown_component', {
    vi: `Thủ tục không có thành phần ${unknown.join(', ')}. Chọn trong danh sách thành phần hồ sơ.`,
    en: `The procedure has no component ${unknown.join(', ')}. Choose from its list of components.`,
  });
}

function requireExtraReason(given: CheckedInput): void {
  const { extraRound, extraRoundReason } = given.input;
  if (extraRound !== true || (typeof extraRoundReason === 'string' && extraRoundReason !== '')) return;
  throw fault(given, 'extraRoundReason', 'required', {
    vi: 'Nêu lý do yêu cầu quá số lần quy định.',
    en: 'Say why one more round is needed.',
  });
}

async function checkUnits(given: CheckedInput): Promise<void> {
  const asked = keys.parse(given.input['units']);
  const unknown = await listUnknownUnits(given.db, asked);
  if (unknown.length > 0) {
    throw fault(given, 'units', 'unknown_unit', {
      vi: `Không có đơn vị ${unknown.join(', ')}. Chọn trong danh sách đơn vị.`,
      en: `There is no unit ${unknown.join(', ')}. Choose from the list of units.`,
    });
  }
  if (new Set(asked).size < asked.length || asked.includes(given.standing.unitCode)) {
    throw fault(given, 'units', 'invalid_unit', {
      vi: 'Mỗi đơn vị chọn một lần, không chọn chính đơn vị giải quyết.',
      en: 'Choose each unit once, and not the unit that decides the dossier itself.',
    });
  }
}

async function checkResultFile(given: CheckedInput): Promise<void> {
  const file = await findResultFile(given.db, given.standing.id, z.string().parse(given.input['resultFileId']));
  if (file?.kind === 'pdf') return;
  throw fault(given, 'resultFileId', 'not_a_result_file', {
    vi: 'Tải tệp kết quả dạng PDF lên hồ sơ này rồi chọn lại.',
    en: 'Upload the result to this dossier as a PDF, then choose it.',
  });
}

const takenMoney = z.object({ channel: z.string(), reference: z.string().optional() });

/** Cash is counted with the drawer; what else is taken down by hand must name what the bank will tell of it. */
function checkEvidence(given: CheckedInput): Promise<void> {
  const { channel, reference = '' } = takenMoney.parse(given.input);
  if (channel === 'transfer') {
    throw fault(given, 'channel', 'booked_elsewhere', {
      vi: 'Chuyển khoản không ghi tại hồ sơ: ngân hàng báo có thì hồ sơ tự đi tiếp. Nếu chưa thấy, nhờ kế toán ghi ở mục Chuyển khoản theo số giao dịch của ngân hàng.',
      en: 'A transfer is not recorded here: the dossier goes on when the bank tells of it. If it does not, ask an accountant to book it under Transfers, by the bank’s transaction number.',
    });
  }
  if (channel === 'card' && reference === '') {
    throw fault(given, 'reference', 'required', {
      vi: 'Nhập số trên biên lai quẹt thẻ để đối chiếu với ngân hàng.',
      en: 'Enter the number on the card slip, to be compared with the bank.',
    });
  }
  return Promise.resolve();
}

/** Of somebody's own word, not of the transition table: what was promised in the past must stay replayable. */
function checkComingDay(given: CheckedInput): Promise<void> {
  if (z.string().parse(given.input['newDate']) > localDateOf(new Date())) return Promise.resolve();
  throw fault(given, 'newDate', 'date_not_later', {
    vi: 'Ngày hẹn trả lại phải sau hôm nay. Chọn ngày mà cơ quan giữ được.',
    en: 'The new date must be after today. Choose one that the agency can keep.',
  });
}

const returnInput = z.object({
  returnMethod: z.string(),
  address: z.object({ communeCode: z.string(), provinceCode: z.string() }).optional(),
});

async function checkReturnAddress(given: CheckedInput): Promise<void> {
  const { returnMethod, address } = returnInput.parse(given.input);
  if (address === undefined) {
    if (returnMethod !== 'home' || given.standing.hasReturnAddress) return;
    throw fault(given, 'address', 'required', {
      vi: 'Nhập địa chỉ để bưu chính mang kết quả đến.',
      en: 'Enter the address the post is to bring the result to.',
    });
  }
  if (await isCommuneOf(given.db, address.communeCode, address.provinceCode)) return;
  throw fault(given, 'address.communeCode', 'not_in_province', {
    vi: 'Xã, phường này không thuộc tỉnh đã chọn.',
    en: 'This commune is not in the province chosen.',
  });
}

function fault({ at }: CheckedInput, field: string, code: string, message: LocalizedText) {
  return faultyField([at, field].filter(Boolean).join('.'), code, message);
}
