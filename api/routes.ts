import type { BoundRoute } from './http/route-binding.ts';
import type { ApiParts } from './parts.ts';
import { absenceRoutes } from './routes/absences.ts';
import { accountRoutes } from './routes/account.ts';
import { applicationRoutes } from './routes/application.ts';
import { auditRoutes } from './routes/audit.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { counterRoutes } from './routes/counter.ts';
import { discrepancyRoutes } from './routes/discrepancies.ts';
import { dossierRoutes } from './routes/dossiers.ts';
import { drawerRoutes } from './routes/drawers.ts';
import { exportRoutes } from './routes/exports.ts';
import { machineRoutes } from './routes/machines.ts';
import { myDossierRoutes } from './routes/my-dossiers.ts';
import { paymentRoutes } from './routes/payments.ts';
import { printedRoutes } from './routes/printed.ts';
import { reconciliationRoutes } from './routes/reconciliations.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { refundRoutes } from './routes/refunds.ts';
import { procedureRoutes } from './routes/procedures.ts';
import { reportRoutes } from './routes/reports.ts';
import { revenueRoutes } from './routes/revenue.ts';
import { staffRoutes } from './routes/staff.ts';
import { taskRoutes } from './routes/tasks.ts';
import { trackingRoutes } from './routes/tracking.ts';
import { transactionRoutes } from './routes/transactions.ts';
import { transferRoutes } from './routes/transfers.ts';

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
    ...receiptRoutes(parts),
    ...revenueRoutes(parts),
    ...transferRoutes(parts),
    ...refundRoutes(parts),
    ...discrepancyRoutes(parts),
    ...reconciliationRoutes(parts),
    ...drawerRoutes(parts),
    ...machineRoutes(parts),
    ...absenceRoutes(parts),
    ...staffRoutes(parts),
    ...auditRoutes(parts),
    ...taskRoutes(parts),
    ...dossierRoutes(parts),
    ...counterRoutes(parts),
    ...printedRoutes(parts),
    ...reportRoutes(parts),
    ...exportRoutes(parts),
    ...procedureRoutes(parts),
  ];
}
