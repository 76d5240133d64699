import { createTransport } from 'nodemailer';

/** How the house sends mail. */
export interface Mailer {
  /**
   * Hands a mail to the mail server. A resend of the same `messageId` is recognisable as the same mail.
   * Throws `MailUnavailable` (try again later) and `MailRejected` (trying again will not help). Neither holds anything
   * of the mail or of its recipient.
   */
  send(mail: Mail): Promise<void>;
  /** Hangs up. What is being sent fails as unavailable. */
  close(): void;
}

export interface Mail {
  /** One plain address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
  /** Our key of this mail, such as `H99-260105-0001.accepted`: the same key makes the same Message-ID. */
  readonly messageId: string;
}

/** A document that goes with a mail. Names may hold any letters. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** The mail server cannot be reached, asks us to come back, or does not let us in. Try again later. */
export class MailUnavailable extends Error {
  override readonly name = 'MailUnavailable';
}

/** The mail server will never take this mail, for this recipient as it is. `code` is its answer, such as `550 5.1.1`. */
export class MailRejected extends Error {
  override readonly name = 'MailRejected';
  readonly code: string;
  constructor(code: string) {
    super(`The mail was rejected for good (${code}).`);
    this.code = code;
  }
}

export interface MailerSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly smtpUrl: string;
  /** `Name <address>`. Its domain is that of every Message-ID. */
  readonly from: string;
  /** How long connecting, the greeting and every silence in between may each take. 10 s by default. */
  readonly timeoutMs?: number;
}

/**
 * Sends by SMTP over a few connections that are kept open.
 * @throws TypeError when `from` holds no address.
 */
export function createMailer({ smtpUrl, from, timeoutMs = 10_000 }: MailerSettings): Mailer {
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1];
  if (domain === undefined) throw new TypeError(`The sender "${from}" holds no address. Expected: Name <name@host>`);
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    maxRequeues: 1,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send({ to, subject, text, html, messageId, attachments = [] }) {
      if (!isPlainAddress(to)) throw new MailRejected('the recipient is not a plain address');
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          attachments: attachments.map(({ name, mediaType, content }) => ({
            filename: name,
            contentType: mediaType,
            content: Buffer.from(content),
          })),
          messageId: `<${toLocalPart(messageId)}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
      } catch (error) {
        throw classify(error);
      }
    },
    close: () => transport.close(),
  };
}

function isPlainAddress(to: string): boolean {
  return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(to) && to.length <= 254;
}

/** A key as the left side of a Message-ID (RFC 5322 dot-atom): different keys stay different. */
function toLocalPart(key: string): string {
  return encodeURIComponent(key).replace(/[!'()*~]|^\.|\.$|\.(?=\.)/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

/**
 * What a failure means (RFC 5321 section 4.2): a 5yz answer to the recipient or to the mail itself is final. Anything
 * else, a refused sign-in among it, is about the server or our settings. Causes are not kept: servers put addresses in
 * their answers.
 */
function classify(error: unknown): MailRejected | MailUnavailable {
  if (!(error instanceof Error)) return new MailUnavailable('The mail server failed for an unknown reason.');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  const enhanced =
    'response' in error ? /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(String(error.response))?.[1] : undefined;
  const answer = [status || code, enhanced].filter(Boolean).join(' ');
  const isAboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (isAboutThisMail && status >= 500) return new MailRejected(answer);
  return new MailUnavailable(`The mail server did not take the mail for now (${answer}).`);
}
