import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { auditContract } from '../../api/contract/audit.ts';
import { staffContract } from '../../api/contract/staff.ts';
import { absencesContract } from '../../api/contract/absences.ts';
import { accountContract } from '../../api/contract/account.ts';
import { applicationContract } from '../../api/contract/application.ts';
import { calendarContract } from '../../api/contract/calendar.ts';
import { catalogueContract } from '../../api/contract/catalogue.ts';
import { counterContract } from '../../api/contract/counter.ts';
import { distributionContract } from '../../api/contract/distribution.ts';
import { discrepanciesContract } from '../../api/contract/discrepancies.ts';
import { dossiersContract } from '../../api/contract/dossiers.ts';
import { drawersContract } from '../../api/contract/drawers.ts';
import { exportsContract } from '../../api/contract/exports.ts';
import { linkedFilesContract } from '../../api/contract/linked-files.ts';
import { machinesContract } from '../../api/contract/machines.ts';
import { newsContract } from '../../api/contract/news.ts';
import { myDossiersContract } from '../../api/contract/my-dossiers.ts';
import { myPapersContract } from '../../api/contract/my-papers.ts';
import { paymentsContract } from '../../api/contract/payments.ts';
import { personalDataContract } from '../../api/contract/personal-data.ts';
import { printedContract } from '../../api/contract/printed.ts';
import { procedureDraftsContract } from '../../api/contract/procedure-drafts.ts';
import { proceduresContract } from '../../api/contract/procedures.ts';
import { pushContract } from '../../api/contract/push.ts';
import { reconciliationsContract } from '../../api/contract/reconciliations.ts';
import { receiptsContract } from '../../api/contract/receipts.ts';
import { refundsContract } from '../../api/contract/refunds.ts';
import { reportsContract } from '../../api/contract/reports.ts';
import { savedViewsContract } from '../../api/contract/saved-views.ts';
import { revenueContract } from '../../api/contract/revenue.ts';
import type { RouteContract } from '../../api/contract/route.ts';
import { settlementsContract } from '../../api/contract/settlements.ts';
import { tasksContract } from '../../api/contract/tasks.ts';
import { templatesContract } from '../../api/contract/templates.ts';
import { trackingContract } from '../../api/contract/tracking.ts';
import { transactionsContract } from '../../api/contract/transactions.ts';
import { transfersContract } from '../../api/contract/transfers.ts';
import { unitsContract } from '../../api/contract/units.ts';
import { checkAccess } from '../../api/http/router.ts';
import type { Principal } from '../../api/http/principal.ts';
import { allRoutes } from '../../api/routes.ts';
import { clientTypes } from '../../docs/client-types.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { startTestApi, type TestApi } from './support/api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api.close());

const contracts: readonly RouteContract[] = [
  absencesContract,
  staffContract,
  auditContract,
  accountContract,
  applicationContract,
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
  personalDataContract,
  templatesContract,
  paymentsContract,
  transfersContract,
  unitsContract,
  procedureDraftsContract,
  proceduresContract,
  printedContract,
  pushContract,
  reconciliationsContract,
  settlementsContract,
  receiptsContract,
  refundsContract,
  reportsContract,
  revenueContract,
  savedViewsContract,
  tasksContract,
  trackingContract,
  transactionsContract,
].flatMap((contract) => Object.values<RouteContract>(contract));

const operation = z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) });
const openApi = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

test('every route of the contract is served, and nothing else', () => {
  const served = allRoutes(api.parts).map(({ contract }) => contract.id);
  expect(served.toSorted()).toEqual(contracts.map(({ id }) => id).toSorted());
});

test('the document describes every route once and refers to nothing that is not there', async () => {
  const answer = await api.browser().get('/openapi.json');
  const document = openApi.parse(answer.body);
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(ids.toSorted()).toEqual(contracts.map(({ id }) => id).toSorted());
  const text = JSON.stringify(answer.body);
  const referred = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
  const known = Object.keys(document.components.schemas);
  expect(referred.filter((name) => name === undefined || !known.includes(name))).toEqual([]);
  expect(text).not.toMatch(/\$defs|__schema/);
});

test('every named schema of the document says something itself', async () => {
  const answer = await api.browser().get('/openapi.json');
  const { schemas } = openApi.parse(answer.body).components;
  const empty = Object.entries(schemas).filter(([, one]) => z.object({ $ref: z.string() }).safeParse(one).success);
  expect(empty).toEqual([]);
});

test('portal and console call the API as the document says: `npm run docs:client` writes the types anew', async () => {
  const answer = await api.browser().get('/openapi.json');
  await expect(await clientTypes(answer.body)).toMatchFileSnapshot('../../ui/api-routes.ts');
});

test('the pages of the document load only what we serve', async () => {
  const page = await api.browser().get('/docs');
  const places = [...String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, place]) => place ?? '');
  for (const place of places.filter((each) => !each.startsWith('data:'))) {
    expect(place).toMatch(/^\/docs\//);
    expect((await api.browser().get(place)).status).toBe(200);
  }
});

const somebody = { accountId: 'a', name: 'Mẫu', locale: 'vi', sessionId: 's', sessionEndsAt: new Date() } as const;
const who: Readonly<Record<string, Principal | undefined>> = {
  nobody: undefined,
  citizen: { ...somebody, kind: 'citizen', roles: [], secondFactorMissing: false },
  ...Object.fromEntries(
    staffRoles.map((role) => [
      role,
      { ...somebody, kind: 'staff', roles: [{ role, unitCode: 'u' }], secondFactorMissing: false } as const,
    ]),
  ),
};

function groupByCallers(): Map<string, RouteContract[]> {
  const groups = new Map<string, RouteContract[]>();
  for (const contract of contracts) {
    const names = mayCall(contract).join(' ');
    groups.set(names, [...(groups.get(names) ?? []), contract]);
  }
  return groups;
}

function mayCall(contract: RouteContract): string[] {
  return Object.entries(who).flatMap(([name, principal]) => {
    try {
      checkAccess(contract.access, principal);
      return [name];
    } catch {
      return [];
    }
  });
}

test('who may call which route, all of it', () => {
  const groups = groupByCallers();
  expect(
    Object.fromEntries([...groups].map(([names, its]) => [names, its.map(({ id }) => id).toSorted()])),
  ).toMatchSnapshot();
});
