import type { Database } from '../../db/client.ts';
import { findLetterOf } from '../../db/queries/letters.ts';
import type { Occasion } from '../../db/queries/occasions.ts';
import { printedForms } from '../../domain/letters.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { ACCEPTED_FILE_TYPES } from '../../integrations/files/accepted-types.ts';
import type { FileStore } from '../../integrations/files/store.ts';
import type { Attachment } from '../../integrations/mail/mailer.ts';
import { counterOf, say } from './words.ts';

/** The letter that goes with a mail, and the paragraph that says so, or where the letter will be. */
interface AttachedLetter {
  readonly attachments: readonly Attachment[];
  readonly remark: readonly LocalizedText[];
}

/** Mail servers commonly take ten megabytes, and a file grows by a third on its way. Letters are far smaller. */
const maxAttachmentBytes = 5 * 1024 * 1024;

/** The letter of an event, if there is to be one. Not made in time, or too large, it is to be had elsewhere. */
export async function attachLetter(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  about: Occasion & { readonly dossierId: string },
): Promise<AttachedLetter> {
  const letter = await findLetterOf(db, about.dossierId, about.event.seq);
  if (letter === undefined) return { attachments: [], remark: [] };
  const { kind, file } = letter;
  const { name } = printedForms[kind];
  if (file === null || file.sizeBytes > maxAttachmentBytes) {
    return { attachments: [], remark: [file === null ? beingMade(about, name) : hadElsewhere(about, name)] };
  }
  const content = await readWhole(files, file.ref);
  return {
    attachments: [{ name: file.name, mediaType: ACCEPTED_FILE_TYPES[file.kind].mediaType, content }],
    remark: [say(`Kèm theo thư này: ${name.vi} (PDF).`, `Attached: ${name.en} (PDF, in Vietnamese).`)],
  };
}

/** The bytes of a stored file. */
export async function readWhole(files: FileStore, ref: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await files.open(ref)) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function beingMade(occasion: Occasion, name: LocalizedText): LocalizedText {
  const place = placeOf(occasion);
  return say(
    `${name.vi} đang được lập; khi xong sẽ có ${place.vi}.`,
    `The letter “${name.en}” is being made; you will find it ${place.en}.`,
  );
}

function hadElsewhere(occasion: Occasion, name: LocalizedText): LocalizedText {
  const place = placeOf(occasion);
  return say(`${name.vi} có ${place.vi}.`, `You will find the letter “${name.en}” ${place.en}.`);
}

function placeOf(occasion: Occasion): LocalizedText {
  const counter = counterOf(occasion);
  return occasion.hasAccount
    ? say('tại trang hồ sơ', 'on the page of the dossier')
    : say(`tại ${counter.vi}`, `at ${counter.en}`);
}
