import type { ProcedureDefinition } from '../../../domain/procedure/definition.ts';
import { constructionDepartment } from './construction-department.ts';
import { construction } from './construction.ts';
import { environment } from './environment.ts';
import { feasibilityAppraisal } from './feasibility-appraisal.ts';
import { internationalTrade } from './international-trade.ts';
import { investment } from './investment.ts';
import { justiceDepartment } from './justice-department.ts';
import { labour } from './labour.ts';
import { land } from './land.ts';
import { planning } from './planning.ts';
import { projectInformation } from './project-information.ts';

/** Every procedure of the sample, in the order lists show them. */
export const sampleProcedures: readonly ProcedureDefinition[] = [
  projectInformation,
  ...investment,
  ...labour,
  ...construction,
  feasibilityAppraisal,
  ...planning,
  ...environment,
  ...internationalTrade,
  ...land,
  ...constructionDepartment,
  ...justiceDepartment,
];
