import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  calendarContract,
  calendarEffect,
  calendarYear,
  publishedCalendars,
  publishedYear,
} from '../../api/contract/calendar.ts';
import { dueDate } from '../../api/contract/common.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { auditEntries, dossiers as dossierRows, outbox } from '../../db/schema/index.ts';
import { weekdays } from '../../domain/working-time/calendar.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { eq, like } from 'drizzle-orm';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let administrator: Browser;
let actorOf: Awaited<ReturnType<typeof createCast>>;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  actorOf = await createCast(database.db);
  administrator = await api.signIn(actorOf('administrator').accountId);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

describe('a due date', () => {
  const ask = (body: object) => api.browser().post('/api/v1/calendar/due-date', body);
  const vn = (text: string) => `${text.replace(' ', 'T')}:00+07:00`;

  test.each([
    ['the Culture Day of 24/11/2026 is skipped', '2026-11-23 09:00', { workingDays: 3 }, '2026-11-27 09:00'],
    ['New Year 2026 and the swapped 2/1', '2025-12-31 09:00', { workingDays: 1 }, '2026-01-05 09:00'],
    ['Saturday 10/1/2026 is worked for it', '2026-01-09 16:00', { workingDays: 1 }, '2026-01-10 16:00'],
    ['Tết 2026, from the 14th to the 22nd', '2026-02-13 09:00', { workingDays: 1 }, '2026-02-23 09:00'],
    ['Hùng Kings 2026, compensated on Monday', '2026-04-24 17:00', { workingDays: 1 }, '2026-04-28 17:00'],
    ['30/4 and 1/5/2026', '2026-04-29 14:00', { workingHours: 4 }, '2026-05-04 08:30'],
    ['National Day 2026 with the swapped 31/8', '2026-08-28 13:00', { workingDays: 1 }, '2026-09-03 11:30'],
    ['Saturday 22/8/2026 is worked for it', '2026-08-21 17:00', { workingHours: 8 }, '2026-08-22 17:00'],
    ['Tết 2025', '2025-01-24 15:00', { workingHours: 3 }, '2025-02-03 08:30'],
    ['2/5/2025 swapped for 26/4', '2025-04-29 09:00', { workingDays: 1 }, '2025-05-05 09:00'],
    ['1/9/2025', '2025-08-29 17:00', { workingHours: 1 }, '2025-09-03 08:30'],
    ['Tết 2024', '2024-02-07 17:00', { workingDays: 0.5 }, '2024-02-15 11:30'],
    ['29/4/2024 swapped for 4/5', '2024-04-26 17:00', { workingDays: 2 }, '2024-05-03 17:00'],
    ['6.25 working days are 50 hours', '2026-03-02 07:30', { workingDays: 6.25 }, '2026-03-10 09:30'],
    ['4.75 working days are 38 hours', '2026-03-02 07:30', { workingDays: 4.75 }, '2026-03-06 15:00'],
    ['a start at lunch counts from 13:00', '2026-03-02 12:10', { workingHours: 1 }, '2026-03-02 14:00'],
    ['a start on Sunday counts from Monday', '2026-03-01 20:00', { workingHours: 4 }, '2026-03-02 11:30'],
  ])('%s', async (_, from, span, due) => {
    const answer = dueDate.parse((await ask({ from: vn(from), ...span })).body);
    expect(answer.dueAt).toBe(new Date(vn(due)).toISOString());
    const counted = answer.explanation.filter(({ kind }) => kind === 'counted');
    const minutes = 'workingDays' in span ? span.workingDays * 480 : span.workingHours * 60;
    expect(counted.reduce((sum, item) => sum + item.minutes, 0)).toBe(minutes);
  });

  test('counts a pause over a weekend once', async () => {
    const pauses = [{ from: vn('2026-03-06 16:00'), to: vn('2026-03-09 08:30') }];
    const answer = dueDate.parse((await ask({ from: vn('2026-03-05 16:00'), workingDays: 2, pauses })).body);
    expect(answer.dueAt).toBe(new Date(vn('2026-03-10 08:30')).toISOString());
  });

  test('counts from the next working day after a cut-off', async () => {
    const late = { from: vn('2026-03-06 15:01'), workingDays: 1, cutoffTime: '15:00' };
    const answer = dueDate.parse((await ask(late)).body);
    expect(answer.dueAt).toBe(new Date(vn('2026-03-09 17:00')).toISOString());
    expect(answer.explanation[0]?.reason.vi).toContain('sau 15:00');
    expect((await ask({ ...late, cutoffTime: '25:00' })).status).toBe(422);
  });

  test('past the last published year says provisional', async () => {
    expect((await ask({ from: vn('2026-12-30 09:00'), workingDays: 5 })).body).toMatchObject({ provisional: true });
  });

  test('names what it cannot read', async () => {
    const answer = await ask({ from: '2026-02-30T09:00:00+07:00', workingDays: 3 });
    expect(answer.status).toBe(422);
    expect(problemDocument.parse(answer.body).errors?.[0]?.field).toBe('from');
  });
});

