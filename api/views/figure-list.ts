import type { z } from 'zod';
import type { Queryable } from '../../db/client.ts';
import { countFigures, listFigureIds } from '../../db/queries/figure-filter.ts';
import { listDossiersById } from '../../db/queries/staff-dossiers.ts';
import type { FigureFilter } from '../../domain/reports/exports.ts';
import { startOfDate } from '../../domain/working-time/local-time.ts';
import type { Page } from '../contract/common.ts';
import { figureQuery, type dossiersContract, type DossierSummary } from '../contract/dossiers.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { dossierCursor } from './dossier-cursor.ts';
import { countBoundFor, cut, searchOf } from './inbox.ts';
import { shownDossier } from './staff-dossier.ts';

type Query = z.output<typeof dossiersContract.searchDossiers.query>;
type Selection = Omit<Query, 'cursor' | 'limit'>;

const figureNames = Object.keys(figureQuery) as readonly (keyof typeof figureQuery)[];

/** Whether a search asks for dossiers by how they count. */
export function isFigureQuery(query: Query): boolean {
  return figureNames.some((name) => query[name] !== undefined);
}

/** Which dossiers a search by figures means: of the units its reader supervises, or of all their own. */
export function figureFilterOf(principal: Principal, query: Selection): FigureFilter {
  const supervised = unitsOf(principal, ['supervisor']);
  const units = supervised.length > 0 ? supervised : unitsOf(principal);
  const start = (date: string | undefined) => date && startOfDate(date);
  const end = (date: string | undefined) => date && startOfDate(date, 1);
  return {
    unitCodes: units.filter((code) => query.unit === undefined || code === query.unit),
    bucket: query.bucket,
    fieldCode: query.field,
    procedureCode: query.procedure,
    officerId: query.officer,
    holderId: query.holder,
    taskDue: query.taskDue,
    status: query.status,
    text: searchOf(query.q),
    submittedFrom: start(query.from),
    submittedTo: end(query.to),
    settledFrom: start(query.settledFrom),
    settledTo: end(query.settledTo),
    dueFrom: start(query.dueFrom),
    dueTo: end(query.dueTo),
  };
}

/** A page of the dossiers behind a number of a report. */
export async function readFigureList(db: Queryable, principal: Principal, query: Query): Promise<Page<DossierSummary>> {
  const filter = figureFilterOf(principal, query);
  const now = new Date().toISOString();
  const bound = countBoundFor(filter.text);
  const [found, total] = await Promise.all([
    listFigureIds(db, filter, { now, after: dossierCursor.decode(query.cursor), limit: query.limit + 1 }),
    countFigures(db, filter, now, bound),
  ]);
  const { shown, last } = cut(found, query.limit);
  const ids = shown.map(({ id }) => id);
  return {
    data: (await listDossiersById(db, ids, principal.accountId)).map(shownDossier),
    page: { next: last === undefined ? null : dossierCursor.encode(last), total, totalIsExact: total < bound },
  };
}
