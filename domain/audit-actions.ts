import { actions, getRow } from './lifecycle/transitions.ts';
import type { LocalizedText } from './localized-text.ts';

/** What entries of the audit log are about, by the kind they carry. */
export const auditSubjects = {
  dossier: { vi: 'Hồ sơ', en: 'Dossier' },
  account: { vi: 'Tài khoản', en: 'Account' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  calendar: { vi: 'Lịch làm việc', en: 'Calendar' },
  order: { vi: 'Khoản phải nộp', en: 'Payment' },
  refund: { vi: 'Khoản hoàn trả', en: 'Refund' },
  receipt: { vi: 'Biên lai', en: 'Receipt' },
  moneyCase: { vi: 'Tiền cần xử lý', en: 'Money case' },
  drawer: { vi: 'Quỹ tiền mặt', en: 'Cash drawer' },
  settlementFile: { vi: 'Tệp quyết toán', en: 'Settlement file' },
  export: { vi: 'Tệp kết xuất', en: 'Export' },
  auditCheck: { vi: 'Kiểm tra nhật ký', en: 'Audit check' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** What is done outside of the lifecycle; the lifecycle's own actions are named by its table. */
const deeds = {
  'task.claim': { vi: 'Nhận việc', en: 'Claim a task' },
  'task.release': { vi: 'Trả việc về đơn vị', en: 'Give a task back' },
  'task.assign': { vi: 'Giao việc', en: 'Assign a task' },
  'task.cover': { vi: 'Chuyển việc cho người làm thay', en: 'Move a task to a substitute' },
  'task.takeBack': { vi: 'Chuyển việc lại cho người đã vắng', en: 'Give a task back to who was away' },
  'dossier.changePriority': { vi: 'Đổi diện ưu tiên', en: 'Change the priority' },
  'dossier.recallParcel': { vi: 'Lấy lại bưu gửi trước khi bưu tá nhận', en: 'Call a parcel back before pick-up' },
  'dossier.removePaper': { vi: 'Xóa giấy tờ hết thời hạn lưu trữ', en: 'Delete a paper kept no longer' },
  'dossier.rate': { vi: 'Đánh giá', en: 'Rate' },
  eraseDossier: { vi: 'Xóa dữ liệu cá nhân khỏi hồ sơ', en: 'Erase a dossier’s personal data' },
  closeAccount: { vi: 'Đóng tài khoản người nộp hồ sơ', en: 'Close an applicant’s account' },
  'staff.add': { vi: 'Lập tài khoản cán bộ', en: 'Make a staff account' },
  'staff.invite': { vi: 'Gửi thư mời', en: 'Mail an invitation' },
  'staff.change': { vi: 'Sửa thông tin cán bộ', en: 'Change staff details' },
  'staff.giveRole': { vi: 'Trao vai trò', en: 'Give a role' },
  'staff.endRole': { vi: 'Kết thúc vai trò', en: 'End a role' },
  'staff.end': { vi: 'Kết thúc tài khoản cán bộ', en: 'End a staff account' },
  'staff.resetSecondFactor': { vi: 'Đặt lại xác thực hai lớp', en: 'Reset a second factor' },
  'absence.enter': { vi: 'Nhập vắng mặt', en: 'Enter an absence' },
  'absence.end': { vi: 'Kết thúc vắng mặt', en: 'End an absence' },
  'unit.add': { vi: 'Lập đơn vị', en: 'Make a unit' },
  'unit.change': { vi: 'Sửa thông tin đơn vị', en: 'Change a unit' },
  'unit.askForAccount': { vi: 'Đề nghị đổi tài khoản nhận tiền', en: 'Ask for another receiving account' },
  'unit.declineAccount': { vi: 'Không xác nhận tài khoản nhận tiền mới', en: 'Decline a new receiving account' },
  'unit.setAccount': { vi: 'Đổi tài khoản nhận tiền', en: 'Change the receiving account' },
  'unit.close': { vi: 'Đóng đơn vị', en: 'Close a unit' },
  'unit.reopen': { vi: 'Mở lại đơn vị', en: 'Open a unit again' },
  'unit.addField': { vi: 'Thêm lĩnh vực', en: 'Add a field' },
  'unit.renameField': { vi: 'Đổi tên lĩnh vực', en: 'Rename a field' },
  'unit.orderFields': { vi: 'Sắp xếp lĩnh vực', en: 'Put fields in order' },
  addField: { vi: 'Thêm lĩnh vực', en: 'Add a field' },
  startDraft: { vi: 'Bắt đầu soạn phiên bản thủ tục', en: 'Start a procedure draft' },
  discardDraft: { vi: 'Bỏ bản soạn thủ tục', en: 'Discard a procedure draft' },
  publishVersion: { vi: 'Công bố phiên bản thủ tục', en: 'Publish a procedure version' },
  openProcedure: { vi: 'Mở tiếp nhận thủ tục', en: 'Open a procedure' },
  closeProcedure: { vi: 'Ngừng tiếp nhận thủ tục', en: 'Close a procedure' },
  'calendar.publish': { vi: 'Công bố lịch làm việc', en: 'Publish a calendar' },
  'order.transfer': { vi: 'Ghi nhận chuyển khoản', en: 'Book a transfer' },
  'receipt.issue': { vi: 'Lập biên lai', en: 'Issue a receipt' },
  'receipt.void': { vi: 'Hủy biên lai', en: 'Void a receipt' },
  'refund.request': { vi: 'Đề nghị hoàn trả', en: 'Request a refund' },
  'refund.approve': { vi: 'Duyệt hoàn trả', en: 'Approve a refund' },
  'refund.decline': { vi: 'Không duyệt hoàn trả', en: 'Decline a refund' },
  'refund.settle': { vi: 'Hoàn trả xong', en: 'Settle a refund' },
  'refund.reject': { vi: 'Cổng thanh toán từ chối hoàn trả', en: 'Refund rejected by the gateway' },
  'refund.handOver': { vi: 'Chuyển khoản hoàn trả sang xử lý tay', en: 'Hand a refund over to people' },
  'moneyCase.take': { vi: 'Nhận xử lý tiền', en: 'Take a money case' },
  'moneyCase.resolve': { vi: 'Xử lý xong tiền', en: 'Resolve a money case' },
  'drawer.close': { vi: 'Kiểm và đóng quỹ', en: 'Count and close a drawer' },
  'drawer.closeForKeeper': { vi: 'Đóng quỹ thay người giữ', en: 'Close a drawer for its keeper' },
  'drawer.confirm': { vi: 'Xác nhận chênh lệch quỹ', en: 'Confirm a drawer’s difference' },
  'settlement.import': { vi: 'Nhập tệp quyết toán', en: 'Import a settlement file' },
  'register.print': { vi: 'In sổ theo dõi hồ sơ', en: 'Print the register' },
  'export.ask': { vi: 'Yêu cầu kết xuất', en: 'Ask for an export' },
  'export.finish': { vi: 'Kết xuất xong', en: 'Finish an export' },
  'export.fetch': { vi: 'Tải tệp kết xuất', en: 'Fetch an export' },
  'export.cancel': { vi: 'Hủy kết xuất', en: 'Cancel an export' },
  'auditCheck.ask': { vi: 'Yêu cầu kiểm tra nhật ký', en: 'Ask for an audit check' },
  'auditCheck.cancel': { vi: 'Hủy kiểm tra nhật ký', en: 'Cancel an audit check' },
  'auditCheck.finish': { vi: 'Kiểm tra nhật ký xong', en: 'Finish an audit check' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

const lifecycle = 'dossier.';

/** Every action of the audit log with its name: what is done outside of the lifecycle, then the lifecycle's own. */
export const auditActions: readonly { readonly action: string; readonly name: LocalizedText }[] = [
  ...Object.entries(deeds).map(([action, name]) => ({ action, name })),
  ...actions.map((action) => ({ action: `${lifecycle}${action}`, name: getRow(action).label })),
];

const names = new Map(auditActions.map(({ action, name }) => [action, name]));

/** What an action of the audit log is called; `undefined` for one this house does not know. */
export function nameOfAuditAction(action: string): LocalizedText | undefined {
  return names.get(action);
}
