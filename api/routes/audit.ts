import { z } from 'zod';
import { countAuditEntries, listAuditEntries } from '../../db/queries/audit-log.ts';
import type { Database } from '../../db/client.ts';
import { auditContract, type AuditEntry } from '../contract/audit.ts';
import { cursorOf } from '../http/cursor.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { cut } from '../views/inbox.ts';

const auditCursor = cursorOf(z.object({ id: z.uuid() }));

/** The log has millions of entries: more than this many are not counted. */
const countedAtMost = 1000;

/** What was done, by whom and to what, of the whole office: for administrators. */
export function auditRoutes({ db }: { readonly db: Database }): BoundRoute[] {
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
      const next = last === undefined ? null : auditCursor.encode({ id: last.id });
      return { data: shown.map(shownEntry), page: { next, total, totalIsExact: total < countedAtMost } };
    }),
  ];
}

function shownEntry(row: Awaited<ReturnType<typeof listAuditEntries>>[number]): AuditEntry {
  const { actorId, actorName, subjectKind, subjectId, detail, ...entry } = row;
  return {
    ...entry,
    actor: actorId === null ? null : { id: actorId, name: actorName ?? actorId },
    subject: { kind: subjectKind, id: subjectId },
    detail: z.record(z.string(), z.json()).parse(detail),
  };
}
