import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { RouteContract } from '../../api/contract/route.ts';
import { checkAccess } from '../../api/http/router.ts';
import type { Principal } from '../../api/http/principal.ts';
import { allRoutes } from '../../api/routes.ts';
import { clientTypes } from '../../docs/client-types.ts';
import { routeContracts } from '../../docs/route-contracts.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { startTestApi, type TestApi } from './support/api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api.close());

const operation = z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) });
const openApi = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

test('every route of the contract is served, and nothing else', () => {
  const served = allRoutes(api.parts).map(({ contract }) => contract.id);
  expect(served.toSorted()).toEqual(routeContracts.map(({ id }) => id).toSorted());
});

test('the document describes every route once and refers to nothing that is not there', async () => {
  const answer = await api.browser().get('/openapi.json');
  const document = openApi.parse(answer.body);
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(ids.toSorted()).toEqual(routeContracts.map(({ id }) => id).toSorted());
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

test('portal and console call the API as the document says', async () => {
  const answer = await api.browser().get('/openapi.json');
  const written = readFileSync(new URL('../../ui/api-routes.ts', import.meta.url), 'utf8');
  expect(written, 'it is out of date: run `npm run docs`').toBe(await clientTypes(answer.body));
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
  for (const contract of routeContracts) {
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
