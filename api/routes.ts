import type { BoundRoute } from './http/route-binding.ts';
import type { ApiParts } from './parts.ts';
import { absenceRoutes } from './routes/absences.ts';
import { accountRoutes } from './routes/account.ts';
import { applicationRoutes } from './routes/application.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { counterRoutes } from './routes/counter.ts';
import { discrepancyRoutes } from './routes/discrepancies.ts';
import { dossierRoutes } from './routes/dossiers.ts';
import { exportRoutes } from './routes/exports.ts';
import { machineRoutes } from './routes/machines.ts';
import { myDossierRoutes } from './routes/my-dossiers.ts';
import { paymentRoutes } from './routes/payments.ts';
import { printedRoutes } from './routes/printed.ts';
import { refundRoutes } from './routes/refunds.ts';
import { procedureRoutes } from './routes/procedures.ts';
import { reportRoutes } from './routes/reports.ts';
import { taskRoutes } from './routes/tasks.ts';
import { trackingRoutes } from './routes/tracking.ts';
import { transactionRoutes } from './routes/transactions.ts';

/** Every route of the API. Express, OpenAPI and the rights matrix are made from this one list. */
export function allRoutes(parts: ApiParts): readonly BoundRoute[] {
  return [
    ...accountRoutes(parts),
    ...catalogueRoutes(parts),
    ...calendarRoutes(parts),
    ...applicationRoutes(parts),
    ...myDossierRoutes(parts),
    ...trackingRoutes(parts),
    ...transactionRoutes(parts),
    ...paymentRoutes(parts),
    ...refundRoutes(parts),
    ...discrepancyRoutes(parts),
    ...machineRoutes(parts),
    ...absenceRoutes(parts),
    ...taskRoutes(parts),
    ...dossierRoutes(parts),
    ...counterRoutes(parts),
    ...printedRoutes(parts),
    ...reportRoutes(parts),
    ...exportRoutes(parts),
    ...procedureRoutes(parts),
  ];
}
