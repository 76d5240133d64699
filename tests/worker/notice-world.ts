import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { openDatabase, type Transaction } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { appendEvent } from '../../db/queries/append-event.ts';
import { getPinned } from '../../db/queries/dossier-pins.ts';
import { getDossierFees } from '../../db/queries/fees.ts';
import { getPlan } from '../../db/queries/procedure-versions.ts';
import { submitDossier } from '../../db/queries/submit-dossier.ts';
import { projectInformation } from '../../db/sample/procedures/project-information.ts';
import { seed } from '../../db/sample/seed.ts';
import {
  accounts,
  actionRequests,
  dossiers,
  notices,
  paymentOrders,
  procedures,
  staffAssignments,
  type ApplicantData,
} from '../../db/schema/index.ts';
import { systemActor, type Actor } from '../../domain/lifecycle/act.ts';
import { dueAlarms } from '../../domain/lifecycle/alarms.ts';
import type { Role } from '../../domain/lifecycle/roles.ts';
import { applyAct, draftState, getRow, type Action } from '../../domain/lifecycle/transitions.ts';
import { workOf } from '../../domain/lifecycle/work.ts';
import type { WorkCalendar } from '../../domain/working-time/calendar.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { createDirectoryFileStore } from '../../integrations/files/directory-store.ts';
import { createPrinter } from '../../integrations/pdf/printer.ts';
import { makeLetters } from '../../worker/letters/make-letters.ts';
import type { Printing } from '../../worker/print-and-keep.ts';
import { createTestDatabase } from '../support/database.ts';

/** The sample's procedure, with its fee asked for at each of the three possible times. */
export const payOn = { acceptance: 'MAU.000001', submission: 'MAU.000002', return: 'MAU.000003' } as const;

export interface Wish {
  readonly procedureCode?: (typeof payOn)[keyof typeof payOn];
  readonly by?: 'submit' | 'receiveAtCounter';
  readonly returnMethod?: 'counter' | 'online' | 'home';
  readonly homeCollection?: boolean;
  readonly applicant?: ApplicantData;
  readonly hasAccount?: boolean;
  /** Sheets of each component, as counted at the counter. */
  readonly counted?: readonly { readonly key: string; readonly originals: number; readonly copies: number }[];
  readonly at?: string;
}

const home = { line: '12 Trần Hưng Đạo', communeCode: '23293', provinceCode: '51' };
const unit = 'bqlkkt';

/** Where the portal of these tests is. */
export const publicUrl = 'https://motcua.invalid';

