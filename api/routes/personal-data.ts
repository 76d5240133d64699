import { and, eq } from 'drizzle-orm';
import { eraseDossiers } from '../../db/erase-dossiers.ts';
import { discardDraft } from '../../db/queries/applications.ts';
import { closeAccount } from '../../db/queries/erase-personal-data.ts';
import { collectPersonalData, listDraftIds, listKeptDossiers } from '../../db/queries/personal-data.ts';
import type { Database } from '../../db/client.ts';
import { credentials } from '../../db/schema/index.ts';
import { statusNames } from '../../domain/lifecycle/statuses.ts';
import { keptUntil } from '../../domain/retention.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { verifyPassword } from '../auth/password.ts';
import { personalDataContract } from '../contract/personal-data.ts';
import { contentDisposition } from '../http/downloads.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { openOwnApplications } from '../own-applications.ts';
import type { ApiParts } from '../parts.ts';
import { writeArchive } from '../personal-archive.ts';

/** Dữ liệu của tôi: taking it away, and having it taken out. */
export function personalDataRoutes(parts: ApiParts): BoundRoute[] {
  const { db, files, config, limits, logger: log } = parts;
  const { forget } = openOwnApplications(parts);

  return [
    bind(personalDataContract.getPersonalData, async ({ principal: { accountId } }) => ({
      drafts: (await listDraftIds(db, accountId)).length,
      dossiers: (await listKeptDossiers(db, accountId)).map(({ code, procedureName, status, endedAt, isUnderWay }) => ({
        code,
        procedureName,
        statusName: statusNames[status],
        isUnderWay,
        keptUntil: isUnderWay ? null : keptUntil(endedAt, config.retention),
      })),
      retention: config.retention,
    })),

    bind(personalDataContract.getPersonalDataArchive, async ({ principal: { accountId }, response }) => {
      const data = await collectPersonalData(db, accountId);
      response.set({
        'Content-Type': 'application/zip',
        'Content-Disposition': contentDisposition('attachment', `du-lieu-cua-toi-${localDateOf(new Date())}.zip`),
        'Cache-Control': 'private, no-store',
      });
      await writeArchive(data, files, response);
      return undefined;
    }),

    bind(personalDataContract.closeAccount, async ({ principal: { accountId }, body, request }) => {
      const tries = `${request.ip ?? ''}|${accountId}`;
      await limits.consume('signIn', tries);
      if (!(await isPassword(db, accountId, body.password))) {
        throw faultyField('password', 'wrong_password', {
          vi: 'Mật khẩu không đúng. Nhập lại mật khẩu bạn dùng để đăng nhập.',
          en: 'The password is wrong. Enter the one you sign in with.',
        });
      }
      await limits.forget('signIn', tries);
      const kept = await listKeptDossiers(db, accountId);
      const underWay = kept.filter(({ isUnderWay }) => isUnderWay).map(({ code }) => code);
      if (underWay.length > 0) throw stillUnderWay(underWay);
      const drafts = await listDraftIds(db, accountId);
      const held = await db.transaction(async (tx) => {
        const contents: string[] = [];
        for (const id of drafts) {
          const discarded = await discardDraft(tx, id, accountId);
          // It was handed in a moment ago.
          if (discarded === undefined) throw stillUnderWay([]);
          contents.push(...discarded);
        }
        await closeAccount(tx, { accountId, keptDossiers: kept.length, drafts: drafts.length });
        return contents;
      });
      // From here on the account is closed whatever happens; what is left is swept up hourly.
      await forget(held);
      const now = new Date().toISOString();
      const outlived = kept.filter(({ endedAt }) => keptUntil(endedAt, config.retention) <= now);
      await eraseDossiers(
        { db, files, log },
        outlived.map(({ id }) => id),
      );
      return undefined;
    }),
  ];
}

async function isPassword(db: Database, accountId: string, password: string): Promise<boolean> {
  const [credential] = await db
    .select({ hash: credentials.password })
    .from(credentials)
    .where(and(eq(credentials.accountId, accountId), eq(credentials.providerId, 'credential')));
  return credential?.hash != null && verifyPassword({ hash: credential.hash, password });
}

function stillUnderWay(codes: readonly string[]): Problem {
  const list = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
  return new Problem('dossiers_under_way', {
    detail: {
      vi: `Chưa xóa được tài khoản vì còn hồ sơ đang giải quyết hoặc tiền đang hoàn trả${list}. Chờ hồ sơ kết thúc, hoặc rút hồ sơ, rồi thử lại.`,
      en: `The account cannot be closed yet: a dossier is under way, or money is being given back${list}. Wait for the end, or withdraw, then try again.`,
    },
  });
}
