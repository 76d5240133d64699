import type { Occasion } from '../../db/queries/occasions.ts';
import { roleNames } from '../../domain/lifecycle/roles.ts';
import { statusNames } from '../../domain/lifecycle/statuses.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { workingMinutesOf } from '../../domain/working-time/duration.ts';
import { minutesInWords } from '../../domain/working-time/words.ts';
import { asWritten, atTime, counterOf, homeOf, onDay, say, type Fact } from './words.ts';

/**
 * What every mail says of where a dossier stands. NĐ 224/2026 Art. 15(1)(g) asks for five things: the agency, the person
 * receiving or processing, the time of reception, the processing, and the return.
 */
export function statusFacts(occasion: Occasion): readonly Fact[] {
  const { code, definition, event, unit } = occasion;
  const [contact] = unit.contacts;
  return [
    { label: say('Mã hồ sơ', 'Dossier'), value: asWritten(code) },
    { label: say('Thủ tục', 'Procedure'), value: definition.name },
    { label: say('Thời điểm cập nhật', 'Updated'), value: atTime(event.at) },
    { label: say('Cơ quan giải quyết', 'Agency'), value: unit.name },
    { label: say('Người tiếp nhận, xử lý', 'Received, processed by'), value: handler(occasion) },
    ...reception(occasion),
    { label: say('Tình trạng xử lý', 'Processing'), value: processing(occasion) },
    { label: say('Hẹn trả kết quả', 'Result due'), value: dueDate(occasion) },
    { label: say('Trả kết quả', 'Return'), value: returning(occasion) },
    ...(contact === undefined ? [] : [{ label: say('Liên hệ', 'Contact'), value: asWritten(contact.phone) }]),
  ];
}

/** Whoever has the task; where nobody has the next move, the member of staff who acted last, else the counter. */
function handler({ desk, events, unit }: Occasion): LocalizedText {
  const lastOfStaff = events.findLast(({ role }) => role !== 'applicant' && role !== 'system');
  const role = desk?.role ?? lastOfStaff?.role ?? 'clerk';
  const name = desk === null ? (lastOfStaff?.actorName ?? null) : desk.holder;
  const unitName = desk?.unitName ?? unit.name;
  const person = name === null ? '' : ` ${name}`;
  return say(`${roleNames[role].vi}${person}, ${unitName.vi}`, `${roleNames[role].en}${person}, ${unitName.en}`);
}

function reception({ events, state }: Occasion): Fact[] {
  const submitted = events[0];
  return [
    ...(submitted === undefined ? [] : [{ label: say('Thời điểm nộp', 'Submitted'), value: atTime(submitted.at) }]),
    {
      label: say('Thời điểm tiếp nhận', 'Accepted'),
      value: state.clock === null ? say('Chưa tiếp nhận', 'Not yet') : atTime(state.clock.acceptedAt),
    },
  ];
}

/** What is being done to the dossier: its status, and in processing the step. */
export function processing({ state, definition }: Occasion): LocalizedText {
  const status = statusNames[state.status];
  const step = state.status === 'processing' && state.step !== null ? definition.steps[state.step] : undefined;
  return step === undefined ? status : say(`${status.vi}: ${step.name.vi}`, `${status.en}: ${step.name.en}`);
}

/** The due date as it stands: running, waiting to move, given anew with an apology, or none. */
export function dueDate({ state, events, definition }: Occasion): LocalizedText {
  const { clock, status } = state;
  if (
    clock === null &&
    (status === 'submitted' || status === 'payment_requested' || status === 'supplement_requested')
  ) {
    const time = minutesInWords(workingMinutesOf(definition.processing));
    return say(`${time.vi} kể từ khi tiếp nhận`, `${time.en} from acceptance`);
  }
  if (clock === null || (clock.mode === 'stopped' && !state.issued))
    return say('Không còn hẹn trả', 'No date any more');
  // An extension since then has set the clock beyond what was promised.
  const givenLast = events.findLast(({ action }) => action === 'apologise' || action === 'approveExtension');
  const givenAnew = givenLast?.decision.newDate;
  const due = givenAnew === undefined ? atTime(clock.dueAt) : onDay(givenAnew);
  const isProvisional = clock.provisional && givenAnew === undefined;
  const provisional = isProvisional
    ? say(' (tạm tính, vì lịch nghỉ chưa được công bố)', ' (provisional: the holidays are not published yet)')
    : say('', '');
  const moves =
    clock.mode === 'paused'
      ? say(', cộng thêm thời gian tạm dừng', ', plus the time the dossier is paused')
      : say('', '');
  return say(`${due.vi}${provisional.vi}${moves.vi}`, `${due.en}${provisional.en}${moves.en}`);
}

function returning(occasion: Occasion): LocalizedText {
  const { state, event } = occasion;
  switch (state.status) {
    case 'refused':
    case 'withdrawn':
      return say('Không có kết quả để trả', 'There is no result');
    case 'stopped':
      return say('Chưa trả: hồ sơ đang dừng giải quyết', 'Not while the dossier is stopped');
    case 'returned': {
      const at = atTime(event.at);
      return say(`Đã trả lúc ${at.vi}`, `Returned at ${at.en}`);
    }
    case 'draft':
    case 'submitted':
    case 'supplement_requested':
    case 'payment_requested':
    case 'processing':
    case 'withdrawal_requested':
    case 'result_ready':
      return wayOfReturn(occasion);
  }
}

/** How and where the result will be received. */
export function wayOfReturn(occasion: Occasion): LocalizedText {
  const { state } = occasion;
  const counter = counterOf(occasion);
  const atCounter = say(`Nhận tại quầy: ${counter.vi}`, `At the counter: ${counter.en}`);
  switch (state.returnMethod) {
    case 'counter':
      return atCounter;
    case 'online':
      return say('Nhận trực tuyến, tại trang hồ sơ', 'Online, on the page of the dossier');
    case 'home': {
      if (state.delivery?.stage === 'backAtCounter') return atCounter;
      if (state.delivery?.stage === 'lost') {
        return say(
          'Bưu gửi bị thất lạc: cơ quan sẽ báo cách nhận',
          'The parcel was lost: the agency will tell you how',
        );
      }
      const home = homeOf(occasion);
      return say(`Qua bưu chính, đến ${home.vi}`, `By post, to ${home.en}`);
    }
  }
}
