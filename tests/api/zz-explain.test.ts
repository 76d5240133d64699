import { sql } from 'drizzle-orm';
import { test } from 'vitest';
import { drizzle } from 'drizzle-orm/postgres-js';
import { openDatabase } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, insertDraft, procedureCodes } from '../support/sample-dossiers.ts';
import { listTaskIds, countTaskIds, countOpenTasks, listPausedIds, countPaused, listTasksById } from '../../db/queries/tasks.ts';
import { listDossierIds, countDossiers, listDossiersById } from '../../db/queries/staff-dossiers.ts';
import { listWatched, countWatched } from '../../db/queries/watches.ts';
import { logRead } from '../../db/queries/read-log.ts';
import { findStandingByCode } from '../../db/queries/dossier-standing.ts';

test('explain', async () => {
  const opened = openDatabase(await createSampleDatabase(), { poolSize: 2 });
  const { db } = opened;
  const cast = await createCast(db);
  const template = await insertDraft(db, cast('applicant').accountId, { procedureCode: procedureCodes.free });
  const N = 150_000;
  await db.execute(sql.raw(`
    insert into dossiers (id, code, account_id, unit_code, procedure_code, procedure_version_id, calendar_id, channel, applicant, answers, search_text, applicant_name, seq, state, status, wait, submitted_at, paused, provisional, due_at)
    select gen_random_uuid(), 'H34.18-2511' || lpad((1 + i/9999)::text,2,'0') || '-' || lpad((i % 9999)::text, 4, '0') , d.account_id,
      case when i % 10 < 7 then 'bqlkkt' else 'so-xay-dung' end, d.procedure_code, d.procedure_version_id, (select id from calendars limit 1), 'online', d.applicant, '{}',
      lower('H34.18-2511' || lpad((1 + i/9999)::text,2,'0') || '-' || lpad((i % 9999)::text, 4, '0')) || ' ' || (array['nguyen','tran','le','pham','hoang','vu','dang'])[1+i%7] || ' mau ' || (array['an','binh','chi','dung','giang','huong','khanh','lan'])[1+(i/7)%8] || ' 09' || lpad((i::bigint*7919 % 100000000)::text, 8, '0') || ' 0000' || lpad((i::bigint*104729 % 100000000)::text,8,'0'),
      'Nguyễn Mẫu', 1, jsonb_set(d.state, '{seq}', '1'),
      case when i % 50 = 0 then 'payment_requested' when i % 5 = 0 then 'processing' else 'returned' end, case when i%50=0 then 'payment' end, now() - (i || ' minutes')::interval, i % 50 = 0, false, now() + ((i % 2000 - 300) || ' hours')::interval
    from dossiers d, generate_series(1, ${N}) i where d.id = '${template}'`));
  await db.execute(sql.raw(`
    insert into tasks (id, dossier_id, key, kind, role, unit_code, is_main, holder_id, opened_at, due_at, warn_at, closed_at, closed_as)
    select gen_random_uuid(), d.id, 'main:1', 'receive', (array['clerk','officer','lead','signer'])[1 + (random()*3)::int], d.unit_code, true,
      case when random() < 0.002 then '${cast('clerk').accountId}'::uuid end, d.submitted_at, case when random() < 0.9 then d.due_at end, d.due_at - interval '20 hours',
      case when d.status <> 'processing' then now() end, case when d.status <> 'processing' then 'done' end from dossiers d where d.code is not null`));
  await db.execute(sql.raw(`insert into watches (id, account_id, dossier_id) select gen_random_uuid(), '${cast('clerk').accountId}', id from dossiers where code is not null limit 30`));
  await db.execute(sql.raw('vacuum analyze'));
  const logged: { query: string; params: unknown[] }[] = [];
  const spy = drizzle(opened.sql, { schema, logger: { logQuery: (query, params) => void logged.push({ query, params }) } });
  const seats = [{ unitCode: 'bqlkkt', role: 'clerk' as const }, { unitCode: 'bqlkkt', role: 'officer' as const }];
  const all = ['clerk','officer','lead','signer','accountant','supervisor','administrator'].map((role) => ({ unitCode: 'bqlkkt', role: role as 'clerk' }));
  const now = new Date().toISOString();
  const src = { kind: 'seats' as const, seats };
  const start = { after: undefined, limit: 26 };
  const explain = async (name: string, run: () => Promise<unknown>) => {
    await run(); logged.length = 0;
    const t = performance.now(); const result = await run(); const ms = performance.now() - t;
    console.log(`\n##### ${name}: ${ms.toFixed(1)} ms, rows ${Array.isArray(result) ? result.length : JSON.stringify(result)}`);
    for (const { query, params } of [...logged]) {
      const plan = await opened.sql.unsafe('explain (analyze, costs off, timing off, summary on) ' + query, params as never[]);
      console.log(plan.map((r) => r['QUERY PLAN'] as string).join('\n'));
    }
    return result;
  };
  const page = await listTaskIds(db, { source: src, now }, { after: undefined, limit: 500 });
  await explain('unit first', () => listTaskIds(spy as never, { source: src, now }, start));
  await explain('unit later', () => listTaskIds(spy as never, { source: src, now }, { after: page.at(-1), limit: 26 }));
  await explain('unit count', () => countTaskIds(spy as never, { source: src, now }, 1000));
  await explain('due soon', () => listTaskIds(spy as never, { source: src, now, due: 'soon' }, start));
  await explain('overdue', () => listTaskIds(spy as never, { source: src, now, due: 'overdue' }, start));
  await explain('mine', () => listTaskIds(spy as never, { source: { kind: 'holder', accountId: cast('clerk').accountId }, now }, start));
  await explain('unit q broad', () => listTaskIds(spy as never, { source: src, now, text: 'nguyen' }, start));
  await explain('unit q broad count', () => countTaskIds(spy as never, { source: src, now, text: 'nguyen' }, 1000));
  await explain('unit q rare', () => listTaskIds(spy as never, { source: src, now, text: '-0077 tran' }, start));
  await explain('supervisor q rare', () => listTaskIds(spy as never, { source: { kind: 'seats', seats: all }, now, text: '-0077 tran' }, start));
  await explain('counts clerk', () => countOpenTasks(spy as never, { accountId: cast('clerk').accountId, seats, now }));
  await explain('counts supervisor', () => countOpenTasks(spy as never, { accountId: cast('clerk').accountId, seats: all, now }));
  await explain('paused', () => listPausedIds(spy as never, { unitCodes: ['bqlkkt'] }, start));
  await explain('paused count', () => countPaused(spy as never, { unitCodes: ['bqlkkt'] }));
  await explain('watched', () => listWatched(spy as never, { accountId: cast('clerk').accountId, unitCodes: ['bqlkkt'] }, start));
  await explain('hydrate tasks', () => listTasksById(spy as never, page.slice(0, 25).map(({ id }) => id), cast('clerk').accountId));
  const found = (await explain('search none', () => listDossierIds(spy as never, { unitCodes: ['bqlkkt'] }, start))) as { id: string; submittedAt: string }[];
  const far = await listDossierIds(db, { unitCodes: ['bqlkkt'] }, { after: undefined, limit: 20000 });
  await explain('search later', () => listDossierIds(spy as never, { unitCodes: ['bqlkkt'] }, { after: far.at(-1), limit: 26 }));
  await explain('search broad', () => listDossierIds(spy as never, { unitCodes: ['bqlkkt'], text: 'nguyen' }, start));
  await explain('search rare', () => listDossierIds(spy as never, { unitCodes: ['bqlkkt'], text: '-0077 tran' }, start));
  await explain('search phone', () => listDossierIds(spy as never, { unitCodes: ['bqlkkt'], text: '0907919' }, start));
  await explain('count rare', () => countDossiers(spy as never, { unitCodes: ['bqlkkt'], text: '-0077 tran' }, 1000));
  await explain('count broad', () => countDossiers(spy as never, { unitCodes: ['bqlkkt'], text: 'nguyen' }, 1000));
  await explain('search status', () => listDossierIds(spy as never, { unitCodes: ['bqlkkt'], status: 'stopped' }, start));
  await explain('search procedure none', () => listDossierIds(spy as never, { unitCodes: ['bqlkkt'], procedureCode: 'x' }, start));
  await explain('hydrate dossiers', () => listDossiersById(spy as never, found.map(({ id }) => id), cast('clerk').accountId));
  await explain('standing', () => findStandingByCode(spy as never, 'H34.18-251103-0077'));
  await explain('log read', () => logRead(spy as never, { dossierId: found[0]?.id ?? '', accountId: cast('clerk').accountId, what: 'dossier' }));
  await opened.close();
}, 600_000);
