import type { DataProvider, FilterPayload, RaRecord } from 'react-admin';
import type { ActionRequest, Page } from '../../api/contract/common.ts';
import type { ActionOutcome, BulkOutcome, Task } from '../../api/contract/tasks.ts';
import { request } from '../../ui/api-client.ts';
import { createCursorTrail } from './cursor-trail.ts';

type Signal = { readonly signal?: AbortSignal };
interface Resource {
  readonly list: (query: FilterPayload, signal: Signal) => Promise<Page<object>>;
  readonly one?: (id: string, signal: Signal) => Promise<object>;
  /** The field the record is known by. */
  readonly key: string;
}

const resources: Readonly<Record<string, Resource>> = {
  tasks: {
    key: 'id',
    list: (query, signal) => request('get', '/tasks', { query, ...signal }),
    one: (id, signal) => request('get', '/tasks/{id}', { params: { id }, ...signal }),
  },
  dossiers: {
    key: 'code',
    list: (query, signal) => request('get', '/dossiers', { query, ...signal }),
    one: (code, signal) => request('get', '/dossiers/{code}', { params: { code }, ...signal }),
  },
  payments: {
    key: 'id',
    list: (query, signal) => request('get', '/payments', { query, ...signal }),
    one: (id, signal) => request('get', '/payments/{id}', { params: { id }, ...signal }),
  },
  'revenue-movements': {
    key: 'id',
    list: (query, signal) => request('get', '/reports/revenue/movements', { query, ...signal }),
  },
  receipts: { key: 'id', list: (query, signal) => request('get', '/receipts', { query, ...signal }) },
  refunds: { key: 'id', list: (query, signal) => request('get', '/refunds', { query, ...signal }) },
  'money-cases': { key: 'id', list: (query, signal) => request('get', '/discrepancies', { query, ...signal }) },
  deliveries: { key: 'dossierCode', list: (query, signal) => request('get', '/deliveries', { query, ...signal }) },
  absences: { key: 'id', list: (query, signal) => request('get', '/staff/absences', { query, ...signal }) },
  audit: { key: 'id', list: (query, signal) => request('get', '/audit', { query, ...signal }) },
  staff: {
    key: 'id',
    list: (query, signal) => request('get', '/staff/members', { query, ...signal }),
    one: (id, signal) => request('get', '/staff/members/{id}', { params: { id }, ...signal }),
  },
  procedures: {
    key: 'code',
    list: (query, signal) => request('get', '/procedures', { query, ...signal }),
    one: (code, signal) => request('get', '/procedures/{code}', { params: { code }, ...signal }),
  },
};

const trail = createCursorTrail();

const getList: DataProvider['getList'] = async (name, params) => {
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
  const resource = resourceNamed(name);
  const filter = filterOf(params.filter);
  const listKey = JSON.stringify([name, filter, perPage]);
  const read = (cursor: string | undefined): Promise<Page<object>> =>
    resource.list({ ...filter, limit: perPage, ...(cursor === undefined ? {} : { cursor }) }, signalOf(params));
  const answer = await read(await startOf({ listKey, page, read }));
  trail.note(listKey, page, answer.page.next);
  return {
    data: answer.data.map((row) => asRecord(resource, row)),
    total: answer.page.total,
    pageInfo: { hasNextPage: answer.page.next !== null, hasPreviousPage: page > 1 },
    meta: { totalIsExact: answer.page.totalIsExact },
  };
};

const getOne: DataProvider['getOne'] = async (name, params) => {
  const resource = resourceNamed(name);
  if (resource.one === undefined) throw unsupported(name);
  return { data: asRecord(resource, await resource.one(String(params.id), signalOf(params))) };
};

/**
 * react-admin's view of the API. Rows of a list and the record alone have the same shape, the record with more to it;
 * pages that need the more ask with `meta: { whole: true }` so that a row never stands in for it.
 */
export const dataProvider = {
  supportAbortSignal: true,
  getList,
  getOne,
  getMany: () => reject('getMany'),
  getManyReference: () => reject('getManyReference'),
  create: () => reject('create'),
  update: () => reject('update'),
  updateMany: () => reject('updateMany'),
  delete: () => reject('delete'),
  deleteMany: () => reject('deleteMany'),

  claim: (id: string): Promise<Task> => request('post', '/tasks/{id}/claim', { params: { id } }),
  release: (id: string): Promise<Task> => request('post', '/tasks/{id}/release', { params: { id } }),
  assign: (id: string, { assigneeId, reason }: { assigneeId: string; reason: string }): Promise<Task> =>
    request('post', '/tasks/{id}/assign', {
      params: { id },
      body: { assigneeId, ...(reason === '' ? {} : { reason }) },
    }),
  bulk: (body: {
    operation: 'claim' | 'release' | 'assign';
    taskIds: string[];
    assigneeId?: string;
    reason?: string;
  }): Promise<BulkOutcome> => request('post', '/tasks/bulk', { body }),
  act: (code: string, body: ActionRequest, idempotencyKey: string): Promise<ActionOutcome> =>
    request('post', '/dossiers/{code}/actions', { params: { code }, body, idempotencyKey }),
};

export type ConsoleDataProvider = typeof dataProvider & DataProvider;

/** Where a page begins. A page asked for out of the blue is reached by walking there from the first. */
async function startOf(list: {
  listKey: string;
  page: number;
  read: (after: string | undefined) => Promise<Page<object>>;
}): Promise<string | undefined> {
  const known = trail.cursorOf(list.listKey, list.page);
  if (known !== null) return known;
  const before = await list.read(await startOf({ ...list, page: list.page - 1 }));
  trail.note(list.listKey, list.page - 1, before.page.next);
  return before.page.next ?? undefined;
}

function resourceNamed(name: string): Resource {
  const resource = resources[name];
  if (resource === undefined) throw unsupported(name);
  return resource;
}

// The type parameter is for the pages to say; it is checked against nothing here.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
function asRecord<RecordType extends RaRecord>(resource: Resource, row: object): RecordType {
  const id = String(new Map<string, unknown>(Object.entries(row)).get(resource.key));
  // Which record a page asks for is its own affair; the row's shape is the contract's.
  return { ...row, id } as RecordType;
}

function filterOf(filter: unknown): FilterPayload {
  return typeof filter === 'object' && filter !== null ? { ...filter } : {};
}

function signalOf({ signal }: { readonly signal?: AbortSignal | undefined }): Signal {
  return signal === undefined ? {} : { signal };
}

function reject(what: string): Promise<never> {
  return Promise.reject(unsupported(what));
}

function unsupported(what: string): Error {
  return new Error(`The console does not do this: ${what}`);
}
