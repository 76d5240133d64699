import { listMyPapers, removeMyPaper, type PaperRow } from '../../db/queries/my-papers.ts';
import { keptUntil, type Retention } from '../../domain/retention.ts';
import { myPapersContract, type MyPaper } from '../contract/my-papers.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { openOwnApplications } from '../own-applications.ts';
import type { ApiParts } from '../parts.ts';
import { shownFile } from '../views/files.ts';
import { hrefIn } from '../views/my-dossier.ts';

/** Giấy tờ đã nộp: what an applicant has handed in so far, paper by paper. */
export function myPaperRoutes(parts: ApiParts): BoundRoute[] {
  const { db, config } = parts;
  const { forget } = openOwnApplications(parts);
  return [
    bind(myPapersContract.listMyPapers, async ({ principal: { accountId } }) => {
      const now = new Date().toISOString();
      return { data: (await listMyPapers(db, accountId)).map((row) => shownPaper(row, config.retention, now)) };
    }),

    bind(myPapersContract.removeMyPaper, async ({ principal: { accountId }, params: { fileId } }) => {
      const now = new Date().toISOString();
      const held = await db.transaction(async (tx) => {
        const all = await listMyPapers(tx, accountId);
        const row = all.find(({ uses }) => uses.some((use) => use.fileId === fileId));
        if (row === undefined) throw new Problem('not_found');
        if (!isRemovable(row, config.retention, now)) throw new Problem('action_not_allowed', { detail: stillKept });
        return removeMyPaper(tx, { accountId, uses: row.uses });
      });
      await forget(held);
      return undefined;
    }),
  ];
}

function shownPaper(row: PaperRow, retention: Retention, now: string): MyPaper {
  const { paper, file, uses } = row;
  const [latest] = uses;
  return {
    name: paper,
    file: shownFile(file, hrefIn(latest?.dossierCode ?? '')),
    uses: uses.map(({ dossierCode, procedureName, givenAt }) => ({ dossierCode, procedureName, givenAt })),
    keptUntil: endOfKeeping(row, retention),
    removable: isRemovable(row, retention, now),
  };
}

/** When the last dossier with a paper is kept no longer; `null` while one of them is under way. */
function endOfKeeping({ uses }: PaperRow, retention: Retention): string | null {
  if (uses.some(({ isUnderWay }) => isUnderWay)) return null;
  return (
    uses
      .map(({ endedAt }) => keptUntil(endedAt, retention))
      .toSorted()
      .at(-1) ?? null
  );
}

function isRemovable(row: PaperRow, retention: Retention, now: string): boolean {
  const until = endOfKeeping(row, retention);
  return until !== null && until <= now;
}

const stillKept = {
  vi: 'Chưa xóa được: giấy tờ này thuộc một hồ sơ đang giải quyết hoặc còn trong thời hạn lưu trữ.',
  en: 'It cannot be deleted yet: the paper is part of a dossier that is under way or still has to be kept.',
};
