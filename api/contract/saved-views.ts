import { z } from 'zod';
import { viewLists } from '../../domain/view-columns.ts';
import { id, listOf, named, personRef, unitCode } from './common.ts';
import { defineRoute, staff } from './route.ts';

const name = z.string().trim().min(1).max(60);
const filters = z.record(z.string(), z.string());
const columns = z.array(z.string().max(40)).max(40);

/** Filters and columns of a list under a name, ready to be used, with how many rows it has for its reader. */
export const savedView = z
  .object({
    id,
    list: z.enum(viewLists),
    name: z.string(),
    filters: filters.describe('As the list’s own query takes them'),
    columns: z.array(z.string()),
    ignored: z.array(z.string()).describe('Filters and columns it was saved with that there are not any more'),
    unit: named.nullable().describe('The unit it is shared with'),
    owner: personRef,
    mine: z.boolean(),
    total: z.int().nullable().describe('Rows it has for me now; null when its filters cannot be used'),
    totalIsExact: z.boolean(),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedView>;

const body = z
  .strictObject({
    list: z.enum(viewLists),
    name,
    filters,
    columns,
    unitCode: unitCode.nullable().default(null).describe('Share it with this unit, as its lead or supervisor'),
  })
  .meta({ id: 'SavedViewChange' });
export type SavedViewChange = z.input<typeof body>;

const tag = 'Saved views';
const params = z.object({ id });

export const savedViewsContract = {
  listSavedViews: defineRoute({
    id: 'listSavedViews',
    method: 'get',
    path: '/saved-views',
    tag,
    summary: 'Views of a list that are mine or shared with my units, with their counts',
    access: staff(),
    query: z.strictObject({ list: z.enum(viewLists) }),
    success: { kind: 'json', status: 200, body: listOf(savedView) },
  }),
  saveView: defineRoute({
    id: 'saveView',
    method: 'post',
    path: '/saved-views',
    tag,
    summary: 'Keep filters and columns under a name',
    access: staff(),
    body,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: savedView },
  }),
  changeView: defineRoute({
    id: 'changeView',
    method: 'put',
    path: '/saved-views/{id}',
    tag,
    summary: 'Rename a view of mine, share it, or keep other filters and columns in it',
    access: staff(),
    params,
    body,
    success: { kind: 'json', status: 200, body: savedView },
  }),
  deleteView: defineRoute({
    id: 'deleteView',
    method: 'delete',
    path: '/saved-views/{id}',
    tag,
    summary: 'Remove a view of mine',
    access: staff(),
    params,
    success: { kind: 'empty', status: 204 },
  }),
};
