import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { dossiersContract } from '../../api/contract/dossiers.ts';
import { reportsContract } from '../../api/contract/reports.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { dossierFigures, staffAssignments, tasks } from '../../db/schema/index.ts';
import { buckets } from '../../domain/reports/standing.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes } from '../support/sample-dossiers.ts';
import { walkDossiers } from '../support/walked-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let supervisor: Browser;
let officer: Browser;
let foreign: Browser;
let walked: number;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  const { db } = database;
  api = await startSampleApi(db);
  const actorOf = await createCast(db);
  supervisor = await api.signIn(actorOf('supervisor').accountId);
  officer = await api.signIn(actorOf('officer').accountId);
  const [other] = await db
    .select({ id: staffAssignments.accountId })
    .from(staffAssignments)
    .where(and(eq(staffAssignments.unitCode, unitCodes.justice), eq(staffAssignments.role, 'supervisor')));
  foreign = await api.signIn(other?.id ?? '');
  const wish = {
    applicantId: actorOf('applicant').accountId,
    people: [actorOf('officer').accountId],
    startsAt: daysAgo(40),
    until: daysAgo(0),
  };
  const ids = [
    ...(await walkDossiers(db, { ...wish, procedureCode: procedureCodes.free, dossiers: 9, seed: 1 })),
    ...(await walkDossiers(db, { ...wish, procedureCode: procedureCodes.free, dossiers: 9, seed: 2 })),
  ];
  walked = ids.length;
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const monthOf = (instant: string) => localDateOf(instant).slice(0, 7);

const readAs = async (browser: Browser, path: string): Promise<unknown> => (await browser.get(path)).body;

type Report = z.output<typeof reportsContract.getDeadlines.success.body>;

const readDeadlines = async (query: string): Promise<Report> =>
  reportsContract.getDeadlines.success.body.parse((await supervisor.get(`/api/v1/reports/deadlines?${query}`)).body);

/** How many dossiers the list behind a number has, going through all its pages. */
async function lengthOf(href: string | null): Promise<number> {
  if (href === null) return 0;
  let [length, cursor]: [number, string | null] = [0, ''];
  while (cursor !== null) {
    const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const body = await readAs(supervisor, `/api/v1${href}${href.endsWith('?') ? '' : '&'}limit=100${next}`);
    const page = dossiersContract.searchDossiers.success.body.parse(body);
    length += page.data.length;
    cursor = page.page.next;
  }
  return length;
}

const countOf = ({ numbers }: Report['total']): number =>
  buckets.reduce((sum, bucket) => sum + numbers[bucket].count, 0);

const everything = `from=${monthOf(daysAgo(60))}&to=${monthOf(daysAgo(0))}`;

