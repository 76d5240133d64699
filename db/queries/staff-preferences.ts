import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { newsKinds, type NewsKind } from '../../domain/news.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Queryable } from '../client.ts';
import { staffPreferences } from '../schema/index.ts';

/** What somebody has chosen; `digest` is `null` where they have not. */
export interface Preferences {
  readonly newsSeenAt: string | null;
  readonly newsOff: readonly NewsKind[];
  readonly digest: boolean | null;
}

/** Whoever supervises gets the morning's mail unless they choose otherwise. A setting of this house. */
export function hasDigestUsually(roles: readonly StaffRole[]): boolean {
  return roles.includes('supervisor');
}

/** Kinds that are no more are left out. */
const kinds = z
  .array(z.string())
  .catch([])
  .transform((names) => newsKinds.filter((kind) => names.includes(kind)));

export async function readPreferences(db: Queryable, accountId: string): Promise<Preferences> {
  const [row] = await db.select().from(staffPreferences).where(eq(staffPreferences.accountId, accountId));
  return {
    newsSeenAt: row?.newsSeenAt ?? null,
    newsOff: kinds.parse(row?.newsOff ?? []),
    digest: row?.digest ?? null,
  };
}

/** Changes what is given, nothing else. */
export async function changePreferences(
  db: Queryable,
  accountId: string,
  change: { readonly newsOff?: readonly NewsKind[] | undefined; readonly digest?: boolean | undefined },
): Promise<void> {
  await db
    .insert(staffPreferences)
    .values({ accountId, ...change })
    .onConflictDoUpdate({ target: staffPreferences.accountId, set: { accountId, ...change } });
}

/** Remembers until when somebody has seen their news. Looking at an older page takes nothing back. */
export async function markSeen(db: Queryable, accountId: string, through: string): Promise<void> {
  await db
    .insert(staffPreferences)
    .values({ accountId, newsSeenAt: through })
    .onConflictDoUpdate({
      target: staffPreferences.accountId,
      set: { newsSeenAt: sql`greatest(${staffPreferences.newsSeenAt}, excluded.news_seen_at)` },
    });
}
