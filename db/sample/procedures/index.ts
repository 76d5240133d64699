import type { ProcedureDefinition } from '../../../domain/procedure/definition.ts';
import { constructionDepartment } from './construction-department.ts';
import { construction } from './construction.ts';
import { environment } from './environment.ts';
import { internationalTrade } from './international-trade.ts';
import { investment } from './investment.ts';
import { justiceDepartment } from './justice-department.ts';
import { labour } from './labour.ts';
import { land } from './land.ts';
import { planning } from './planning.ts';

/** Every procedure of the sample, in the order lists show them. */
export const sampleProcedures: readonly ProcedureDefinition[] = [
  ...investment,
  ...labour,
  ...construction,
  ...planning,
  ...environment,
  ...internationalTrade,
  ...land,
  ...constructionDepartment,
  ...justiceDepartment,
];
