import type { Database } from '../../db/client.ts';
import {
  getDigestReader,
  listDueLines,
  listHeldLines,
  listUnassignedLines,
  type DueDigest,
} from '../../db/queries/digests.ts';
import { readUnitCalendars } from '../../db/queries/distribution.ts';
import { getPlan } from '../../db/queries/procedure-versions.ts';
import { listFallingDue } from '../../db/queries/report-course.ts';
import { workingDateBefore } from '../../domain/digest.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { outlookOf, riskNames } from '../../domain/reports/forecast.ts';
import { dayOfDate, startOfDate, weekdayOfDay } from '../../domain/working-time/local-time.ts';

/** A dossier to look at, and what is to be said of it. */
export interface DigestLine {
  readonly code: string;
  readonly procedureName: LocalizedText;
  readonly dueAt: string | null;
  readonly remark?: LocalizedText;
}

/** What belongs under one title: the first of it, and how much it is in all. */
export interface DigestSection {
  readonly kind: 'overdue' | 'today' | 'new' | 'unitOverdue' | 'unitToday' | 'unitWeek' | 'unitLate' | 'unitFree';
  readonly lines: readonly DigestLine[];
  readonly total: number;
}

/** More of each than anybody reads in a mail. */
const mostLines = 15;
/** As many of the dossiers due this week as are judged. */
const mostJudged = 100;

/** What somebody is to know this morning. Sections with nothing in them are left out. */
export async function readDigest(db: Database, digest: DueDigest, now: string) {
  const reader = await getDigestReader(db, digest);
  const calendars = await readUnitCalendars(db, reader.unitCodes);
  const [calendar] = calendars.values();
  const since = calendar === undefined ? digest.onDate : workingDateBefore(calendar, digest.onDate);
  const sections = [
    ...(await readOwn(db, digest, { now, claimedSince: startOfDate(since) })),
    ...(reader.supervised.length === 0 ? [] : await readUnits(db, reader.supervised, { now, onDate: digest.onDate })),
  ];
  return { ...reader, sections: sections.filter(({ total }) => total > 0) };
}

async function readOwn(
  db: Database,
  { accountId, onDate }: DueDigest,
  { now, claimedSince }: { readonly now: string; readonly claimedSince: string },
): Promise<DigestSection[]> {
  const held = await listHeldLines(db, accountId, { dueBefore: startOfDate(onDate, 1), claimedSince });
  const isOverdue = ({ dueAt }: DigestLine) => dueAt !== null && dueAt <= now;
  const isToday = (task: DigestLine) => !isOverdue(task) && task.dueAt !== null && task.dueAt < startOfDate(onDate, 1);
  const isNew = ({ claimedAt }: (typeof held)[number]) => claimedAt !== null && claimedAt >= claimedSince;
  return [
    sectionOf('overdue', held.filter(isOverdue)),
    sectionOf('today', held.filter(isToday)),
    sectionOf(
      'new',
      held.filter((task) => isNew(task) && !isOverdue(task) && !isToday(task)),
    ),
  ];
}

async function readUnits(
  db: Database,
  unitCodes: readonly string[],
  { now, onDate }: { readonly now: string; readonly onDate: string },
): Promise<DigestSection[]> {
  const tomorrow = startOfDate(onDate, 1);
  const nextMonday = startOfDate(onDate, 8 - (weekdayOfDay(dayOfDate(onDate, 'date')) || 7));
  const limit = mostLines;
  const [overdue, today, week, free, late] = await Promise.all([
    listDueLines(db, { unitCodes, to: now, limit }),
    listDueLines(db, { unitCodes, from: now, to: tomorrow, limit }),
    listDueLines(db, { unitCodes, from: tomorrow, to: nextMonday, limit }),
    listUnassignedLines(db, unitCodes, limit),
    listLate(db, unitCodes, { now, to: nextMonday }),
  ]);
  return [
    { kind: 'unitOverdue', ...overdue },
    { kind: 'unitToday', ...today },
    { kind: 'unitWeek', ...week },
    sectionOf('unitLate', late),
    { kind: 'unitFree', ...free },
  ];
}

function sectionOf(kind: DigestSection['kind'], found: readonly DigestLine[]): DigestSection {
  return { kind, lines: found.slice(0, mostLines), total: found.length };
}

/** What falls due this week and will probably be late, with the reasons, as the forecast of the overview has it. */
async function listLate(
  db: Database,
  unitCodes: readonly string[],
  { now, to }: { readonly now: string; readonly to: string },
): Promise<DigestLine[]> {
  const rows = await listFallingDue(db, { unitCodes, from: now, to, limit: mostJudged });
  const judged = await Promise.all(
    rows.map(async ({ code, procedure, dueAt, state, taskDueAt, holder, awayFrom, ...pins }) => {
      const plan = await getPlan(db, pins.procedureVersionId, pins.calendarId);
      const who = { isHeld: holder !== null, isHolderAway: awayFrom !== null };
      const { reasons } = outlookOf({ state, plan, dueAt, taskDueAt, ...who }, now);
      const spell = (language: 'vi' | 'en') => reasons.map((reason) => riskNames[reason][language]).join('; ');
      return { code, procedureName: procedure.name, dueAt, reasons, remark: { vi: spell('vi'), en: spell('en') } };
    }),
  );
  return judged.filter(({ reasons }) => reasons.length > 0);
}
