import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { PersonalData } from '../db/queries/personal-data.ts';
import type { FileStore } from '../integrations/files/store.ts';
import { NotStampable } from '../integrations/pdf/stamp-copy.ts';
import { cannotBeMarked, isGivenAsCopy, markCopy } from './result-copy.ts';
import { ownFiles, shownPersonalData } from './views/personal-data.ts';

type OwnFile = ReturnType<typeof ownFiles>[number];

/**
 * Writes everything kept about a person as a ZIP: `data.json`, and their files by dossier. Files are read one after
 * another as the archive is sent, so that none has to fit into memory but the copies of results, one at a time.
 */
export async function writeArchive(data: PersonalData, files: FileStore, to: Writable): Promise<void> {
  const archive = new ZipFile();
  const at = new Date();
  archive.addBuffer(Buffer.from(explanation), 'doc-toi-truoc.txt', { mtime: at });
  archive.addBuffer(Buffer.from(JSON.stringify(shownPersonalData(data), null, 2)), 'data.json', { mtime: at });
  const names = new Set<string>();
  for (const own of ownFiles(data)) {
    const { file, dossier } = own;
    const folder = `tep/${codeOf(own)}/${file.componentKey ?? file.purpose}`;
    const plain = `${folder}/${file.name}`;
    const path = names.has(plain) ? `${folder}/${file.id.slice(-8)}-${file.name}` : plain;
    names.add(path);
    const isCopy = file.purpose === 'result' && isGivenAsCopy(file, dossier.state.returnMethod);
    archive.addReadStreamLazy(path, { mtime: new Date(file.createdAt), compress: false }, (give) => {
      (isCopy ? openCopy(own, files) : files.open(file.ref)).then(
        (content) => give(null, content),
        (error: unknown) => give(error, process.stdin),
      );
    });
  }
  const failed = new Promise<never>((_, reject) => archive.on('error', reject));
  archive.end();
  await Promise.race([pipeline(archive.outputStream, to), failed]);
}

/** One result that cannot be marked must not keep a person from all the rest: words saying so stand in its place. */
async function openCopy(own: OwnFile, files: FileStore): Promise<Readable> {
  try {
    return Readable.from([await markCopy(files, own.file, codeOf(own))]);
  } catch (error) {
    if (error instanceof NotStampable) return Readable.from([`${cannotBeMarked.vi}\n\n${cannotBeMarked.en}\n`]);
    throw error;
  }
}

function codeOf({ dossier: { id, code } }: OwnFile): string {
  return code ?? `nhap-${id.slice(-8)}`;
}

const explanation = `Tệp này chứa mọi dữ liệu hệ thống một cửa giữ về bạn.
data.json: tài khoản, các lần đăng nhập còn hiệu lực, hồ sơ, diễn biến, tin nhắn, thư đã gửi, khoản thu, hoàn trả, lượt cán bộ xem.
tep/: các tệp bạn đã nộp và văn bản, kết quả đã gửi cho bạn, theo mã hồ sơ. Kết quả đã trả bằng giấy là bản sao có đóng dấu “bản sao”.
Không có ở đây: kết quả chưa trả và trao đổi nội bộ của cơ quan.

This archive holds everything the one-stop shop keeps about you.
data.json: account, sign-ins still open, dossiers and their course, messages, mails, payments, refunds, reads by staff.
tep/: the files you gave and the letters and results given to you, by code of dossier. Results returned on paper are marked as copies.
Not in it: results not yet returned, and what the agency settles within itself.
`;
