import { z } from 'zod';
import type { Queryable } from '../../db/client.ts';
import type { SavedViewRow } from '../../db/queries/saved-views.ts';
import { knownColumns, usualColumns, type ViewList } from '../../domain/view-columns.ts';
import { dossiersContract } from '../contract/dossiers.ts';
import type { SavedView } from '../contract/saved-views.ts';
import { tasksContract } from '../contract/tasks.ts';
import { Problem } from '../http/problem.ts';
import type { Principal } from '../http/principal.ts';
import { readDossierList } from './dossier-list.ts';
import { readQueue } from './inbox.ts';

/** What each list can be narrowed by: exactly what its own route takes, without the page. */
const filterShapes: Readonly<Record<ViewList, Readonly<Record<string, z.ZodType>>>> = {
  tasks: tasksContract.listTasks.query.omit({ cursor: true, limit: true }).shape,
  dossiers: dossiersContract.searchDossiers.query.omit({ cursor: true, limit: true }).shape,
};

const stored = z.record(z.string(), z.unknown()).catch({});
const storedColumns = z.array(z.string()).catch([]);

/** The filters of a list among these, and the names of those the list does not know, or not with such a value. */
export function readFilters(list: ViewList, given: unknown) {
  const filters: Record<string, string> = {};
  const ignored: string[] = [];
  for (const [name, value] of Object.entries(stored.parse(given))) {
    const shape = Object.hasOwn(filterShapes[list], name) ? filterShapes[list][name] : undefined;
    if (typeof value === 'string' && shape?.safeParse(value).success === true) filters[name] = value;
    else ignored.push(name);
  }
  return { filters, ignored };
}

/** The columns of a list among these, the usual ones when there are none, and the names it does not know. */
export function readColumns(list: ViewList, given: unknown) {
  const names = storedColumns.parse(given);
  const known: readonly string[] = knownColumns(list, names);
  return {
    columns: known.length === 0 ? [...usualColumns[list]] : [...known],
    ignored: names.filter((name) => !known.includes(name)),
  };
}

/** A view as it stands for its reader: what of it can still be used, and how many rows that has for them. */
export async function shownView(db: Queryable, principal: Principal, row: SavedViewRow): Promise<SavedView> {
  const { id, list, name, owner, unitCode, unitName } = row;
  const { filters, ignored } = readFilters(list, row.filters);
  const { columns, ignored: ignoredColumns } = readColumns(list, row.columns);
  return {
    id,
    list,
    name,
    filters,
    columns,
    ignored: [...ignored, ...ignoredColumns],
    unit: unitCode === null || unitName === null ? null : { code: unitCode, name: unitName },
    owner,
    mine: owner.id === principal.accountId,
    ...(await countRows(db, principal, list, filters)),
  };
}

/** Counted as the list itself counts, so that both say the same. */
async function countRows(
  db: Queryable,
  principal: Principal,
  list: ViewList,
  filters: Readonly<Record<string, string>>,
): Promise<Pick<SavedView, 'total' | 'totalIsExact'>> {
  try {
    const { page } = await readList(db, principal, list, { ...filters, limit: 1 });
    return { total: page.total, totalIsExact: page.totalIsExact };
  } catch (error) {
    // A search that has become too short, for one: the view can be opened and mended, the others are not to suffer.
    if (error instanceof Problem) return { total: null, totalIsExact: false };
    throw error;
  }
}

async function readList(db: Queryable, principal: Principal, list: ViewList, query: object) {
  switch (list) {
    case 'tasks':
      return readQueue(db, principal, tasksContract.listTasks.query.parse(query));
    case 'dossiers':
      return readDossierList(db, principal, dossiersContract.searchDossiers.query.parse(query));
  }
}
