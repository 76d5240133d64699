import { z } from 'zod';
import type { Queryable } from '../../db/client.ts';
import { countNews, listNews, type NewsFilter, type NewsRow } from '../../db/queries/news.ts';
import {
  changePreferences,
  hasDigestUsually,
  markSeen,
  readPreferences,
  type Preferences,
} from '../../db/queries/staff-preferences.ts';
import { newsDays, newsKinds, newsNames } from '../../domain/news.ts';
import { newsContract, type NewsItem, type StaffPreferences } from '../contract/news.ts';
import { cursorOf } from '../http/cursor.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { cut } from '../views/inbox.ts';

const newsCursor = cursorOf(z.object({ at: z.iso.datetime(), key: z.string() }));

/** Counting further tells nobody more. */
const bound = 100;
const dayMs = 24 * 3_600_000;

/** What happened to what somebody holds, watches or supervises, and what they want to hear of. */
export function newsRoutes({ db }: Pick<ApiParts, 'db'>): BoundRoute[] {
  return [
    bind(newsContract.listNews, async ({ principal, query }) => {
      const preferences = await readPreferences(db, principal.accountId);
      const filter = filterOf(principal, preferences);
      const [found, total] = await Promise.all([
        listNews(db, filter, { after: newsCursor.decode(query.cursor), limit: query.limit + 1 }),
        countNews(db, filter, bound),
      ]);
      const { shown, last } = cut(found, query.limit);
      return {
        data: shown.map((row) => shownNews(row, preferences.newsSeenAt)),
        page: {
          next: last === undefined ? null : newsCursor.encode({ at: last.at, key: last.key }),
          total,
          totalIsExact: total < bound,
        },
      };
    }),

    bind(newsContract.countNews, async ({ principal }) => {
      const preferences = await readPreferences(db, principal.accountId);
      const filter = filterOf(principal, preferences);
      const { newsSeenAt } = preferences;
      const since = newsSeenAt !== null && newsSeenAt > filter.since ? newsSeenAt : filter.since;
      const unseen = await countNews(db, { ...filter, since }, bound);
      return { unseen, isExact: unseen < bound };
    }),

    bind(newsContract.markNewsSeen, async ({ principal, body: { through } }) => {
      const now = new Date().toISOString();
      const seen = new Date(through).toISOString();
      // A clock that is ahead must not hide what is yet to happen.
      await markSeen(db, principal.accountId, seen < now ? seen : now);
      return undefined;
    }),

    bind(newsContract.getStaffPreferences, ({ principal }) => shownPreferences(db, principal)),

    bind(newsContract.changeStaffPreferences, async ({ principal, body }) => {
      await changePreferences(db, principal.accountId, body);
      return shownPreferences(db, principal);
    }),
  ];
}

function filterOf(principal: Principal, { newsOff }: Preferences): NewsFilter {
  const now = new Date();
  return {
    accountId: principal.accountId,
    unitCodes: unitsOf(principal),
    supervised: unitsOf(principal, ['supervisor']),
    kinds: newsKinds.filter((kind) => !newsOff.includes(kind)),
    since: new Date(now.getTime() - newsDays * dayMs).toISOString(),
    now: now.toISOString(),
  };
}

function shownNews(row: NewsRow, seenAt: string | null): NewsItem {
  const { key, kind, at, code, procedureCode, procedureName, byId, byName, reason } = row;
  return {
    id: key,
    kind,
    kindName: newsNames[kind],
    at,
    dossier: { code, procedure: { code: procedureCode, name: procedureName } },
    by: byId === null || byName === null ? null : { id: byId, name: byName },
    reason,
    isNew: seenAt === null || at > seenAt,
  };
}

async function shownPreferences(db: Queryable, principal: Principal): Promise<StaffPreferences> {
  const { newsOff, digest } = await readPreferences(db, principal.accountId);
  const isDigestUsual = hasDigestUsually(principal.roles.map(({ role }) => role));
  return { newsOff: [...newsOff], digest: digest ?? isDigestUsual, isDigestUsual };
}
