import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access, RouteContract } from '../../api/contract/route.ts';
import { allRoutes } from '../../api/routes.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { rightsDocument } from '../../docs/rights-document.ts';
import { staffRoles, type StaffRole } from '../../domain/lifecycle/roles.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

type Caller = 'nobody' | 'applicant' | StaffRole;
const callers: readonly Caller[] = ['nobody', 'applicant', ...staffRoles];

let database: OpenDatabase;
let api: SampleApi;
let contracts: readonly RouteContract[];
const browsers = new Map<Caller, Browser>();

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  contracts = allRoutes(api.parts).map(({ contract }) => contract);
  const actorOf = await createCast(database.db);
  browsers.set('nobody', api.browser());
  for (const role of ['applicant', ...staffRoles] as const) {
    browsers.set(role, await api.signIn(actorOf(role).accountId));
  }
});
afterAll(async () => {
  await api.close();
  await database.close();
});

function mayCall(access: Access, caller: Caller): boolean {
  switch (access.kind) {
    case 'anyone':
      return true;
    case 'signedIn':
      return caller !== 'nobody';
    case 'applicant':
      return caller === 'applicant';
    case 'staff':
      return access.roles.some((role) => role === caller);
    case 'machine':
      return false;
  }
}

/** Answers the status and the code of a call that names nothing that exists and says nothing. */
async function knock(browser: Browser, { method, path, root }: RouteContract) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'onDate' ? '2026-01-05' : name === 'year' ? '2026' : '00000000-0000-7000-8000-000000000000',
  );
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': '00000000-0000-7000-8000-000000000001' };
  const init = method === 'get' ? {} : { headers, body: '{}' };
  const answer = await browser.send(method.toUpperCase(), `${root === true ? '' : '/api/v1'}${filled}`, init);
  return { status: answer.status, code: (answer.body as { code?: string } | null)?.code };
}

test('every route refuses, over HTTP, exactly the roles its contract leaves out', async () => {
  const wrong: unknown[] = [];
  await Promise.all(
    callers.map(async (caller) => {
      const browser = browsers.get(caller);
      if (browser === undefined) throw new Error(`Nobody is signed in as ${caller}`);
      for (const contract of contracts) {
        const { access, success, method, path } = contract;
        const isAllowed = mayCall(access, caller);
        const neverEnds = success.kind === 'stream' && success.contentType === 'text/event-stream';
        if (access.kind === 'machine' || (isAllowed && neverEnds)) continue;
        const { status, code } = await knock(browser, contract);
        const isRefused = code === 'not_signed_in' || code === 'forbidden';
        if (isRefused === isAllowed || status >= 500) wrong.push({ caller, method, path, isAllowed, status, code });
      }
    }),
  );
  expect(wrong).toEqual([]);
});

test('the matrix of rights is written down', async () => {
  const written = readFileSync(new URL('../../docs/reference/rights.md', import.meta.url), 'utf8');
  expect(written, 'it is out of date: run `npm run docs`').toBe(await rightsDocument(contracts));
});