describe('the deadlines report', () => {
  test.each(['unit', 'field', 'procedure', 'officer', 'month'])(
    'by %s counts every dossier once, and each number has as long a list behind it',
    async (groupBy) => {
      const report = await readDeadlines(`${everything}&groupBy=${groupBy}`);
      expect(countOf(report.total)).toBe(walked);
      expect(report.groups.reduce((sum, { figures }) => sum + countOf(figures), 0)).toBe(walked);
      for (const { figures } of [{ figures: report.total }, ...report.groups]) {
        for (const bucket of buckets) {
          const { count, href } = figures.numbers[bucket];
          expect(await lengthOf(href), href ?? 'no list').toBe(count);
        }
      }
    },
  );

  test('gives the share done in time with its formula, open overdue dossiers counting against it', async () => {
    const { total, formula } = await readDeadlines(everything);
    const { early, onTime, late, openOverdue } = total.numbers;
    expect(openOverdue.count).toBeGreaterThan(0);
    const done = early.count + onTime.count;
    const whole = done + late.count + openOverdue.count;
    expect(total.onTime).toEqual({ part: done, whole, percent: Math.floor((done * 1000) / whole) / 10 });
    expect(formula.vi).toContain('đã quá hạn');
  });

  test('of a period that is over counts what was done in it, and of what is open only what fell due by its end', async () => {
    const longAgo = monthOf(daysAgo(120));
    expect(countOf((await readDeadlines(`from=${longAgo}&to=${longAgo}`)).total)).toBe(0);
    const first = monthOf(daysAgo(35));
    const { total } = await readDeadlines(`from=${first}&to=${first}`);
    for (const bucket of buckets) {
      const { count, href } = total.numbers[bucket];
      if (bucket !== 'openInTime' && bucket !== 'paused' && bucket !== 'atReception') {
        expect(await lengthOf(href), href ?? 'no list').toBe(count);
      }
    }
  });

  test('sorts all that is overdue by age, each group with its list', async () => {
    const { ages, total } = await readDeadlines('');
    expect(ages.reduce((sum, { count }) => sum + count, 0)).toBe(total.numbers.openOverdue.count);
    for (const { count, href } of ages) expect(await lengthOf(href), href).toBe(count);
  });

  test('follows who holds a task without any event', async () => {
    const [row] = await database.db
      .select({ id: tasks.id })
      .from(tasks)
      .innerJoin(dossierFigures, eq(dossierFigures.dossierId, tasks.dossierId))
      .where(and(eq(dossierFigures.standing, 'running'), eq(tasks.isMain, true), isNull(tasks.closedAt)));
    const clerkId = (await createCast(database.db))('clerk').accountId;
    await database.db
      .update(tasks)
      .set({ holderId: clerkId })
      .where(eq(tasks.id, row?.id ?? ''));
    const { groups } = await readDeadlines('groupBy=officer');
    expect(groups.find(({ key }) => key === clerkId)).toBeDefined();
  });

  test.each([
    ['from=2026-11&to=2026-10', 'before_from'],
    ['from=2020-01&to=2026-10', 'too_long'],
    ['from=2026-13', 'invalid_format'],
  ])('asked for %s says %s', async (query, code) => {
    const answer = await supervisor.get(`/api/v1/reports/deadlines?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ code }] } });
  });
});

describe('the other reports', () => {
  test('show what everybody holds, each number with its list', async () => {
    const body = await readAs(supervisor, '/api/v1/reports/workload');
    const { people } = reportsContract.getWorkload.success.body.parse(body);
    expect(people.some(({ open }) => open.count > 0)).toBe(true);
    for (const { open, dueSoon, overdue } of people) {
      for (const { count, href } of [open, dueSoon, overdue])
        expect(await lengthOf(href), href ?? 'no list').toBe(count);
    }
  });

  test('foresee what will be late, and say why', async () => {
    const [row] = await database.db
      .select({ id: dossierFigures.dossierId, taskId: tasks.id })
      .from(dossierFigures)
      .innerJoin(
        tasks,
        and(eq(tasks.dossierId, dossierFigures.dossierId), eq(tasks.isMain, true), isNull(tasks.closedAt)),
      )
      .where(eq(dossierFigures.standing, 'running'));
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    await database.db
      .update(dossierFigures)
      .set({ dueAt })
      .where(eq(dossierFigures.dossierId, row?.id ?? ''));
    await database.db
      .update(tasks)
      .set({ dueAt: daysAgo(1) })
      .where(eq(tasks.id, row?.taskId ?? ''));
    const body = await readAs(supervisor, '/api/v1/reports/forecast');
    const { atRisk, dueInTime } = reportsContract.getForecast.success.body.parse(body);
    expect(await lengthOf(dueInTime.href)).toBe(dueInTime.count);
    expect(atRisk.find((one) => one.dueAt === dueAt)?.reasons.map(({ code }) => code)).toContain('stepOverdue');
  });

  test('name the slowest step of each procedure, worst first', async () => {
    const body = await readAs(supervisor, `/api/v1/reports/bottlenecks?${everything}`);
    const { procedures } = reportsContract.getBottlenecks.success.body.parse(body);
    expect(procedures.map(({ procedure }) => procedure.code)).toEqual([procedureCodes.free]);
    expect(procedures[0]?.usedMinutes).toBeGreaterThan(0);
  });

  test('give each indicator with formula and source, and nothing where there is nothing to judge', async () => {
    const body = await readAs(supervisor, `/api/v1/reports/indicators?${everything}`);
    const { indicators } = reportsContract.getIndicators.success.body.parse(body);
    const { total } = await readDeadlines(everything);
    expect(indicators.find(({ key }) => key === 'onTime')?.value).toBe(total.onTime.percent);
    expect(indicators.find(({ key }) => key === 'satisfaction')?.value).toBeNull();
    expect(indicators.every(({ formula, source }) => formula.vi !== '' && source.vi !== '')).toBe(true);
  });
});

describe('who may see reports', () => {
  const paths = ['deadlines', 'workload', 'forecast', 'bottlenecks', 'indicators'].map(
    (name) => `/api/v1/reports/${name}`,
  );

  test.each(paths)('%s is for supervisors, of their own units', async (path) => {
    expect((await supervisor.get(`${path}?unit=${unitCodes.board}`)).status).toBe(200);
    expect((await officer.get(path)).status).toBe(403);
    expect((await supervisor.get(`${path}?unit=${unitCodes.justice}`)).status).toBe(403);
    expect((await api.browser().get(path)).status).toBe(401);
  });

  test('and of other units nothing is counted or listed', async () => {
    const body = await readAs(foreign, `/api/v1/reports/deadlines?${everything}`);
    expect(countOf(reportsContract.getDeadlines.success.body.parse(body).total)).toBe(0);
    const list = await foreign.get('/api/v1/dossiers?bucket=openOverdue');
    expect(list.body).toMatchObject({ data: [], page: { total: 0 } });
  });
});
