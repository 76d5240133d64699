export const privacy = {
  title: 'Quyền riêng tư',
  lead: 'Trang này nói hệ thống giữ dữ liệu gì về bạn, để làm gì, ai xem được và bạn làm được gì với dữ liệu đó. Đây là mô tả cách hệ thống hoạt động; cơ quan bổ sung căn cứ pháp lý của mình.',
  what: {
    title: 'Dữ liệu được giữ',
    text: 'Thông tin tài khoản; người nộp, câu trả lời, địa chỉ và giấy tờ của từng hồ sơ; các bước giải quyết, tin nhắn, thư đã gửi, khoản thu và hoàn trả; ai trong cơ quan đã xem hồ sơ.',
  },
  why: {
    title: 'Để làm gì',
    text: 'Chỉ để giải quyết hồ sơ bạn nộp, báo cho bạn biết tiến độ và chứng minh việc đã làm. Không dùng để quảng cáo, không bán.',
  },
  who: {
    title: 'Ai xem được',
    text: 'Bạn; cán bộ của đơn vị giải quyết hoặc được lấy ý kiến, và mỗi lần xem đều được ghi lại; ngân hàng và bưu chính chỉ nhận phần cần cho thanh toán và chuyển phát. Người có mã và khóa tra cứu chỉ thấy tiến độ, không thấy bạn là ai.',
  },
  where: {
    title: 'Bảo vệ thế nào',
    text: 'Mật khẩu được băm, không ai đọc được. Trang này chỉ dùng cookie để giữ đăng nhập; trình duyệt nhớ bản nháp chưa lưu và tệp đang tải dở trên chính máy của bạn.',
  },
  howLong: {
    title: 'Giữ bao lâu',
    text: 'Bản nháp đến khi bạn xóa hoặc nộp. Hồ sơ đã kết thúc theo thời hạn lưu trữ mà cơ quan đặt, ghi rõ ở trang Dữ liệu của tôi. Chứng từ thu, hoàn tiền và nhật ký giữ cùng sổ sách.',
  },
  yours: {
    title: 'Quyền của bạn',
    text: 'Trong Trang cá nhân, mục Dữ liệu của tôi: tải về mọi dữ liệu về bạn; xóa tài khoản. Sửa thông tin ở Hồ sơ cá nhân. Giấy tờ trong bản nháp bỏ được bất cứ lúc nào.',
  },
  linkEnded: {
    title: 'Liên kết đã hết hạn',
    text: 'Liên kết trong thư chỉ mở tệp trong một thời gian. Tệp vẫn còn: đăng nhập, mở hồ sơ và tải tại đó. Tra cứu cho biết hồ sơ đang ở đâu, nhưng không mở tệp.',
    signIn: 'Đăng nhập để tải tệp',
    track: 'Tra cứu hồ sơ',
  },
  closedTitle: 'Đã xóa tài khoản',
  closedText:
    'Bạn đã được đăng xuất ở mọi thiết bị và sẽ không nhận thư nào nữa. Hồ sơ đã kết thúc được xóa khi hết thời hạn lưu trữ.',
} as const;
