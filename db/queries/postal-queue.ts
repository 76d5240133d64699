import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import {
  accounts,
  deliveries,
  deliveryEvents,
  dossiers,
  procedures,
  tasks,
  type DeliveryStatus,
} from '../schema/index.ts';

/** `toPost`: results nobody has posted yet; `underway`: with the carrier; `trouble`: a person has to look after it. */
type PostalQueue = 'toPost' | 'underway' | 'trouble';

/** Where a page goes on. */
interface PostalPosition {
  readonly since: string;
  readonly id: string;
}

const withCarrier: DeliveryStatus[] = ['ordering', 'ordered', 'pickedUp', 'inTransit'];
const inTrouble: DeliveryStatus[] = ['failed', 'returned', 'lost', 'refused', 'cancelled'];

/** A dossier with a parcel to come or to go is in one of these statuses; there are never many of them. */
const statusesWithPost = ['submitted', 'payment_requested', 'result_ready'] as const;

const mainTask = and(eq(tasks.dossierId, dossiers.id), eq(tasks.isMain, true), isNull(tasks.closedAt));

/** The last parcel of a dossier: an earlier one has been dealt with. */
const lastParcel = sql`${deliveries.id} = (
  select p.id from ${deliveries} p where p.dossier_id = ${dossiers.id} order by p.created_at desc, p.id desc limit 1)`;

const lastWords = sql<{ status: DeliveryStatus; note: string } | null>`(
  select json_build_object('status', e.status, 'note', e.note) from ${deliveryEvents} e
  where e.delivery_id = ${deliveries.id} order by e.occurred_at desc, e.received_at desc limit 1)`;

export type PostalRow = Awaited<ReturnType<typeof listPostalQueue>>[number];

/** Dossiers of units in a queue of the post, longest waiting first. */
export async function listPostalQueue(
  db: Queryable,
  filter: { readonly unitCodes: readonly string[]; readonly queue: PostalQueue },
  page: { readonly after: PostalPosition | undefined; readonly limit: number },
) {
  if (filter.unitCodes.length === 0) return [];
  const since = sinceOf(filter.queue);
  const { after } = page;
  return db
    .select({
      id: dossiers.id,
      code: sql<string>`${dossiers.code}`,
      procedure: { code: procedures.code, name: procedures.name },
      applicantName: dossiers.applicantName,
      since: sql<string>`${since}`.mapWith(deliveries.updatedAt),
      parcel: {
        direction: deliveries.direction,
        trackingCode: deliveries.trackingCode,
        status: deliveries.status,
        failedTries: deliveries.failedTries,
      },
      lastWords,
      task: { id: tasks.id, kind: tasks.kind },
      holder: { id: accounts.id, name: accounts.name },
    })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .leftJoin(deliveries, lastParcel)
    .leftJoin(tasks, mainTask)
    .leftJoin(accounts, eq(accounts.id, tasks.holderId))
    .where(
      and(
        conditionOf(filter),
        after === undefined
          ? undefined
          : sql`(${since}, ${dossiers.id}) > (${after.since}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(since), asc(dossiers.id))
    .limit(page.limit);
}

/** How many dossiers are in a queue of the post. */
export async function countPostalQueue(
  db: Queryable,
  filter: { readonly unitCodes: readonly string[]; readonly queue: PostalQueue },
): Promise<number> {
  if (filter.unitCodes.length === 0) return 0;
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(dossiers)
    .leftJoin(deliveries, lastParcel)
    .leftJoin(tasks, mainTask)
    .where(conditionOf(filter));
  return row?.count ?? 0;
}

function conditionOf({ unitCodes, queue }: { unitCodes: readonly string[]; queue: PostalQueue }): SQL | undefined {
  return and(
    inArray(dossiers.unitCode, [...unitCodes]),
    inArray(dossiers.status, [...statusesWithPost]),
    queue === 'toPost'
      ? eq(tasks.kind, 'postResult')
      : inArray(deliveries.status, queue === 'underway' ? withCarrier : inTrouble),
  );
}

function sinceOf(queue: PostalQueue): SQL {
  return queue === 'toPost' ? sql`${tasks.openedAt}` : sql`${deliveries.updatedAt}`;
}
