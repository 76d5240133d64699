import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { dossiers } from './dossiers.ts';

export const parcelStatuses = [
  'ordering',
  'ordered',
  'pickedUp',
  'inTransit',
  'delivered',
  'failed',
  'returned',
  'lost',
  'cancelled',
  'refused',
] as const;
export type DeliveryStatus = (typeof parcelStatuses)[number];

/** A parcel of a dossier: papers fetched from home, or the result taken there. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: id(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    direction: text('direction').$type<'collect' | 'deliver'>().notNull(),
    no: integer('no').notNull(),
    orderNumber: text('order_number').notNull(),
    trackingCode: text('tracking_code'),
    status: text('status').$type<DeliveryStatus>().notNull().default('ordering'),
    chargeVnd: bigint('charge_vnd', { mode: 'number' }),
    failedTries: integer('failed_tries').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    unique('deliveries_numbered').on(table.dossierId, table.direction, table.no),
    unique('deliveries_order_number').on(table.orderNumber),
    check('deliveries_direction_known', oneOf(table.direction, ['collect', 'deliver'])),
    check('deliveries_status_known', oneOf(table.status, parcelStatuses)),
  ],
);

/** What the carrier said of a parcel, once per event of theirs, in whatever order it came. */
export const deliveryEvents = pgTable(
  'delivery_events',
  {
    id: id(),
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => deliveries.id),
    carrierEventId: text('carrier_event_id').notNull(),
    status: text('status').$type<DeliveryStatus>().notNull(),
    note: text('note').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    unique('delivery_events_once').on(table.carrierEventId),
    index('delivery_events_by_delivery').on(table.deliveryId, table.occurredAt),
  ],
);
