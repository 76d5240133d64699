import {
  countOwnViews,
  deleteView,
  findOwnView,
  insertView,
  listSavedViews,
  updateView,
} from '../../db/queries/saved-views.ts';
import type { Queryable } from '../../db/client.ts';
import { assigningRoles } from '../assign-task.ts';
import { savedViewsContract, type SavedView } from '../contract/saved-views.ts';
import { doOnce } from '../do-once.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { readColumns, readFilters, shownView } from '../views/saved-views.ts';
import type { ViewList } from '../../domain/view-columns.ts';

/** More tabs than anybody finds their way in. */
const mostViews = 20;

/** Filters and columns that people keep under a name, and share with their unit. */
export function savedViewRoutes({ db }: Pick<ApiParts, 'db'>): BoundRoute[] {
  return [
    bind(savedViewsContract.listSavedViews, async ({ principal, query: { list } }) => {
      const { accountId } = principal;
      const rows = await listSavedViews(db, { accountId, unitCodes: unitsOf(principal), list });
      return { data: await Promise.all(rows.map((row) => shownView(db, principal, row))) };
    }),

    bind(savedViewsContract.saveView, async ({ principal, body, identity }) => {
      const { accountId } = principal;
      const view = checked(principal, body);
      await doOnce(db, { identity, accountId, dossierId: null, action: 'saveView', input: body }, async (tx) => {
        if ((await countOwnViews(tx, accountId, body.list)) >= mostViews) throw tooMany();
        await insertView(tx, { id: identity.id, ownerId: accountId, ...view });
      });
      return readOwn(db, principal, identity.id);
    }),

    bind(savedViewsContract.changeView, async ({ principal, params, body }) => {
      const own = { id: params.id, ownerId: principal.accountId };
      if (!(await updateView(db, own, checked(principal, body)))) throw new Problem('not_found');
      return readOwn(db, principal, params.id);
    }),

    bind(savedViewsContract.deleteView, async ({ principal, params }) => {
      if (!(await deleteView(db, params.id, principal.accountId))) throw new Problem('not_found');
      return undefined;
    }),
  ];
}

interface Wish {
  readonly list: ViewList;
  readonly name: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly unitCode: string | null;
}

/** What is saved must be usable today. @throws Problem naming the filter or column that is not, or the unit. */
function checked(principal: Principal, { list, name, filters, columns, unitCode }: Wish) {
  const [filter] = readFilters(list, filters).ignored;
  if (filter !== undefined) {
    throw faultyField(`filters.${filter}`, 'unknown_filter', {
      vi: 'Danh sách không lọc được theo giá trị này. Hãy bỏ điều kiện này.',
      en: 'The list cannot be narrowed by this value. Leave this filter out.',
    });
  }
  const [column] = readColumns(list, columns).ignored;
  if (column !== undefined) {
    throw faultyField('columns', 'unknown_column', {
      vi: `Danh sách không có cột “${column}”. Hãy bỏ cột này.`,
      en: `The list has no column “${column}”. Leave it out.`,
    });
  }
  if (unitCode !== null && !unitsOf(principal, assigningRoles).includes(unitCode)) {
    throw faultyField('unitCode', 'forbidden', {
      vi: 'Chỉ lãnh đạo phòng hoặc người giám sát của đơn vị chia sẻ được bộ lọc cho đơn vị.',
      en: 'Only a head of division or a supervisor of the unit can share a view with it.',
    });
  }
  return { list, name, filters, columns, unitCode };
}

function tooMany(): Problem {
  return faultyField('name', 'too_many', {
    vi: `Mỗi người lưu được nhiều nhất ${mostViews} bộ lọc cho một danh sách. Hãy xóa bớt.`,
    en: `You can keep ${mostViews} views of a list at most. Delete one first.`,
  });
}

async function readOwn(db: Queryable, principal: Principal, id: string): Promise<SavedView> {
  const row = await findOwnView(db, id, principal.accountId);
  if (row === undefined) throw new Problem('not_found');
  return shownView(db, principal, row);
}
