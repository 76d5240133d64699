import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { dossiers, paymentOrderLines, paymentOrders, procedures } from '../../db/schema/index.ts';
import { insertDraft } from './sample-dossiers.ts';

interface Owed {
  readonly applicantId: string;
  readonly unitCode: string;
  /** Of each fee, in VND. */
  readonly fees: readonly number[];
  readonly status?: 'awaited' | 'expired';
}

let owed = 0;

/** An order of a dossier of a unit, with these fees. */
export async function owe(db: Database, { applicantId, unitCode, fees, status = 'awaited' }: Owed) {
  const [procedure] = await db.select().from(procedures).where(eq(procedures.unitCode, unitCode)).limit(1);
  const dossierId = await insertDraft(db, applicantId, { procedureCode: procedure?.code ?? '' });
  owed += 1;
  const code = `H34.18-200101-${String(owed).padStart(5, '0')}`;
  await db.update(dossiers).set({ code, unitCode, status: 'processing', seq: 1 }).where(eq(dossiers.id, dossierId));
  const totalVnd = fees.reduce((sum, fee) => sum + fee, 0);
  const id = newId();
  await db.insert(paymentOrders).values({ id, dossierId, orderNo: 1, totalVnd, status, dueAt: '2099-01-01T00:00:00Z' });
  await db.insert(paymentOrderLines).values(
    fees.map((amountVnd, position) => ({
      orderId: id,
      position,
      code: `phi-${position}`,
      name: { vi: `Phí ${position}`, en: `Fee ${position}` },
      amountVnd,
      why: { vi: 'Mẫu', en: 'Sample' },
      legalBasis: 'Mẫu',
      confidence: 'sample',
    })),
  );
  return { id, dossierId, code, totalVnd, procedureCode: procedure?.code ?? '' };
}