describe('publishing a year', () => {
  const days2027 = [
    { date: '2027-01-01', kind: 'holiday', note: 'Tết Dương lịch', source: 'thông báo mẫu' },
    { date: '2027-02-05', kind: 'holiday', note: 'Tết Nguyên đán', source: 'thông báo mẫu' },
  ];
  const publish = (browser: Browser, year: number, body: object, key = newId()) =>
    browser.post(`/api/v1/calendar/${year}`, body, { 'Idempotency-Key': key });

  test('is for administrators, of units there are', async () => {
    const supervisor = await api.signIn(actorOf('supervisor').accountId);
    expect((await publish(supervisor, 2027, { days: days2027 })).status).toBe(403);
    const answer = await publish(administrator, 2027, { days: days2027, units: ['khong-co'] });
    expect(problemDocument.parse(answer.body).errors?.[0]).toMatchObject({
      field: 'units.0',
      code: 'unknown_unit',
    });
  });

  test('names the day at fault and publishes nothing', async () => {
    const faulty = [...days2027, { date: '2028-01-01', kind: 'holiday', note: 'nhầm', source: 'thông báo mẫu' }];
    const answer = await publish(administrator, 2027, { days: faulty });
    expect(answer.status).toBe(422);
    expect(problemDocument.parse(answer.body).errors?.[0]).toMatchObject({ field: 'days.2.date', code: 'not_in_year' });
    const shown = calendarYear.parse((await api.browser().get('/api/v1/calendar/2027')).body);
    expect(shown.published).toBe(false);
  });

  test('can be looked at before: which due dates move or become final, and nothing is published', async () => {
    const dossiers = createDirectDossiers(database.db, actorOf('applicant'));
    const { dossierId, code } = await dossiers.submit();
    await dossiers.act(dossierId, actorOf('clerk'), 'accept');
    const [{ state } = { state: undefined }] = await database.db
      .select({ state: dossierRows.state })
      .from(dossierRows)
      .where(eq(dossierRows.id, dossierId));
    const dueAt = state?.clock?.dueAt ?? '';
    const dueOn = localDateOf(dueAt);
    const year = Number(dueOn.slice(0, 4));
    const known = calendarYear.parse((await api.browser().get(`/api/v1/calendar/${year}`)).body).days;
    const preview = (days: object[]) => administrator.post(`/api/v1/calendar/${year}/preview`, { days });

    const dayOff = { date: dueOn, kind: 'holiday', note: 'ngày nghỉ mẫu', source: 'thông báo mẫu' };
    const effect = calendarEffect.parse((await preview([...known, dayOff])).body);
    const moved = effect.first.find(({ dossierCode }) => dossierCode === code);
    expect(moved).toMatchObject({ from: dueAt, becomesFinal: false });
    expect(moved?.to.slice(11)).toBe(dueAt.slice(11));
    expect(localDateOf(moved?.to ?? '') > dueOn).toBe(true);
    expect(effect).toMatchObject({ isComplete: true, movedLater: effect.moved });

    expect(calendarEffect.parse((await preview(known)).body)).toMatchObject({ moved: 0, becomeFinal: 0, first: [] });
    expect((await preview([{ ...dayOff, date: '2031-01-01' }])).status).toBe(422);
    expect(calendarYear.parse((await api.browser().get(`/api/v1/calendar/${year}`)).body).days).toEqual(known);
  });

  test('makes the year known, and tells every open dossier once', async () => {
    const dossiers = createDirectDossiers(database.db, actorOf('applicant'));
    const { dossierId } = await dossiers.submit();
    const key = newId();
    const first = await publish(administrator, 2027, { days: days2027 }, key);
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    const published = publishedYear.parse(first.body);
    expect(published.dossiersTold).toBeGreaterThan(0);
    expect((await publish(administrator, 2027, { days: days2027 }, key)).body).toEqual(first.body);

    const shown = calendarYear.parse((await api.browser().get('/api/v1/calendar/2027')).body);
    expect(shown.published).toBe(true);
    expect(shown.days.map(({ date }) => date)).toEqual(['2027-01-01', '2027-02-05']);
    const told = await database.db.select().from(outbox).where(like(outbox.key, 'calendar:%'));
    expect(told.map(({ message }) => message)).toContainEqual(
      expect.objectContaining({ kind: 'calendarPublished', dossierId }),
    );
    expect(told).toHaveLength(published.dossiersTold);
    const audited = await database.db.select().from(auditEntries).where(eq(auditEntries.action, 'calendar.publish'));
    expect(audited).toHaveLength(published.calendars.length);
  });
});

