import type { LocalizedText } from '../../domain/localized-text.ts';
import type { ProblemCode } from '../contract/problem.ts';

interface ProblemText {
  readonly title: LocalizedText;
  /** What to do about it. */
  readonly detail: LocalizedText;
}

/** What each refusal says to a person: what happened, and the way out. */
export const problemTexts: Readonly<Record<ProblemCode, ProblemText>> = {
  validation_failed: {
    title: { vi: 'Thông tin chưa hợp lệ', en: 'Some fields are not right' },
    detail: { vi: 'Kiểm tra lại các trường được nêu rồi gửi lại.', en: 'Correct the fields named and send again.' },
  },
  malformed_request: {
    title: { vi: 'Không đọc được yêu cầu', en: 'The request cannot be read' },
    detail: { vi: 'Nội dung gửi lên không phải JSON hợp lệ.', en: 'The body is not valid JSON.' },
  },
  idempotency_key_missing: {
    title: { vi: 'Thiếu tiêu đề Idempotency-Key', en: 'Idempotency-Key header missing' },
    detail: {
      vi: 'Gửi kèm tiêu đề Idempotency-Key, một giá trị mới cho mỗi thao tác, giữ nguyên khi gửi lại.',
      en: 'Send an Idempotency-Key header: a new value for each operation, the same one when repeating it.',
    },
  },
  idempotency_key_invalid: {
    title: { vi: 'Idempotency-Key không hợp lệ', en: 'Idempotency-Key is not valid' },
    detail: {
      vi: 'Dùng từ 1 đến 255 ký tự trong A–Z, a–z, 0–9, gạch dưới, gạch ngang.',
      en: 'Use 1 to 255 characters of A–Z, a–z, 0–9, underscore, hyphen.',
    },
  },
  idempotency_key_reused: {
    title: { vi: 'Idempotency-Key đã dùng cho yêu cầu khác', en: 'Idempotency-Key was used for another request' },
    detail: {
      vi: 'Khóa này đã đi cùng một nội dung khác. Dùng khóa mới cho yêu cầu mới.',
      en: 'This key came with another body before. Use a new key for a new request.',
    },
  },
  request_in_progress: {
    title: { vi: 'Yêu cầu đang được xử lý', en: 'The request is being processed' },
    detail: { vi: 'Chờ giây lát rồi gửi lại với cùng khóa.', en: 'Wait a moment, then send again with the same key.' },
  },
  not_signed_in: {
    title: { vi: 'Chưa đăng nhập', en: 'Not signed in' },
    detail: { vi: 'Đăng nhập rồi thử lại.', en: 'Sign in and try again.' },
  },
  session_expired: {
    title: { vi: 'Phiên đăng nhập đã hết hạn', en: 'The session has ended' },
    detail: { vi: 'Đăng nhập lại để tiếp tục.', en: 'Sign in again to go on.' },
  },
  email_not_verified: {
    title: { vi: 'Chưa xác nhận thư điện tử', en: 'E-mail address not confirmed' },
    detail: {
      vi: 'Mở đường dẫn trong thư xác nhận, hoặc yêu cầu gửi lại thư.',
      en: 'Open the link in the confirmation mail, or ask for it to be sent again.',
    },
  },
  second_factor_required: {
    title: { vi: 'Cần xác thực hai lớp', en: 'Second factor needed' },
    detail: {
      vi: 'Cán bộ phải bật xác thực hai lớp trong Hồ sơ cá nhân trước khi làm việc.',
      en: 'Staff must turn on two-factor authentication in their profile before working.',
    },
  },
  forbidden: {
    title: { vi: 'Không có quyền', en: 'Not allowed' },
    detail: {
      vi: 'Vai trò hiện tại của bạn không được làm việc này. Liên hệ quản trị nếu cần.',
      en: 'Your present roles do not allow this. Ask an administrator if you need it.',
    },
  },
  cross_site_request: {
    title: { vi: 'Yêu cầu từ trang khác', en: 'Request from another site' },
    detail: {
      vi: 'Vì an toàn, chỉ nhận thay đổi gửi từ chính trang này.',
      en: 'For safety, changes are only taken from this very site.',
    },
  },
  not_found: {
    title: { vi: 'Không tìm thấy', en: 'Not found' },
    detail: {
      vi: 'Không có, hoặc bạn không được xem. Kiểm tra lại mã hay đường dẫn.',
      en: 'There is none, or you may not see it. Check the code or address.',
    },
  },
  method_not_allowed: {
    title: { vi: 'Phương thức không được hỗ trợ', en: 'Method not allowed' },
    detail: { vi: 'Xem các phương thức trong tiêu đề Allow.', en: 'The Allow header names the methods there are.' },
  },
  action_not_allowed: {
    title: { vi: 'Không thực hiện được lúc này', en: 'Not possible now' },
    detail: {
      vi: 'Hồ sơ đã ở trạng thái khác. Tải lại để xem việc có thể làm.',
      en: 'The dossier stands elsewhere now. Reload to see what can be done.',
    },
  },
  task_taken: {
    title: { vi: 'Người khác đang giữ việc này', en: 'Someone else holds this task' },
    detail: { vi: 'Tải lại danh sách để xem ai đang giữ.', en: 'Reload the list to see who holds it.' },
  },
  task_closed: {
    title: { vi: 'Việc này đã xong', en: 'This task is done' },
    detail: { vi: 'Tải lại để xem bước hiện tại của hồ sơ.', en: 'Reload to see where the dossier is now.' },
  },
  absent: {
    title: { vi: 'Bạn đang được ghi là vắng mặt', en: 'You are entered as absent' },
    detail: {
      vi: 'Nếu đã đi làm lại, kết thúc đợt vắng mặt ở trang Vắng mặt rồi thử lại.',
      en: 'If you are back at work, end the absence on the page Absences and try again.',
    },
  },
  dossier_ended: {
    title: { vi: 'Hồ sơ đã kết thúc', en: 'The dossier has ended' },
    detail: { vi: 'Hồ sơ đã kết thúc không sửa được nữa.', en: 'What has ended can no longer be changed.' },
  },
  stale_form: {
    title: { vi: 'Đã thay đổi ở nơi khác', en: 'Changed elsewhere meanwhile' },
    detail: {
      vi: 'Hồ sơ này vừa được sửa ở cửa sổ hay thiết bị khác. Tải lại rồi sửa tiếp.',
      en: 'It was changed in another window or device. Reload, then go on.',
    },
  },
  fee_changed: {
    title: { vi: 'Phí, lệ phí vừa thay đổi', en: 'The fee has just changed' },
    detail: {
      vi: 'Xem lại mức phí mới rồi nộp hồ sơ.',
      en: 'Look at the new fee, then submit.',
    },
  },
  application_incomplete: {
    title: { vi: 'Hồ sơ chưa đầy đủ', en: 'The application is not complete' },
    detail: { vi: 'Bổ sung các mục được nêu rồi nộp lại.', en: 'Complete what is named and submit again.' },
  },
  application_closed: {
    title: { vi: 'Hồ sơ đã nộp', en: 'Already submitted' },
    detail: {
      vi: 'Bản này đã nộp, không sửa được nữa. Theo dõi tại Hồ sơ của tôi.',
      en: 'It has been handed in and cannot be changed. Follow it under My dossiers.',
    },
  },
  dossiers_under_way: {
    title: { vi: 'Còn hồ sơ đang giải quyết', en: 'Dossiers are under way' },
    detail: {
      vi: 'Chờ các hồ sơ kết thúc, hoặc rút hồ sơ, rồi thử lại.',
      en: 'Wait until they have ended, or withdraw them, then try again.',
    },
  },
  definition_faulty: {
    title: { vi: 'Thủ tục còn lỗi', en: 'The procedure has mistakes' },
    detail: {
      vi: 'Chưa công bố gì. Sửa các chỗ được nêu rồi thử lại.',
      en: 'Nothing was published. Correct what is named and try again.',
    },
  },
  fee_not_determinable: {
    title: { vi: 'Chưa tính được phí, lệ phí', en: 'The fee cannot be determined yet' },
    detail: { vi: 'Trả lời thêm các câu được nêu.', en: 'Answer the questions named.' },
  },
  payment_not_open: {
    title: { vi: 'Khoản này không còn chờ thanh toán', en: 'Nothing is open to be paid here' },
    detail: {
      vi: 'Khoản này đã trả, đã hết hạn hoặc đã hủy. Tải lại để xem.',
      en: 'It has been paid, has expired or was cancelled. Reload to see.',
    },
  },
  payment_under_way: {
    title: { vi: 'Người nộp đang thanh toán qua ngân hàng', en: 'The payer is paying through the bank' },
    detail: {
      vi: 'Chưa thu tiền: chờ ngân hàng trả lời để không thu hai lần.',
      en: 'Do not take the money yet: wait for the bank’s answer, so that nobody pays twice.',
    },
  },
  second_person_needed: {
    title: { vi: 'Cần người thứ hai duyệt', en: 'A second person must approve' },
    detail: {
      vi: 'Bạn là người đề nghị. Nhờ kế toán khác hoặc giám sát duyệt.',
      en: 'You asked for it yourself. Have another accountant or a supervisor approve it.',
    },
  },
  already_decided: {
    title: { vi: 'Việc này đã được xử lý', en: 'This has been decided' },
    detail: { vi: 'Tải lại để xem kết quả.', en: 'Reload to see the outcome.' },
  },
  money_not_there: {
    title: { vi: 'Không còn đủ tiền để hoàn trả', en: 'There is not that much to give back' },
    detail: {
      vi: 'Số tiền này đã được hoàn trả, đang chờ hoàn trả hoặc được giữ lại theo quy định của khoản thu. Tải lại để xem số còn hoàn được.',
      en: 'It has gone back, is about to, or stays by the rules of its fee. Reload to see what may still go back.',
    },
  },
  request_too_large: {
    title: { vi: 'Yêu cầu quá lớn', en: 'The request is too large' },
    detail: { vi: 'Nội dung JSON tối đa 256 kB.', en: 'A JSON body may have 256 kB at most.' },
  },
  file_too_large: {
    title: { vi: 'Tệp quá lớn', en: 'The file is too large' },
    detail: { vi: 'Nén hoặc chia nhỏ tệp rồi tải lên lại.', en: 'Compress or split the file and upload again.' },
  },
  file_kind_refused: {
    title: { vi: 'Loại tệp không được nhận', en: 'This kind of file is not accepted' },
    detail: {
      vi: 'Xem các loại tệp được nhận bên cạnh thành phần hồ sơ.',
      en: 'The kinds accepted are listed beside the component.',
    },
  },
  file_missing: {
    title: { vi: 'Chưa có tệp', en: 'No file was sent' },
    detail: { vi: 'Gửi đúng một tệp không rỗng.', en: 'Send exactly one file that is not empty.' },
  },
  file_protected: {
    title: { vi: 'Tệp được đặt mật khẩu', en: 'The file is protected by a password' },
    detail: {
      vi: 'Cán bộ không mở được tệp có mật khẩu. Lưu một bản không đặt mật khẩu rồi tải lên lại.',
      en: 'Staff cannot open a file with a password. Save a copy without one and upload that.',
    },
  },
  file_unreadable: {
    title: { vi: 'Không mở được tệp', en: 'The file does not open' },
    detail: {
      vi: 'Tệp bị hỏng hoặc không có trang nào. Mở thử trên máy, lưu hoặc quét lại rồi tải lên lại.',
      en: 'It is damaged or has no pages. Try to open it, save or scan it again, and upload that.',
    },
  },
  file_infected: {
    title: { vi: 'Tệp có mã độc', en: 'The file carries malware' },
    detail: {
      vi: 'Tệp không được nhận. Quét mã độc trên máy của bạn rồi tải lên một bản sạch.',
      en: 'It was not taken. Scan your device and upload a clean copy.',
    },
  },
  unsupported_media_type: {
    title: { vi: 'Kiểu nội dung không được hỗ trợ', en: 'Unsupported content type' },
    detail: { vi: 'Gửi nội dung với Content-Type: application/json.', en: 'Send the body as application/json.' },
  },
  rate_limited: {
    title: { vi: 'Quá nhiều lần thử', en: 'Too many tries' },
    detail: { vi: 'Chờ hết thời gian nêu rồi thử lại.', en: 'Wait for the time given, then try again.' },
  },
  temporarily_unavailable: {
    title: { vi: 'Tạm thời chưa xử lý được', en: 'Not available for the moment' },
    detail: {
      vi: 'Chưa có gì bị mất. Gửi lại sau ít giây với cùng Idempotency-Key.',
      en: 'Nothing is lost. Send again in a few seconds with the same Idempotency-Key.',
    },
  },
  internal_error: {
    title: { vi: 'Có lỗi ở phía chúng tôi', en: 'Something went wrong on our side' },
    detail: {
      vi: 'Thử lại sau ít phút. Nếu vẫn lỗi, báo bộ phận hỗ trợ kèm mã yêu cầu.',
      en: 'Try again in a few minutes. If it persists, tell support the request id.',
    },
  },
};
