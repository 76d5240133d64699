import { z } from 'zod';
import { askForCheck, cancelAuditCheck, findAuditCheck, listAuditChecks } from '../../db/queries/audit-checks.ts';
import { countAuditEntries, listAuditEntries, listCodesOf, listNamesOf } from '../../db/queries/audit-log.ts';
import type { Database } from '../../db/client.ts';
import { auditContract } from '../contract/audit.ts';
import { doOnce } from '../do-once.ts';
import { cursorOf } from '../http/cursor.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { dossiersFound, idsIn, shownCheck, shownEntry, type AuditCheckOfPerson } from '../views/audit.ts';
import { cut } from '../views/inbox.ts';

const auditCursor = cursorOf(z.object({ at: z.iso.datetime(), id: z.uuid() }));

/** The log has millions of entries: more than this many are not counted. */
const countedAtMost = 1000;

/** As many as a person looks back on. */
const checksListed = 20;

/** What was done, by whom and to what, of the whole office, and whether it still is what was written. */
export function auditRoutes({ db }: { readonly db: Database }): BoundRoute[] {
  const showChecks = async (rows: readonly AuditCheckOfPerson[]) => {
    const codes = await listCodesOf(db, dossiersFound(rows));
    return rows.map((row) => shownCheck(row, codes));
  };

  const showCheck = async (id: string) => {
    const found = await findAuditCheck(db, id);
    const [shown] = await showChecks(found === undefined ? [] : [found]);
    if (shown === undefined) throw new Problem('not_found');
    return shown;
  };

  return [
    bind(auditContract.listAudit, async ({ query }) => {
      const { cursor, limit, dossier, from, through, ...rest } = query;
      const filter = { ...rest, dossierCode: dossier, fromDate: from, throughDate: through };
      const page = { after: auditCursor.decode(cursor), limit: limit + 1 };
      const [found, total] = await Promise.all([
        listAuditEntries(db, filter, page),
        countAuditEntries(db, filter, countedAtMost),
      ]);
      const { shown, last } = cut(found, limit);
      const names = await listNamesOf(db, shown.flatMap(idsIn));
      const next = last === undefined ? null : auditCursor.encode({ at: last.at, id: last.id });
      const data = shown.map((row) => shownEntry(row, names));
      return { data, page: { next, total, totalIsExact: total < countedAtMost } };
    }),

    bind(auditContract.listAuditChecks, async () => ({
      data: await showChecks(await listAuditChecks(db, checksListed)),
    })),

    bind(auditContract.askAuditCheck, async ({ principal: { accountId }, body, identity }) => {
      const asked = { identity, accountId, action: 'askAuditCheck', dossierId: null, input: body };
      await doOnce(db, asked, async (tx) => {
        const isAsked = await askForCheck(tx, { id: identity.id, accountId, keptAnchor: body.kept });
        if (!isAsked) throw new Problem('action_not_allowed', { detail: texts.underWay });
      });
      return showCheck(identity.id);
    }),

    bind(auditContract.cancelAuditCheck, async ({ principal, params }) => {
      await showCheck(params.id);
      await db.transaction((tx) => cancelAuditCheck(tx, params.id, principal.accountId));
      return showCheck(params.id);
    }),
  ];
}

const texts = {
  underWay: {
    vi: 'Đang có một lần kiểm tra. Chờ xong hoặc hủy lần đó trước.',
    en: 'A check is under way. Wait for it, or call it off first.',
  },
} as const;