test('the calendars in use are read with their units, days and notices, by administrators', async () => {
  const answer = await administrator.get('/api/v1/staff/calendars');
  const { data } = calendarContract.listCalendarsInUse.success.body.parse(answer.body);
  expect(data.flatMap(({ units }) => units.map(({ code }) => code))).toContain('bqlkkt');
  expect(data[0]?.sessions.monday).toContainEqual({ fromMinute: 450, toMinute: 690 });
  expect(data[0]?.days.find(({ date }) => date === '2026-11-24')).toMatchObject({ kind: 'holiday' });
  const supervisor = await api.signIn(actorOf('supervisor').accountId);
  expect((await supervisor.get('/api/v1/staff/calendars')).status).toBe(403);
});

describe('other office hours', () => {
  const inUse = async () =>
    calendarContract.listCalendarsInUse.success.body.parse((await administrator.get('/api/v1/staff/calendars')).body)
      .data;
  const mornings = [{ fromMinute: 450, toMinute: 690 }];
  const week = (change: object = {}) => ({
    ...Object.fromEntries(weekdays.map((weekday) => [weekday, weekday === 'sunday' ? [] : mornings])),
    ...change,
  });
  const wish = (change: object = {}) => ({ from: '2028-03-01', sessions: week(), units: ['bqlkkt'], ...change });
  const preview = (body: object) => administrator.post('/api/v1/office-hours/preview', body);
  const publish = (body: object, key = newId(), browser = administrator) =>
    browser.post('/api/v1/office-hours', body, { 'Idempotency-Key': key });

  test.each([
    ['from', wish({ from: localDateOf(new Date()) })],
    ['sessions.monday.0', wish({ sessions: week({ monday: [{ fromMinute: 700, toMinute: 600 }] }) })],
    ['units.1', wish({ units: ['bqlkkt', 'khong-co'] })],
  ])('are refused at %s, and nothing changes', async (field, body) => {
    const before = await inUse();
    for (const answer of [await preview(body), await publish(body)]) {
      expect(problemDocument.parse(answer.body).errors?.map((fault) => fault.field)).toEqual([field]);
    }
    expect(await inUse()).toEqual(before);
    const supervisor = await api.signIn(actorOf('supervisor').accountId);
    expect((await publish(wish(), newId(), supervisor)).status).toBe(403);
  });

  test('show before which due dates would move', async () => {
    const dossiers = createDirectDossiers(database.db, actorOf('applicant'));
    const { dossierId, code } = await dossiers.submit();
    await dossiers.act(dossierId, actorOf('clerk'), 'accept');
    const [row] = await database.db.select().from(dossierRows).where(eq(dossierRows.id, dossierId));
    const dueAt = row?.state.clock?.dueAt ?? '';
    const tomorrow = localDateOf(new Date(Date.now() + 24 * 3_600_000));
    const effect = calendarEffect.parse((await preview(wish({ from: tomorrow }))).body);
    const moved = effect.first.find(({ dossierCode }) => dossierCode === code);
    expect(moved?.from).toBe(dueAt);
    expect(Date.parse(moved?.to ?? '')).toBeGreaterThan(Date.parse(dueAt));
    const distant = calendarEffect.parse((await preview(wish({ from: '2035-01-01' }))).body);
    expect(distant).toMatchObject({ moved: 0 });
  });

  test('of one unit give it a calendar of its own, once, and tell its dossiers', async () => {
    const before = (await inUse()).find(({ units }) => units.some(({ code }) => code === 'bqlkkt'));
    const key = newId();
    const answer = await publish(wish(), key);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect((await publish(wish(), key)).body).toEqual(answer.body);
    const { calendars, dossiersTold } = publishedCalendars.parse(answer.body);
    expect(calendars).toEqual([{ version: '2028.1', units: ['bqlkkt'] }]);
    expect(dossiersTold).toBeGreaterThan(0);
    const after = await inUse();
    const own = after.find(({ version }) => version === '2028.1');
    expect(own?.units.map(({ code }) => code)).toEqual(['bqlkkt']);
    expect(own).toMatchObject({
      sessions: week(),
      earlierSessions: [{ before: '2028-03-01', sessions: before?.sessions }],
    });
    const others = after.find(({ id }) => id === before?.id);
    expect(others?.units.map(({ code }) => code)).toEqual(
      before?.units.map(({ code }) => code).filter((code) => code !== 'bqlkkt'),
    );
  });
});
