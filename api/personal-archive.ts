import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { PersonalData } from '../db/queries/personal-data.ts';
import type { FileStore } from '../integrations/files/store.ts';

/**
 * Writes everything kept about a person as a ZIP: `data.json`, and their files by dossier. Files are read one after
 * another as the archive is sent, so that none has to fit into memory.
 */
export async function writeArchive(data: PersonalData, files: FileStore, to: Writable): Promise<void> {
  const archive = new ZipFile();
  const codes = new Map(data.dossiers.map(({ id, code }) => [id, code ?? `nhap-${id.slice(-8)}`]));
  const at = new Date();
  archive.addBuffer(Buffer.from(explanation), 'doc-toi-truoc.txt', { mtime: at });
  archive.addBuffer(Buffer.from(JSON.stringify(shownData(data), null, 2)), 'data.json', { mtime: at });
  const names = new Set<string>();
  for (const { dossierId, componentKey, purpose, name, ref, id, createdAt } of data.papers) {
    const folder = `tep/${codes.get(dossierId) ?? dossierId}/${componentKey ?? purpose}`;
    const plain = `${folder}/${name}`;
    const path = names.has(plain) ? `${folder}/${id.slice(-8)}-${name}` : plain;
    names.add(path);
    archive.addReadStreamLazy(path, { mtime: new Date(createdAt), compress: false }, (give) => {
      files.open(ref).then(
        (content) => give(null, content),
        (error: unknown) => give(error, process.stdin),
      );
    });
  }
  const failed = new Promise<never>((_, reject) => archive.on('error', reject));
  archive.end();
  await Promise.race([pipeline(archive.outputStream, to), failed]);
}

/** Without what is nobody's to read: hashes of keys, and who of the staff read what. */
function shownData({ dossiers, readings, papers, ...rest }: PersonalData) {
  return {
    ...rest,
    dossiers: dossiers.map(({ trackingKeyHash: _key, searchText: _text, ...dossier }) => dossier),
    papers: papers.map(({ ref, ...paper }) => ({ ...paper, sha256: ref })),
    readByStaff: readings.map(({ dossierId, what, times, createdAt, lastAt }) => ({
      dossierId,
      what,
      times,
      firstAt: createdAt,
      lastAt,
    })),
  };
}

const explanation = `Tệp này chứa mọi dữ liệu hệ thống một cửa giữ về bạn.
data.json: tài khoản, các lần đăng nhập còn hiệu lực, hồ sơ, diễn biến, tin nhắn, thư đã gửi, khoản thu, hoàn trả, lượt cán bộ xem.
tep/: các tệp bạn đã nộp và văn bản, kết quả đã gửi cho bạn, theo mã hồ sơ.

This archive holds everything the one-stop shop keeps about you.
data.json: account, sign-ins still open, dossiers and their course, messages, mails, payments, refunds, reads by staff.
tep/: the files you gave and the letters and results given to you, by code of dossier.
`;
