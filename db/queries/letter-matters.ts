import { and, count, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Queryable } from '../client.ts';
import {
  actionRequests,
  dossierEvents,
  dossiers,
  files,
  paymentOrderLines,
  paymentOrders,
  provinces,
  units,
  type ApplicantData,
  type ReceivingAccount,
} from '../schema/index.ts';
import { getDossierFees } from './fees.ts';
import { getOccasion, writeAddress, type Occasion } from './occasions.ts';
import { takesTransfers } from './receiving-accounts.ts';

/** An event of a dossier with all that a letter about it says: what a mail can mention, and the particulars. */
export interface LetterMatter extends Occasion {
  /** Name of the province where the unit sits. */
  readonly place: string;
  readonly applicant: ApplicantData;
  /** On one line, with the names of its commune and province. */
  readonly applicantAddress: string | null;
  /** What had come by then, by component. */
  readonly papers: ReadonlyMap<string, PaperIn>;
  /** What is asked for, line by line, whether or not it is paid; empty when nothing is. */
  readonly feeLines: readonly { readonly name: LocalizedText; readonly amountVnd: number }[];
  /** How what is still owed is paid by transfer; `null` when nothing is, or the unit takes none. */
  readonly transfer: LetterTransfer | null;
}

export interface LetterTransfer {
  readonly account: Required<ReceivingAccount>;
  readonly amountVnd: number;
  readonly transferNo: number;
}

export interface PaperIn {
  /** Files sent in. */
  readonly electronic: number;
  /** Sheets counted at the counter; `null` when nobody counted. */
  readonly counted: { readonly originals: number; readonly copies: number } | null;
  readonly mark: 'ok' | 'originalSeen' | 'missing' | 'faulty' | null;
}

/** @throws Error when there is no such event, or it does not follow from those before it. */
export async function getLetterMatter(db: Queryable, dossierId: string, seq: number): Promise<LetterMatter> {
  const occasion = await getOccasion(db, dossierId, seq);
  const [dossier] = await db
    .select({ applicant: dossiers.applicant, place: provinces.name })
    .from(dossiers)
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .innerJoin(provinces, eq(provinces.code, units.provinceCode))
    .where(eq(dossiers.id, dossierId));
  if (dossier === undefined) throw new Error(`No dossier ${dossierId}`);
  const { applicant, place } = dossier;
  return {
    ...occasion,
    place,
    applicant,
    applicantAddress: applicant.address === undefined ? null : await writeAddress(db, applicant.address),
    papers: await findPapers(db, dossierId, occasion),
    feeLines: await findFeeLines(db, dossierId, occasion),
    transfer: await findTransferAsked(db, occasion),
  };
}

const countedAtCounter = z.object({
  components: z.array(z.object({ key: z.string(), originals: z.number(), copies: z.number() })),
});
const marked = z.object({
  marks: z.record(z.string(), z.enum(['ok', 'originalSeen', 'missing', 'faulty'])).default({}),
});

/** The papers as they stood at an event: files, what the counter counted, and what the clerk found on checking. */
async function findPapers(db: Queryable, dossierId: string, { event }: Occasion): Promise<Map<string, PaperIn>> {
  const sent = await db
    .select({ key: files.componentKey, number: count() })
    .from(files)
    .where(
      and(
        eq(files.dossierId, dossierId),
        inArray(files.purpose, ['component', 'supplement']),
        isNotNull(files.componentKey),
        eq(files.staged, false),
        lte(files.createdAt, event.at),
      ),
    )
    .groupBy(files.componentKey);
  const requests = await db
    .select({ action: dossierEvents.action, input: actionRequests.input })
    .from(dossierEvents)
    .innerJoin(actionRequests, eq(actionRequests.id, dossierEvents.requestId))
    .where(
      and(
        eq(dossierEvents.dossierId, dossierId),
        inArray(dossierEvents.action, ['receiveAtCounter', 'accept']),
        lte(dossierEvents.seq, event.seq),
      ),
    );
  const inputOf = (action: string): unknown => requests.find((request) => request.action === action)?.input;
  const counter = countedAtCounter.safeParse(inputOf('receiveAtCounter')).data?.components ?? [];
  const { marks } = marked.parse(inputOf('accept') ?? {});
  const electronic = new Map(sent.map(({ key, number }) => [key, number]));
  const keys = new Set([...electronic.keys(), ...counter.map(({ key }) => key), ...Object.keys(marks)]);
  return new Map(
    [...keys].flatMap((key) => {
      if (key === null) return [];
      const counted = counter.find((one) => one.key === key);
      return [[key, { electronic: electronic.get(key) ?? 0, counted: counted ?? null, mark: marks[key] ?? null }]];
    }),
  );
}

async function findTransferAsked(db: Queryable, { orderId, state }: Occasion): Promise<LetterTransfer | null> {
  if (orderId === null || state.payment?.outcome !== 'awaited') return null;
  const [order] = await db
    .select({
      status: paymentOrders.status,
      amountVnd: sql<number>`(${paymentOrders.totalVnd} - ${paymentOrders.receivedVnd})::float8`,
      transferNo: paymentOrders.transferNo,
      account: units.receivingAccount,
    })
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .where(eq(paymentOrders.id, orderId));
  if (order === undefined || order.status !== 'awaited' || order.amountVnd <= 0) return null;
  const { account, amountVnd, transferNo } = order;
  return takesTransfers(account) ? { account, amountVnd, transferNo } : null;
}

/** The lines of the order that the state speaks of; before there is one, what will be asked for before the return. */
async function findFeeLines(
  db: Queryable,
  dossierId: string,
  { orderId, definition, state }: Occasion,
): Promise<LetterMatter['feeLines']> {
  if (orderId !== null) {
    return db
      .select({ name: paymentOrderLines.name, amountVnd: paymentOrderLines.amountVnd })
      .from(paymentOrderLines)
      .where(eq(paymentOrderLines.orderId, orderId))
      .orderBy(paymentOrderLines.position);
  }
  if (state.payment !== null || definition.payment.timing !== 'beforeReturn') return [];
  const { lines } = await getDossierFees(db, dossierId);
  return lines.map(({ name, amountVnd }) => ({ name, amountVnd }));
}
