import { localDateOf } from '../../domain/working-time/local-time.ts';
import { renderMail, type Letter } from '../../integrations/mail/layout.ts';
import type { Mail } from '../../integrations/mail/mailer.ts';

/** Whom an account mail goes to. */
interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The subject people are told to look for in their mailbox: part of the published guide, word for word. */
export const registrationSubject = 'Xác nhận đăng ký tài khoản sử dụng cổng dịch vụ công trực tuyến';

/** Asks to confirm an address by opening a link, which holds for a day. */
export function registrationMail(to: Recipient, url: string, at: Date): Mail {
  return mail(to, `verify.${to.id}.${at.getTime()}`, registrationSubject, {
    heading: 'Xác nhận đăng ký tài khoản',
    paragraphs: [
      `Kính gửi ${to.name},`,
      'Vui lòng bấm nút dưới đây để hoàn thành việc đăng ký tài khoản. Đường dẫn có hiệu lực trong 24 giờ.',
      'Nếu không đăng ký, hãy bỏ qua thư này: tài khoản sẽ không được sử dụng.',
    ],
    facts: [['Tài khoản', to.email]],
    action: { label: 'Hoàn thành đăng ký', url },
    english: {
      heading: 'Confirm your registration',
      paragraphs: [
        'Open the link to complete your registration. It is valid for 24 hours.',
        'If you did not register, ignore this mail.',
      ],
      facts: [['Account', to.email]],
      action: { label: 'Complete registration', url },
    },
  });
}

/** Tells the owner of an account that somebody tried to register it again: the screen must not say so. */
export function alreadyRegisteredMail(to: Recipient, signInUrl: string, at: Date): Mail {
  return mail(to, `registered.${to.id}.${at.getTime()}`, registrationSubject, {
    heading: 'Bạn đã có tài khoản',
    paragraphs: [
      `Kính gửi ${to.name},`,
      'Có người vừa đăng ký bằng địa chỉ thư này, nhưng bạn đã có tài khoản. Không có gì thay đổi.',
      'Nếu là bạn, hãy đăng nhập, hoặc chọn “Quên mật khẩu” tại trang đăng nhập.',
    ],
    facts: [['Tài khoản', to.email]],
    action: { label: 'Đăng nhập', url: signInUrl },
    english: {
      heading: 'You already have an account',
      paragraphs: [
        'Somebody just registered with this address, but you already have an account. Nothing has changed.',
        'If it was you, sign in, or choose “Forgot password” on the sign-in page.',
      ],
      facts: [['Account', to.email]],
      action: { label: 'Sign in', url: signInUrl },
    },
  });
}

/** Invites a new member of staff to set their password. */
export function invitationMail(
  to: Recipient,
  { url, until, at }: { readonly url: string; readonly until: Date; readonly at: Date },
): Mail {
  const lastDay = localDateOf(until).split('-').toReversed().join('/');
  return mail(to, `invitation.${to.id}.${at.getTime()}`, 'Mời sử dụng hệ thống một cửa điện tử', {
    heading: 'Tài khoản cán bộ của bạn',
    paragraphs: [
      `Kính gửi ${to.name},`,
      `Quản trị viên đã tạo tài khoản cho bạn. Bấm nút dưới đây để đặt mật khẩu trước khi hết hạn (ngày ${lastDay}).`,
      'Nếu đường dẫn đã hết hạn, nhờ quản trị viên gửi lại thư mời.',
    ],
    facts: [['Tài khoản', to.email]],
    action: { label: 'Đặt mật khẩu', url },
    english: {
      heading: 'Your staff account',
      paragraphs: [
        `An administrator has made an account for you. Open the link to set its password; it works until ${lastDay}.`,
        'If the link no longer works, ask the administrator for a new one.',
      ],
      facts: [['Account', to.email]],
      action: { label: 'Set a password', url },
    },
  });
}

/** A link to set a new password, valid for an hour and once. */
export function passwordResetMail(to: Recipient, url: string, at: Date): Mail {
  return mail(to, `reset.${to.id}.${at.getTime()}`, 'Đặt lại mật khẩu tài khoản dịch vụ công trực tuyến', {
    heading: 'Đặt lại mật khẩu',
    paragraphs: [
      `Kính gửi ${to.name},`,
      'Bấm nút dưới đây để đặt mật khẩu mới. Đường dẫn có hiệu lực trong 1 giờ và chỉ dùng được một lần.',
      'Nếu không yêu cầu, hãy bỏ qua thư này: mật khẩu cũ vẫn giữ nguyên.',
    ],
    facts: [['Tài khoản', to.email]],
    action: { label: 'Đặt mật khẩu mới', url },
    english: {
      heading: 'Reset your password',
      paragraphs: [
        'Open the link to set a new password. It is valid for one hour and works once.',
        'If you did not ask for this, ignore this mail: your password stays as it is.',
      ],
      facts: [['Account', to.email]],
      action: { label: 'Set a new password', url },
    },
  });
}

/** Tells the owner that the password was changed, in case it was not them. */
export function passwordChangedMail(to: Recipient, resetUrl: string, at: Date): Mail {
  return mail(to, `password-changed.${to.id}.${at.getTime()}`, 'Mật khẩu tài khoản dịch vụ công đã thay đổi', {
    heading: 'Mật khẩu đã thay đổi',
    paragraphs: [
      `Kính gửi ${to.name},`,
      'Mật khẩu của bạn vừa được đặt lại và mọi phiên đăng nhập khác đã kết thúc.',
      'Nếu không phải bạn, hãy đặt lại mật khẩu ngay.',
    ],
    facts: [['Tài khoản', to.email]],
    action: { label: 'Đặt lại mật khẩu', url: resetUrl },
    english: {
      heading: 'Your password was changed',
      paragraphs: [
        'Your password was reset and all other sessions have ended.',
        'If it was not you, reset it at once.',
      ],
      facts: [['Account', to.email]],
      action: { label: 'Reset password', url: resetUrl },
    },
  });
}

function mail(to: Recipient, messageId: string, subject: string, letter: Letter): Mail {
  return { to: to.email, subject, messageId, ...renderMail(letter) };
}
