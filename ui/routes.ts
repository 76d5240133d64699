import type { z } from 'zod';
import type { auditContract } from '../api/contract/audit.ts';
import type { staffContract } from '../api/contract/staff.ts';
import type { absencesContract } from '../api/contract/absences.ts';
import type { accountContract } from '../api/contract/account.ts';
import type { applicationContract } from '../api/contract/application.ts';
import type { calendarContract } from '../api/contract/calendar.ts';
import type { catalogueContract } from '../api/contract/catalogue.ts';
import type { counterContract } from '../api/contract/counter.ts';
import type { distributionContract } from '../api/contract/distribution.ts';
import type { discrepanciesContract } from '../api/contract/discrepancies.ts';
import type { dossiersContract } from '../api/contract/dossiers.ts';
import type { drawersContract } from '../api/contract/drawers.ts';
import type { exportsContract } from '../api/contract/exports.ts';
import type { machinesContract } from '../api/contract/machines.ts';
import type { newsContract } from '../api/contract/news.ts';
import type { myDossiersContract } from '../api/contract/my-dossiers.ts';
import type { paymentsContract } from '../api/contract/payments.ts';
import type { personalDataContract } from '../api/contract/personal-data.ts';
import type { printedContract } from '../api/contract/printed.ts';
import type { procedureDraftsContract } from '../api/contract/procedure-drafts.ts';
import type { proceduresContract } from '../api/contract/procedures.ts';
import type { pushContract } from '../api/contract/push.ts';
import type { reconciliationsContract } from '../api/contract/reconciliations.ts';
import type { settlementsContract } from '../api/contract/settlements.ts';
import type { receiptsContract } from '../api/contract/receipts.ts';
import type { refundsContract } from '../api/contract/refunds.ts';
import type { reportsContract } from '../api/contract/reports.ts';
import type { savedViewsContract } from '../api/contract/saved-views.ts';
import type { revenueContract } from '../api/contract/revenue.ts';
import type { RouteContract } from '../api/contract/route.ts';
import type { tasksContract } from '../api/contract/tasks.ts';
import type { trackingContract } from '../api/contract/tracking.ts';
import type { transactionsContract } from '../api/contract/transactions.ts';
import type { transfersContract } from '../api/contract/transfers.ts';
import type { unitsContract } from '../api/contract/units.ts';

/** The API's contracts as types: what a call needs and answers follows from its method and path. Nothing at run time. */
type Routes = typeof absencesContract &
  typeof staffContract &
  typeof auditContract &
  typeof unitsContract &
  typeof accountContract &
  typeof applicationContract &
  typeof calendarContract &
  typeof catalogueContract &
  typeof counterContract &
  typeof discrepanciesContract &
  typeof distributionContract &
  typeof dossiersContract &
  typeof drawersContract &
  typeof exportsContract &
  typeof machinesContract &
  typeof myDossiersContract &
  typeof newsContract &
  typeof paymentsContract &
  typeof transfersContract &
  typeof personalDataContract &
  typeof printedContract &
  typeof procedureDraftsContract &
  typeof proceduresContract &
  typeof pushContract &
  typeof reportsContract &
  typeof reconciliationsContract &
  typeof settlementsContract &
  typeof receiptsContract &
  typeof refundsContract &
  typeof revenueContract &
  typeof savedViewsContract &
  typeof tasksContract &
  typeof trackingContract &
  typeof transactionsContract;

type AnyRoute = Routes[keyof Routes];
type JsonRoute = Exclude<AnyRoute, { upload: true }>;

export type Method = RouteContract['method'];
export type PathOf<M extends Method> = Extract<JsonRoute, { method: M }>['path'];
export type RouteAt<M extends Method, P extends string> = Extract<JsonRoute, { method: M; path: P }>;

/** What a call needs: path parameters, query, body and key, as far as its route has them. */
export type CallOptions<R> = R extends unknown ? ParamsOf<R> & QueryOf<R> & BodyOf<R> & KeyOf<R> & Cancellation : never;

interface Cancellation {
  readonly signal?: AbortSignal;
}

/** The options as an argument: may be left out where the route needs none. */
export type CallArguments<R> = Cancellation extends CallOptions<R> ? [CallOptions<R>?] : [CallOptions<R>];

export type ParamsOf<R> = R extends { params: infer P extends z.ZodType }
  ? { readonly params: Readonly<Record<keyof z.input<P>, string | number>> }
  : unknown;

type QueryOf<R> = R extends { query: infer Q extends z.ZodType }
  ? Partial<z.input<Q>> extends z.input<Q>
    ? { readonly query?: z.input<Q> }
    : { readonly query: z.input<Q> }
  : unknown;

type BodyOf<R> = R extends { body: infer B extends z.ZodType } ? { readonly body: z.input<B> } : unknown;

type KeyOf<R> = R extends { idempotencyKey: 'required' } ? { readonly idempotencyKey: string } : unknown;

/** What a call answers; `undefined` for an empty answer. */
export type AnswerOf<R> = R extends { success: { kind: 'json'; body: infer B extends z.ZodType } }
  ? z.output<B>
  : undefined;