/** The sample catalogue and people in a database of one's own, and dossiers that are acted on without their workflow. */
export async function createNoticeWorld() {
  const databaseUrl = await createTestDatabase();
  const { payment } = projectInformation;
  await seed(databaseUrl, {
    password: 'unused',
    hashPassword: (text) => Promise.resolve(text),
    procedures: [
      projectInformation,
      { ...projectInformation, code: payOn.submission, payment: { ...payment, timing: 'onSubmission' } },
      { ...projectInformation, code: payOn.return, payment: { ...payment, timing: 'beforeReturn' } },
    ],
  });
  const database = openDatabase(databaseUrl);
  const { db } = database;
  const staff = await db
    .select({ accountId: staffAssignments.accountId, role: staffAssignments.role })
    .from(staffAssignments)
    .where(eq(staffAssignments.unitCode, unit));
  const [citizen] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.kind, 'citizen'));

  const actorOf = (role: Role): Actor => {
    if (role === 'system') return systemActor;
    const accountId = role === 'applicant' ? citizen?.id : staff.find((member) => member.role === role)?.accountId;
    if (accountId === undefined) throw new Error(`The sample has no ${role}`);
    return { accountId, role };
  };

  const writeRequest = async (tx: Transaction, dossierId: string, action: Action, actor: Actor, input: object) => {
    if (actor.role === 'system') return null;
    const id = newId();
    await tx.insert(actionRequests).values({
      id,
      accountId: actor.accountId,
      idempotencyKey: id,
      bodyHash: '',
      dossierId,
      action,
      input: { ...input },
    });
    return id;
  };

  const filesDirectory = mkdtempSync(join(tmpdir(), 'mot-cua-letters-'));
  const files = createDirectoryFileStore(filesDirectory);
  const letterMaking: Printing = { db, files, printer: createPrinter(), publicUrl, log: pino({ level: 'silent' }) };

  return {
    db,
    databaseUrl,
    actorOf,
    files,
    letterMaking,
    async close(): Promise<void> {
      await database.close();
      rmSync(filesDirectory, { recursive: true, force: true });
    },

    /** Makes every letter that is due. */
    async makeLetters(): Promise<void> {
      while ((await makeLetters(letterMaking)) > 0);
    },

    /** A submitted dossier. Times are UTC; Monday 23 November 2026, 09:00 in Vietnam, unless given. */
    async submit(wish: Wish = {}): Promise<string> {
      const { by = 'submit', homeCollection = false, returnMethod = 'counter' } = wish;
      const [procedure] = await db
        .select()
        .from(procedures)
        .where(eq(procedures.code, wish.procedureCode ?? payOn.acceptance));
      const versionId = procedure?.currentVersionId ?? undefined;
      if (procedure === undefined || versionId === undefined) throw new Error('The procedure was not published');
      const actor = actorOf(by === 'submit' ? 'applicant' : 'clerk');
      const dossierId = newId();
      await db.insert(dossiers).values({
        id: dossierId,
        accountId: (wish.hasAccount ?? true) ? actorOf('applicant').accountId : null,
        unitCode: unit,
        procedureCode: procedure.code,
        procedureVersionId: versionId,
        channel: by === 'submit' ? 'online' : 'counter',
        applicant: wish.applicant ?? { kind: 'citizen', name: 'Nguyễn Thị Mẫu', email: 'mau@motcua.invalid' },
        answers: {},
        homeCollection,
        collectionAddress: homeCollection ? home : null,
        returnAddress: returnMethod === 'home' ? home : null,
        returnMethod,
        state: draftState,
      });
      await db.transaction(async (tx) => {
        const requestId = await writeRequest(
          tx,
          dossierId,
          by,
          actor,
          wish.counted === undefined ? {} : { components: wish.counted },
        );
        if (requestId === null) throw new Error('A person submits');
        await submitDossier(tx, { dossierId, action: by, actor, requestId, at: wish.at ?? '2026-11-23T02:00:00.000Z' });
      });
      return dossierId;
    },

    /** Does one action to a dossier: the words beside it, the event into its log, at its time unless one is given. */
    async act(dossierId: string, role: Role, action: Action, input: object = {}, at?: string): Promise<void> {
      const actor = actorOf(role);
      await db.transaction(async (tx) => {
        const [row] = await tx.select().from(dossiers).where(eq(dossiers.id, dossierId));
        if (row === undefined) throw new Error(`No dossier ${dossierId}`);
        const { calendarId } = await getPinned(tx, dossierId);
        const plan = await getPlan(tx, row.procedureVersionId, calendarId);
        const act = {
          action,
          actor,
          at: at ?? timeOf(row, action, input),
          decision: getRow(action).decision.parse(input),
          facts:
            action === 'adoptCalendar'
              ? { calendar: closedOnDueDate(plan.calendar, row.dueAt) }
              : { feesDueVnd: (await getDossierFees(tx, dossierId)).totalVnd },
        };
        const applied = applyAct(plan, row.state, act);
        if (!applied.ok) throw new Error(`${action}: ${applied.refusal.code}`);
        if (action === 'recordPayment') await receiveMoney(tx, dossierId);
        const requestId = await writeRequest(tx, dossierId, action, actor, input);
        const { state } = applied;
        const outcome = await appendEvent(tx, {
          dossierId,
          key: `${action}:${state.seq}`,
          act,
          requestId,
          state,
          work: workOf(plan, state),
          stepKey: state.step === null ? null : (plan.steps[state.step]?.key ?? null),
        });
        if (outcome.kind !== 'appended') throw new Error(`${action}: ${outcome.kind}`);
      });
    },

    /** The mails of a dossier, in order. */
    listNotices: (dossierId: string) =>
      db.select().from(notices).where(eq(notices.dossierId, dossierId)).orderBy(notices.eventSeq),

    /** Lets waits and leases run out. */
    async makeDue(): Promise<void> {
      await db
        .update(notices)
        .set({ nextAttemptAt: new Date(0).toISOString() })
        .where(eq(notices.status, 'waiting'));
    },
  };
}

export type NoticeWorld = Awaited<ReturnType<typeof createNoticeWorld>>;

/** A calendar on which the office is closed on the very day a result is due. */
function closedOnDueDate(calendar: WorkCalendar, dueAt: string | null): WorkCalendar {
  const date = localDateOf(dueAt ?? '');
  const closure = { date, kind: 'localClosure', note: 'chuyển trụ sở', source: 'thông báo của đơn vị' } as const;
  return {
    ...calendar,
    version: `closed ${date}`,
    days: [...calendar.days.filter((day) => day.date !== date), closure],
  };
}

/** The money of a dossier's order, as booking it leaves it. */
async function receiveMoney(tx: Transaction, dossierId: string): Promise<void> {
  await tx
    .update(paymentOrders)
    .set({ receivedVnd: sql`${paymentOrders.totalVnd}` })
    .where(eq(paymentOrders.dossierId, dossierId));
}

/** What time itself does happens when it is due, everything else an hour after what was last. */
function timeOf(row: Pick<typeof dossiers.$inferSelect, 'state' | 'updatedAt'>, action: Action, input: object): string {
  const later = new Date(Date.parse(row.updatedAt) + 3_600_000).toISOString();
  const alarm = dueAlarms(row.state, '9999-12-31T00:00:00.000Z').find(
    (one) => one.action === action && ('scope' in input ? one.decision['scope'] === input.scope : true),
  );
  return alarm === undefined || alarm.at < later ? later : alarm.at;
}
