import { findStandingByCode, getStanding, type DossierStanding } from '../db/queries/dossier-standing.ts';
import { hadTaskOn } from '../db/queries/visible-dossiers.ts';
import type { Queryable } from '../db/client.ts';
import { unitsOf, type Principal } from './http/principal.ts';
import { Problem } from './http/problem.ts';

/** A dossier by its code, for staff who may see it. @throws Problem `not_found`. */
export async function getVisible(db: Queryable, code: string, principal: Principal): Promise<DossierStanding> {
  const standing = await findStandingByCode(db, code);
  if (standing === undefined) throw new Problem('not_found');
  await requireVisible(db, standing, principal);
  return standing;
}

/** A dossier by its id, for staff who may see it. @throws Problem `not_found`. */
export async function getVisibleById(db: Queryable, dossierId: string, principal: Principal): Promise<DossierStanding> {
  const standing = await getStanding(db, dossierId);
  await requireVisible(db, standing, principal);
  return standing;
}

/** Staff see what their unit decides, and what it has or had a task on. */
async function requireVisible(db: Queryable, standing: DossierStanding, principal: Principal): Promise<void> {
  const units = unitsOf(principal);
  if (units.includes(standing.unitCode) || standing.tasks.some(({ unitCode }) => units.includes(unitCode))) return;
  if (!(await hadTaskOn(db, standing.id, units))) throw new Problem('not_found');
}
