import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { listActs } from '../db/queries/append-event.ts';
import { getPlan } from '../db/queries/procedure-versions.ts';
import { dossiers } from '../db/schema/index.ts';
import { actions, applyAct, draftState, getRow } from '../domain/lifecycle/transitions.ts';

const totals = z.object({ paidVnd: z.number() });

/** Something that is not as it must be, and whose it is. */
export interface Loss {
  readonly subject: string;
  readonly detail: string;
}

/**
 * Looks for anything lost or doubled after journeys, from the database and the bank alone; one sentence for each
 * finding, none when all is well.
 */
export async function findLoss(
  db: Database,
  campaign: { readonly bankUrl: string; readonly finished: readonly string[] },
): Promise<string[]> {
  const findings = await findDossierLoss(db);
  const returned = await db.select({ code: dossiers.code }).from(dossiers).where(eq(dossiers.status, 'returned'));
  for (const code of campaign.finished) {
    if (returned.some((dossier) => dossier.code === code)) continue;
    findings.push({ subject: code, detail: 'somebody saw it returned, and it is not' });
  }
  findings.push(...(await runChecks(db, moneyChecks)));
  const paidVnd = totals.parse(await (await fetch(`${campaign.bankUrl}/control/totals`)).json()).paidVnd;
  const [booked] = await db.execute<{ sum: string }>(
    sql`select coalesce(sum(amount_vnd), 0)::text as sum from bookings`,
  );
  if (Number(booked?.sum) !== paidVnd) {
    findings.push({ subject: 'The bank', detail: `has ${paidVnd}, the books have ${booked?.sum ?? '0'}` });
  }
  return findings.map(({ subject, detail }) => `${subject}: ${detail}`);
}

/** Whether every dossier is what its log makes of it, with its work, letters and audit as they must be. */
export async function findDossierLoss(db: Database): Promise<Loss[]> {
  const findings: Loss[] = [];
  for (const dossier of await db.select().from(dossiers)) {
    if (dossier.code === null || dossier.calendarId === null) continue;
    const find = (detail: string) => findings.push({ subject: dossier.code ?? '', detail });
    const plan = await getPlan(db, dossier.procedureVersionId, dossier.calendarId);
    const events = await db.transaction((tx) => listActs(tx, dossier.id, 1));
    if (events.some(({ seq }, index) => seq !== index + 1)) find('its events have gaps');
    let state = draftState;
    for (const { seq, act } of events) {
      const applied = applyAct(plan, state, act);
      if (applied.ok) state = applied.state;
      else find(`event ${seq} does not follow (${applied.refusal.code})`);
    }
    if (state.status !== dossier.status || state.seq !== dossier.seq) {
      find(`its log says ${state.status} ${state.seq}, its row ${dossier.status} ${dossier.seq}`);
    }
  }
  findings.push(...(await runChecks(db, dossierChecks)));
  return findings;
}

type Check = readonly [what: string, query: ReturnType<typeof sql>];

/** Questions to the database whose answer must be empty. */
const dossierChecks: readonly Check[] = [
  [
    'dossiers with other than one main task or one wait while open',
    sql`select d.code from dossiers d where d.status not in ('draft', 'returned', 'refused', 'withdrawn')
        and (select count(*) from tasks t where t.dossier_id = d.id and t.is_main and t.closed_at is null)
          + (d.wait is not null)::int <> 1`,
  ],
  [
    'events whose letter is missing or was made more than once',
    sql`select e.dossier_id || ' ' || e.seq from dossier_events e
        where e.action in ${actions.filter((action) => getRow(action).letter !== undefined)}
          and (select count(*) from letters l where l.dossier_id = e.dossier_id and l.event_seq = e.seq) <> 1
        union all
        select f.id::text from files f where f.purpose = 'letter'
          and not exists (select 1 from letters l where l.file_id = f.id)
          and not exists (select 1 from receipts r where r.file_id = f.id)`,
  ],
  [
    'dossiers with other than one audit entry per event',
    sql`select d.code from dossiers d where d.code is not null
        and (select count(*) from audit_entries a where a.subject_kind = 'dossier' and a.subject_id = d.id::text
               and a.action not like 'dossier.read%' and a.detail ? 'seq') <> d.seq`,
  ],
  [
    'parcels of a dossier that were doubled',
    sql`select dossier_id from deliveries group by dossier_id, direction having count(*) > 1`,
  ],
  [
    'applications submitted twice',
    sql`select code from dossiers where code is not null group by code having count(*) > 1`,
  ],
];

/** The same for journeys in which nobody pays wrongly. */
const moneyChecks: readonly Check[] = [
  ['orders paid more than once', sql`select id from payment_orders where received_vnd > total_vnd`],
  ['money cases', sql`select kind, reference from money_cases`],
];

async function runChecks(db: Database, checks: readonly Check[]): Promise<Loss[]> {
  const findings: Loss[] = [];
  for (const [what, query] of checks) {
    const rows = await db.execute(query);
    if (rows.length > 0) findings.push({ subject: what, detail: JSON.stringify(rows.slice(0, 5)) });
  }
  return findings;
}
