import type { DossierStanding } from '../db/queries/dossier-standing.ts';
import type { Refusal, RefusalCode } from '../domain/lifecycle/act.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import { listAllowed, type Viewer } from './allowed-actions.ts';
import { Problem } from './http/problem.ts';

/**
 * A refusal of the lifecycle as the API answers it: in words, with where the dossier stands and what may be done instead.
 * `at` is where in the body the action's input is.
 */
export function problemOf(refusal: Refusal, standing: DossierStanding, viewer: Viewer, at = 'input'): Problem {
  const { code, field } = refusal;
  const stands = { dossierStatus: standing.state.status, allowedActions: listAllowed(standing, viewer) };
  if (code === 'changed_meanwhile') return new Problem('stale_form', { detail: refusalTexts[code], ...stands });
  const where = field === undefined || field === 'action' ? 'action' : [at, field].filter(Boolean).join('.');
  return new Problem('action_not_allowed', {
    detail: refusalTexts[code],
    errors: [{ field: where, code, message: refusalTexts[code] }],
    ...stands,
  });
}

/** Why something cannot be done, and the way out. */
const refusalTexts: Readonly<Record<RefusalCode, LocalizedText>> = {
  unknown_action: {
    vi: 'Không có thao tác này. Chọn trong các việc có thể làm của hồ sơ.',
    en: 'There is no such action. Choose one of the dossier’s allowed actions.',
  },
  not_in_this_status: {
    vi: 'Hồ sơ không ở trạng thái cho phép việc này. Tải lại để xem việc có thể làm.',
    en: 'The dossier is not in a status that allows this. Reload to see what can be done.',
  },
  changed_meanwhile: {
    vi: 'Hồ sơ vừa có thay đổi kể từ khi mở biểu mẫu. Tải lại, xem thay đổi rồi làm tiếp.',
    en: 'The dossier has changed since the form was opened. Reload, look at the change, then go on.',
  },
  not_for_this_role: {
    vi: 'Việc này lúc này thuộc vai trò khác. Xem ai đang giữ bước hiện tại.',
    en: 'This is for another role now. See who has the present step.',
  },
  not_this_step: {
    vi: 'Bước hiện tại không có việc này. Tải lại để xem việc của bước hiện tại.',
    en: 'The present step does not include this. Reload to see what it does.',
  },
  invalid_decision: {
    vi: 'Nội dung chưa hợp lệ. Kiểm tra lại mục được nêu.',
    en: 'What was filled in is not valid. Check the field named.',
  },
  collection_underway: {
    vi: 'Bưu chính đang thu gom giấy tờ. Chờ giấy tờ đến rồi làm tiếp.',
    en: 'The post is still fetching the papers. Go on when they have arrived.',
  },
  no_supplement_rounds_left: {
    vi: 'Đã yêu cầu bổ sung đủ số lần quy định. Lãnh đạo phòng có thể yêu cầu thêm một lần kèm lý do.',
    en: 'No rounds are left. A head of division can ask once more, with a reason.',
  },
  pieces_missing: {
    vi: 'Còn thiếu thành phần được yêu cầu bổ sung. Nộp đủ các thành phần đã nêu trong một lần.',
    en: 'Pieces that were asked for are missing. Send all of them at once.',
  },
  payment_not_covered: {
    vi: 'Số tiền chưa đủ khoản phải nộp. Thu đủ rồi ghi nhận.',
    en: 'The amount does not cover what is owed. Take the whole amount, then record it.',
  },
  fee_unpaid: {
    vi: 'Phí, lệ phí chưa nộp đủ. Thu hoặc miễn trước khi trả kết quả.',
    en: 'The fee is unpaid. Have it paid or waived before the result leaves.',
  },
  no_extensions_left: {
    vi: 'Đã gia hạn đủ số lần cho phép.',
    en: 'It has been extended as often as allowed.',
  },
  extension_pending: {
    vi: 'Đã có đề nghị gia hạn đang chờ duyệt. Chờ giám sát duyệt hoặc từ chối.',
    en: 'An extension is already awaiting approval. Wait for the supervisor’s decision.',
  },
  date_not_later: {
    vi: 'Ngày mới phải sau ngày hiện tại của hồ sơ. Chọn ngày muộn hơn.',
    en: 'The new date must be later than the present one. Choose a later date.',
  },
  due_date_passed: {
    vi: 'Đã quá hạn nên không gia hạn được. Gửi thư xin lỗi và hẹn lại ngày trả.',
    en: 'The due date has passed, so it cannot be extended. Send the apology with a new date.',
  },
  nothing_pending: {
    vi: 'Không có yêu cầu nào đang chờ việc này. Tải lại để xem.',
    en: 'Nothing is waiting for this. Reload to see.',
  },
  approval_pending: {
    vi: 'Đã có đề nghị đang chờ người thứ hai duyệt.',
    en: 'Something already awaits a second person’s approval.',
  },
  second_person_needed: {
    vi: 'Người đề nghị không được tự duyệt. Nhờ người khác có quyền duyệt.',
    en: 'Who asked may not approve. Have another entitled person decide.',
  },
  not_an_earlier_step: {
    vi: 'Chỉ trả lại được về bước trước bước hiện tại. Chọn bước khác.',
    en: 'It can only be sent back to an earlier step. Choose another.',
  },
  no_such_consultation: {
    vi: 'Không có lần lấy ý kiến này đang chờ trả lời.',
    en: 'No such consultation awaits an answer.',
  },
  reply_time_too_long: {
    vi: 'Thời hạn trả lời dài hơn mức thủ tục cho phép. Chọn số ngày ít hơn.',
    en: 'The time to answer is longer than the procedure allows. Give fewer days.',
  },
  already_asked: {
    vi: 'Có đơn vị được chọn hai lần hoặc đang được lấy ý kiến. Bỏ đơn vị đó rồi gửi lại.',
    en: 'A unit is chosen twice, or is being asked already. Leave it out and send again.',
  },
  nothing_changed: {
    vi: 'Lịch mới không làm thay đổi thời hạn nào của hồ sơ.',
    en: 'The new calendar moves no date of this dossier.',
  },
  result_must_be_negative: {
    vi: 'Hồ sơ được đề xuất kết quả không đạt. Trả lại bước trước nếu muốn cấp.',
    en: 'A negative result was proposed. Send it back if it is to be granted.',
  },
  return_method_not_offered: {
    vi: 'Thủ tục không có hình thức trả kết quả này. Chọn hình thức khác.',
    en: 'The procedure does not offer this way of return. Choose another.',
  },
  already_with_the_post: {
    vi: 'Kết quả đã giao cho bưu chính. Chờ bưu chính phát hoặc chuyển hoàn.',
    en: 'The result is with the post. Wait until it is delivered or comes back.',
  },
  not_home_return: {
    vi: 'Người nộp không chọn nhận kết quả tại nhà. Trả theo hình thức đã chọn.',
    en: 'The applicant did not choose home return. Return it the way they chose.',
  },
  nothing_to_correct: {
    vi: 'Thao tác gần nhất không còn hoàn tác được.',
    en: 'The last action can no longer be undone.',
  },
  not_due_yet: { vi: 'Chưa đến hạn.', en: 'It is not due yet.' },
  resume_window_over: {
    vi: 'Đã hết thời gian có thể tiếp tục. Người nộp cần nộp hồ sơ mới.',
    en: 'The time to resume is over. The applicant must submit anew.',
  },
};
