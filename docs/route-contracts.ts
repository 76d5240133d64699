import { absencesContract } from '../api/contract/absences.ts';
import { accountContract } from '../api/contract/account.ts';
import { applicationContract } from '../api/contract/application.ts';
import { auditContract } from '../api/contract/audit.ts';
import { calendarContract } from '../api/contract/calendar.ts';
import { catalogueContract } from '../api/contract/catalogue.ts';
import { counterContract } from '../api/contract/counter.ts';
import { discrepanciesContract } from '../api/contract/discrepancies.ts';
import { distributionContract } from '../api/contract/distribution.ts';
import { dossiersContract } from '../api/contract/dossiers.ts';
import { drawersContract } from '../api/contract/drawers.ts';
import { exportsContract } from '../api/contract/exports.ts';
import { linkedFilesContract } from '../api/contract/linked-files.ts';
import { machinesContract } from '../api/contract/machines.ts';
import { myDossiersContract } from '../api/contract/my-dossiers.ts';
import { myPapersContract } from '../api/contract/my-papers.ts';
import { newsContract } from '../api/contract/news.ts';
import { paymentsContract } from '../api/contract/payments.ts';
import { personalDataContract } from '../api/contract/personal-data.ts';
import { printedContract } from '../api/contract/printed.ts';
import { procedureDraftsContract } from '../api/contract/procedure-drafts.ts';
import { proceduresContract } from '../api/contract/procedures.ts';
import { pushContract } from '../api/contract/push.ts';
import { receiptsContract } from '../api/contract/receipts.ts';
import { reconciliationsContract } from '../api/contract/reconciliations.ts';
import { refundsContract } from '../api/contract/refunds.ts';
import { reportsContract } from '../api/contract/reports.ts';
import { revenueContract } from '../api/contract/revenue.ts';
import { savedViewsContract } from '../api/contract/saved-views.ts';
import { settlementsContract } from '../api/contract/settlements.ts';
import { staffContract } from '../api/contract/staff.ts';
import { tasksContract } from '../api/contract/tasks.ts';
import { templatesContract } from '../api/contract/templates.ts';
import { trackingContract } from '../api/contract/tracking.ts';
import { transactionsContract } from '../api/contract/transactions.ts';
import { transfersContract } from '../api/contract/transfers.ts';
import { unitsContract } from '../api/contract/units.ts';
import type { RouteContract } from '../api/contract/route.ts';

/** The contracts of all routes, without what serves them: a test holds the list against the API. */
export const routeContracts: readonly RouteContract[] = [
  absencesContract,
  accountContract,
  applicationContract,
  auditContract,
  calendarContract,
  catalogueContract,
  counterContract,
  discrepanciesContract,
  distributionContract,
  dossiersContract,
  drawersContract,
  exportsContract,
  linkedFilesContract,
  machinesContract,
  myDossiersContract,
  myPapersContract,
  newsContract,
  paymentsContract,
  personalDataContract,
  printedContract,
  procedureDraftsContract,
  proceduresContract,
  pushContract,
  receiptsContract,
  reconciliationsContract,
  refundsContract,
  reportsContract,
  revenueContract,
  savedViewsContract,
  settlementsContract,
  staffContract,
  tasksContract,
  templatesContract,
  trackingContract,
  transactionsContract,
  transfersContract,
  unitsContract,
].flatMap((contract) => Object.values<RouteContract>(contract));
