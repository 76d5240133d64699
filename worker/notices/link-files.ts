import type { Database } from '../../db/client.ts';
import { findLinkedFile } from '../../db/queries/linked-files.ts';
import type { Occasion } from '../../db/queries/occasions.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { SignedLinks } from '../../integrations/files/signed-links.ts';
import { atTime, say } from './words.ts';

/** A file that a mail links to, for whoever opens the link. */
export interface LinkedDownload {
  readonly label: LocalizedText;
  readonly url: string;
  /** Until when, and for whom: everybody who has the mail. */
  readonly remark: LocalizedText;
}

/**
 * The result as a link that needs no signing in, in the mail that says it is online. Letters and receipts go with their
 * mails themselves. Nobody without an account is given one: the reads of their file could not be shown to them.
 */
export async function linkResult(
  {
    db,
    links,
    publicUrl,
  }: { readonly db: Database; readonly links?: SignedLinks | undefined; readonly publicUrl: string },
  { event, state, hasAccount }: Occasion,
): Promise<LinkedDownload | undefined> {
  if (links === undefined || event.action !== 'release' || state.resultFileId === null || !hasAccount) return undefined;
  if ((await findLinkedFile(db, state.resultFileId)) === undefined) return undefined;
  const { path, until } = links.make(state.resultFileId, new Date());
  const end = atTime(until);
  return {
    label: say('Tải kết quả, không cần đăng nhập', 'Download the result without signing in'),
    url: publicUrl + path,
    remark: say(
      `Liên kết dùng được đến ${end.vi}. Ai có thư này đều mở được tệp kết quả bằng liên kết; chỉ chuyển tiếp thư cho người bạn muốn đưa tệp. Mỗi lần mở được ghi lại. Sau đó, đăng nhập để tải.`,
      `The link works until ${end.en}. Whoever has this mail can open the result with it: forward the mail only to people who are to have the file. Every opening is recorded. Afterwards, sign in to download it.`,
    ),
  };
}
