import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { listActs } from '../../db/queries/append-event.ts';
import { getPlan } from '../../db/queries/procedure-versions.ts';
import { dossiers } from '../../db/schema/index.ts';
import { applyAct, draftState } from '../../domain/lifecycle/transitions.ts';

const totals = z.object({ paidVnd: z.number() });

/**
 * Looks for anything lost or doubled after a campaign, from the database and the bank alone; one sentence for each
 * finding, none when all is well.
 */
export async function findLoss(
  db: Database,
  campaign: { readonly bankUrl: string; readonly finished: readonly string[] },
): Promise<string[]> {
  const findings: string[] = [];
  for (const dossier of await db.select().from(dossiers)) {
    if (dossier.code === null || dossier.calendarId === null) continue;
    const plan = await getPlan(db, dossier.procedureVersionId, dossier.calendarId);
    const events = await db.transaction((tx) => listActs(tx, dossier.id, 1));
    if (events.some(({ seq }, index) => seq !== index + 1)) findings.push(`${dossier.code}: its events have gaps`);
    let state = draftState;
    for (const { seq, act } of events) {
      const applied = applyAct(plan, state, act);
      if (applied.ok) state = applied.state;
      else findings.push(`${dossier.code}: event ${seq} does not follow (${applied.refusal.code})`);
    }
    if (state.status !== dossier.status || state.seq !== dossier.seq) {
      findings.push(
        `${dossier.code}: its log says ${state.status} ${state.seq}, its row ${dossier.status} ${dossier.seq}`,
      );
    }
    if (campaign.finished.includes(dossier.code) && dossier.status !== 'returned') {
      findings.push(`${dossier.code}: somebody saw it returned, it is ${dossier.status}`);
    }
  }
  findings.push(...(await runChecks(db)));
  const paidVnd = totals.parse(await (await fetch(`${campaign.bankUrl}/control/totals`)).json()).paidVnd;
  const [booked] = await db.execute<{ sum: string }>(
    sql`select coalesce(sum(amount_vnd), 0)::text as sum from bookings`,
  );
  if (Number(booked?.sum) !== paidVnd) findings.push(`The bank has ${paidVnd}, the books have ${booked?.sum ?? '0'}`);
  return findings;
}

/** Questions to the database whose answer must be empty. */
const checks: readonly (readonly [string, ReturnType<typeof sql>])[] = [
  [
    'dossiers with other than one main task or one wait while open',
    sql`select d.code from dossiers d where d.status not in ('draft', 'returned', 'refused', 'withdrawn')
        and (select count(*) from tasks t where t.dossier_id = d.id and t.is_main and t.closed_at is null)
          + (d.wait is not null)::int <> 1`,
  ],
  [
    'dossiers with other than one audit entry per event',
    sql`select d.code from dossiers d where d.code is not null
        and (select count(*) from audit_entries a where a.subject_kind = 'dossier' and a.subject_id = d.id::text
               and a.action not like 'dossier.read%' and a.detail ? 'seq') <> d.seq`,
  ],
  ['orders paid more than once', sql`select id from payment_orders where received_vnd > total_vnd`],
  ['money cases', sql`select kind, reference from money_cases`],
  [
    'parcels of a dossier that were doubled',
    sql`select dossier_id from deliveries group by dossier_id, direction having count(*) > 1`,
  ],
  [
    'applications submitted twice',
    sql`select code from dossiers where code is not null group by code having count(*) > 1`,
  ],
];

async function runChecks(db: Database): Promise<string[]> {
  const findings: string[] = [];
  for (const [what, query] of checks) {
    const rows = await db.execute(query);
    if (rows.length > 0) findings.push(`${what}: ${JSON.stringify(rows.slice(0, 5))}`);
  }
  return findings;
}
