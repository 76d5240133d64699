import { randomBytes } from 'node:crypto';
import { consolePlaces } from '../../domain/places.ts';
import { MailRejected, MailUnavailable, type Mailer } from '../../integrations/mail/mailer.ts';
import { faultyField, Problem } from '../http/problem.ts';
import type { Auth } from './auth.ts';
import { invitationMail } from './mails.ts';

/** How long the link of an invitation works. A setting of this house. */
const invitationDays = 3;

interface Invited {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Mails links by which new staff set their password. */
export interface Invitations {
  /**
   * Sends a new link; earlier ones stay good until their own day. Opening one changes nothing: it is used up when a
   * password is set.
   * @returns until when the link works.
   * @throws Problem `temporarily_unavailable` when no mail can be sent now, `validation_failed` when none ever will.
   */
  send(to: Invited): Promise<Date>;
}

interface InvitationSettings {
  readonly auth: Auth;
  readonly mailer: Mailer;
  readonly publicUrl: string;
}

export function createInvitations({ mailer, ...settings }: InvitationSettings): Invitations {
  return {
    async send(to) {
      const link = await makeInvitationLink(settings, to);
      await mailer.send(invitationMail(to, { ...link, at: new Date() })).catch(refuse);
      return link.until;
    },
  };
}

/** Makes a new link by which somebody invited sets their password, and says until when it works. */
export async function makeInvitationLink(
  { auth, publicUrl }: Omit<InvitationSettings, 'mailer'>,
  { id }: Pick<Invited, 'id'>,
): Promise<{ readonly url: string; readonly until: Date }> {
  const token = randomBytes(24).toString('base64url');
  const until = new Date(Date.now() + invitationDays * 86_400_000);
  const { internalAdapter } = await auth.$context;
  // The sign-in library's own token for setting a password, only mailed by us and good for longer.
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: id,
    expiresAt: until,
  });
  return { url: `${publicUrl}${consolePlaces.invitation}?token=${token}`, until };
}

function refuse(failure: unknown): never {
  if (failure instanceof MailUnavailable) {
    throw new Problem('temporarily_unavailable', {
      detail: {
        vi: 'Tài khoản đã tạo nhưng chưa gửi được thư mời. Lát nữa chọn “Gửi lại thư mời”.',
        en: 'The account exists, but the invitation could not be mailed. Choose “Send the invitation again” later.',
      },
      retryAfterSeconds: 30,
    });
  }
  if (failure instanceof MailRejected) {
    throw faultyField('email', 'mail_refused', {
      vi: 'Máy chủ thư từ chối địa chỉ này. Kết thúc tài khoản rồi mời lại bằng địa chỉ đúng.',
      en: 'The mail server refuses this address. End the account and invite again with the right address.',
    });
  }
  throw failure;
}
