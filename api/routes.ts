import type { BoundRoute } from './http/route-binding.ts';
import type { ApiParts } from './parts.ts';
import { absenceRoutes } from './routes/absences.ts';
import { accountRoutes } from './routes/account.ts';
import { applicationRoutes } from './routes/application.ts';
import { auditRoutes } from './routes/audit.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { counterRoutes } from './routes/counter.ts';
import { distributionRoutes } from './routes/distribution.ts';
import { discrepancyRoutes } from './routes/discrepancies.ts';
import { dossierRoutes } from './routes/dossiers.ts';
import { drawerRoutes } from './routes/drawers.ts';
import { exportRoutes } from './routes/exports.ts';
import { linkedFileRoutes } from './routes/linked-files.ts';
import { machineRoutes } from './routes/machines.ts';
import { myDossierRoutes } from './routes/my-dossiers.ts';
import { myPaperRoutes } from './routes/my-papers.ts';
import { newsRoutes } from './routes/news.ts';
import { paymentRoutes } from './routes/payments.ts';
import { personalDataRoutes } from './routes/personal-data.ts';
import { printedRoutes } from './routes/printed.ts';
import { pushRoutes } from './routes/push.ts';
import { reconciliationRoutes } from './routes/reconciliations.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { refundRoutes } from './routes/refunds.ts';
import { procedureDraftRoutes } from './routes/procedure-drafts.ts';
import { procedureHistoryRoutes } from './routes/procedure-history.ts';
import { procedureRoutes } from './routes/procedures.ts';
import { reportRoutes } from './routes/reports.ts';
import { revenueRoutes } from './routes/revenue.ts';
import { savedViewRoutes } from './routes/saved-views.ts';
import { settlementRoutes } from './routes/settlements.ts';
import { staffRoutes } from './routes/staff.ts';
import { taskRoutes } from './routes/tasks.ts';
import { templateRoutes } from './routes/templates.ts';
import { trackingRoutes } from './routes/tracking.ts';
import { transactionRoutes } from './routes/transactions.ts';
import { transferRoutes } from './routes/transfers.ts';
import { unitRoutes } from './routes/units.ts';

/** Every route of the API. Express, OpenAPI and the rights matrix are made from this one list. */
export function allRoutes(parts: ApiParts): readonly BoundRoute[] {
  return [
    ...accountRoutes(parts),
    ...catalogueRoutes(parts),
    ...templateRoutes(parts),
    ...calendarRoutes(parts),
    ...applicationRoutes(parts),
    ...myDossierRoutes(parts),
    ...myPaperRoutes(parts),
    ...personalDataRoutes(parts),
    ...pushRoutes(parts),
    ...trackingRoutes(parts),
    ...linkedFileRoutes(parts),
    ...transactionRoutes(parts),
    ...paymentRoutes(parts),
    ...receiptRoutes(parts),
    ...revenueRoutes(parts),
    ...transferRoutes(parts),
    ...refundRoutes(parts),
    ...discrepancyRoutes(parts),
    ...reconciliationRoutes(parts),
    ...settlementRoutes(parts),
    ...drawerRoutes(parts),
    ...machineRoutes(parts),
    ...absenceRoutes(parts),
    ...staffRoutes(parts),
    ...auditRoutes(parts),
    ...unitRoutes(parts),
    ...distributionRoutes(parts),
    ...taskRoutes(parts),
    ...savedViewRoutes(parts),
    ...newsRoutes(parts),
    ...dossierRoutes(parts),
    ...counterRoutes(parts),
    ...printedRoutes(parts),
    ...reportRoutes(parts),
    ...exportRoutes(parts),
    ...procedureRoutes(parts),
    ...procedureDraftRoutes(parts),
    ...procedureHistoryRoutes(parts),
  ];
}
