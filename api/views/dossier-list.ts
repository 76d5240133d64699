import type { z } from 'zod';
import type { Queryable } from '../../db/client.ts';
import { listAndCountDossiers, listDossiersById } from '../../db/queries/staff-dossiers.ts';
import { startOfDate } from '../../domain/working-time/local-time.ts';
import type { Page } from '../contract/common.ts';
import type { dossiersContract, DossierSummary } from '../contract/dossiers.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { dossierCursor } from './dossier-cursor.ts';
import { isFigureQuery, readFigureList } from './figure-list.ts';
import { countBoundFor, cut, searchOf } from './inbox.ts';
import { shownDossier } from './staff-dossier.ts';

type Query = z.output<typeof dossiersContract.searchDossiers.query>;

/** One page of the dossiers of somebody's units, or of those behind a number of a report. */
export async function readDossierList(
  db: Queryable,
  principal: Principal,
  query: Query,
): Promise<Page<DossierSummary>> {
  if (isFigureQuery(query)) return readFigureList(db, principal, query);
  const { unit, status, procedure, from, to, limit } = query;
  const filter = {
    unitCodes: unitsOf(principal).filter((code) => unit === undefined || code === unit),
    text: searchOf(query.q),
    status,
    procedureCode: procedure,
    from: from && startOfDate(from),
    to: to && startOfDate(to, 1),
  };
  const bound = countBoundFor(filter.text);
  const after = dossierCursor.decode(query.cursor);
  const { found, total } = await listAndCountDossiers(db, filter, { after, limit: limit + 1, bound });
  const { shown, last } = cut(found, limit);
  const ids = shown.map(({ id }) => id);
  return {
    data: (await listDossiersById(db, ids, principal.accountId)).map(shownDossier),
    page: { next: last === undefined ? null : dossierCursor.encode(last), total, totalIsExact: total < bound },
  };
}
