import { and, eq, inArray, or } from 'drizzle-orm';
import type { ViewList } from '../../domain/view-columns.ts';
import type { Queryable } from '../client.ts';
import { accounts, savedViews, units } from '../schema/index.ts';

export type SavedViewRow = Awaited<ReturnType<typeof listSavedViews>>[number];

/** The views of a list that are somebody's own or shared with their units, in the order they were made. */
export async function listSavedViews(
  db: Queryable,
  { accountId, unitCodes, list }: { accountId: string; unitCodes: readonly string[]; list: ViewList },
) {
  return select(db)
    .where(
      and(
        eq(savedViews.list, list),
        or(eq(savedViews.ownerId, accountId), inArray(savedViews.unitCode, [...unitCodes])),
      ),
    )
    .orderBy(savedViews.id);
}

/** A view of somebody's own. */
export async function findOwnView(db: Queryable, id: string, ownerId: string): Promise<SavedViewRow | undefined> {
  const [view] = await select(db).where(and(eq(savedViews.id, id), eq(savedViews.ownerId, ownerId)));
  return view;
}

function select(db: Queryable) {
  return db
    .select({
      id: savedViews.id,
      list: savedViews.list,
      name: savedViews.name,
      filters: savedViews.filters,
      columns: savedViews.columns,
      owner: { id: accounts.id, name: accounts.name },
      unitCode: units.code,
      unitName: units.name,
    })
    .from(savedViews)
    .innerJoin(accounts, eq(accounts.id, savedViews.ownerId))
    .leftJoin(units, eq(units.code, savedViews.unitCode))
    .$dynamic();
}

/** How many views of a list somebody has kept. */
export async function countOwnViews(db: Queryable, ownerId: string, list: ViewList): Promise<number> {
  return db.$count(savedViews, and(eq(savedViews.ownerId, ownerId), eq(savedViews.list, list)));
}

export async function insertView(db: Queryable, view: typeof savedViews.$inferInsert): Promise<void> {
  await db.insert(savedViews).values(view);
}

/** What can be changed of a view. */
export type ViewChange = Pick<typeof savedViews.$inferInsert, 'list' | 'name' | 'filters' | 'columns' | 'unitCode'>;

/** Changes a view of somebody's own; answers whether there is one. */
export async function updateView(
  db: Queryable,
  { id, ownerId }: { id: string; ownerId: string },
  change: ViewChange,
): Promise<boolean> {
  const changed = await db
    .update(savedViews)
    .set(change)
    .where(and(eq(savedViews.id, id), eq(savedViews.ownerId, ownerId)))
    .returning({ id: savedViews.id });
  return changed.length > 0;
}

/** Removes a view of somebody's own; answers whether there was one. */
export async function deleteView(db: Queryable, id: string, ownerId: string): Promise<boolean> {
  const removed = await db
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.ownerId, ownerId)))
    .returning({ id: savedViews.id });
  return removed.length > 0;
}
