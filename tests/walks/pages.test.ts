import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vi as consoleTexts } from '../../admin/i18n/vi.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { sampleApplicants } from '../../db/sample/staff.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { vi as portalTexts } from '../../portal/i18n/vi/index.ts';
import { staffEmail } from '../../stack/driver/people.ts';
import { launchBrowser } from '../../stack/parts/browser.ts';
import { repositoryRoot } from '../../stack/paths.ts';
import { useInstallation } from '../support/installation.ts';
import { InspectedPage, prepareToInspect } from '../journeys/support/inspected-page.ts';
import { Keyboard } from '../journeys/support/keyboard.ts';
import * as tasks from '../journeys/support/keyboard-tasks.ts';
import { consolePages, portalPages, type Subjects } from '../journeys/support/pages.ts';
import { PreparedOffice } from '../journeys/support/prepared-office.ts';

const desk = { width: 1280, height: 720 };
const tablet = { width: 820, height: 1180 };
const phone = { width: 360, height: 740 };

const installation = useInstallation();
let office: PreparedOffice;
let browser: Browser;

beforeAll(async () => {
  office = new PreparedOffice(installation());
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** A machine of somebody's own, signed in already. */
async function machineOf(email: string | undefined): Promise<BrowserContext> {
  const { addresses, secrets } = installation();
  const context = await browser.newContext({ locale: 'vi-VN', viewport: desk, baseURL: addresses.api });
  context.setDefaultTimeout(30_000);
  if (email !== undefined) {
    const answer = await context.request.post('/api/auth/sign-in/email', {
      data: { email, password: secrets.SAMPLE_PASSWORD },
      headers: { origin: addresses.api },
    });
    expect(answer.status()).toBe(200);
  }
  return context;
}

const staffMachine = (role: StaffRole | 'nobody') =>
  machineOf(role === 'nobody' ? undefined : staffEmail(unitCodes.board, role));

describe('every page, in both languages, works for everybody', () => {
  let subjects: Subjects;

  beforeAll(async () => {
    const [draft, processed, owing] = await Promise.all([
      office.draft(),
      office.dossierAt('officer'),
      office.dossierAt('payment'),
      office.dossierAt('supplement'),
      office.dossierAt('parcel'),
      office.openDrawer(200_000),
      office.refundAskedFor('NOP NHAM'),
      office.unexplainedMoney('NOP TIEN HO SO'),
    ]);
    const administrator = await office.staff('administrator');
    const { data } = await administrator.call<{ data: { id: string }[] }>('GET', '/api/v1/staff/members?limit=1');
    subjects = {
      draftId: draft.id,
      submittedDraftId: processed.draftId,
      code: processed.code,
      trackingKey: processed.trackingKey,
      owedTransactionId: await office.transactionOf(owing.code),
      paymentId: (await office.paymentOf(processed.code)).id,
      staffId: data[0]?.id ?? '',
      dossiersBehind: await office.filterOfFigure(),
      movementsBehind: await office.filterOfRevenue(),
    };
  }, 60_000);

  it('of the console: at a desk by day in Vietnamese, on a tablet by night in English', async () => {
    const faults: string[] = [];
    for (const role of new Set(Object.values(consolePages).map((page) => page.role))) {
      const context = await staffMachine(role);
      const inspected = await inspect(context, [...Object.keys(consoleTexts), 'ra'], faults);
      const { page } = inspected;
      const looks = [
        { language: 'vi', theme: 'light', size: desk },
        { language: 'en', theme: 'dark', size: tablet },
      ];
      for (const [route, { address }] of Object.entries(consolePages).filter(([, one]) => one.role === role)) {
        await inspected.open(`/quan-tri${address(subjects)}`);
        for (const { language, theme, size } of looks) {
          await page.setViewportSize(size);
          await inspected.rest();
          await page.getByRole('button', { name: `${language.toUpperCase()}: ` }).click();
          const shown = await page.evaluate<string | null>('localStorage.getItem("RaStore.theme")');
          const toggle = page.getByRole('button', { name: /^(Đổi nền|Toggle light)/ });
          // Who is not signed in yet has no choice between them.
          if ((shown === '"dark"') !== (theme === 'dark') && (await toggle.isVisible())) await toggle.click();
          await inspected.rest();
          faults.push(...(await inspected.faults()).map((fault) => `${route} in ${language}: ${fault}`));
        }
        // Begins as the page before was left, which saves a change.
        looks.reverse();
      }
      await context.close();
    }
    expect(faults).toEqual([]);
  }, 240_000);

  it('of the portal: on a small phone in Vietnamese, at a desk in English', async () => {
    const faults: string[] = [];
    for (const isSignedIn of [false, true]) {
      const context = await machineOf(isSignedIn ? sampleApplicants[0]?.email : undefined);
      const inspected = await inspect(context, Object.keys(portalTexts), faults);
      const { page } = inspected;
      const looks = [
        { language: 'vi', size: phone },
        { language: 'en', size: desk },
      ];
      const pages = Object.entries(portalPages).flatMap(([route, all]) => all.map((one) => ({ route, ...one })));
      for (const { route, address } of pages.filter((one) => one.isSignedIn === isSignedIn)) {
        await inspected.open(address(subjects));
        for (const { language, size } of looks) {
          await page.setViewportSize(size);
          await inspected.rest();
          await page.getByRole('button', { name: `${language.toUpperCase()}: ` }).click();
          await inspected.rest();
          faults.push(...(await inspected.faults()).map((fault) => `${route} in ${language}: ${fault}`));
        }
        looks.reverse();
      }
      await context.close();
    }
    expect(faults).toEqual([]);
  }, 240_000);

  it('and none is forgotten here', () => {
    expect(Object.keys(consolePages).sort()).toEqual(['login', ...routesOfConsole()].sort());
    expect(Object.keys(portalPages).sort()).toEqual(routesOfPortal().sort());
  });
});

async function inspect(
  context: BrowserContext,
  namespaces: readonly string[],
  faults: string[],
): Promise<InspectedPage> {
  await prepareToInspect(context);
  context.on('console', (message) => {
    // That an answer is a refusal is said by the page itself.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  context.on('weberror', (error) => {
    faults.push(error.error().message);
  });
  return new InspectedPage(await context.newPage(), namespaces);
}

function routesOfConsole(): string[] {
  const router = readFileSync(join(repositoryRoot, 'admin', 'App.tsx'), 'utf8');
  const own = [...router.matchAll(/<Route path="([^"]+)"/g)].map(([, path = '']) => path);
  const resources = [...router.matchAll(/<Resource name="([^"]+)"(.*)\/>/g)].flatMap(([, name = '', pages = '']) => [
    name,
    ...(pages.includes('show=') ? [`${name}/show`] : []),
  ]);
  return [...own, ...resources];
}

function routesOfPortal(): string[] {
  const router = readFileSync(join(repositoryRoot, 'portal', 'router.tsx'), 'utf8');
  const paths = [...router.matchAll(/path: '([^']+)',/g)].map(([, path = '']) => path);
  return paths.map((path) => (path === '*' || path.startsWith('/') ? path : `/ca-nhan/${path}`));
}

describe('the main tasks are done by keyboard alone', { timeout: 90_000 }, () => {
  const machines = new Map<StaffRole, Promise<BrowserContext>>();

  /** Sits down at the inbox of whoever has this role. */
  async function keyboardOf(role: StaffRole): Promise<Keyboard> {
    const machine = machines.get(role) ?? staffMachine(role);
    machines.set(role, machine);
    const page = await (await machine).newPage();
    await page.goto('/quan-tri/tasks');
    await page.getByRole('tab').first().waitFor();
    return new Keyboard(page);
  }

  it('a clerk receives a walk-in', async () => {
    expect(await tasks.receiveWalkIn(await keyboardOf('clerk'))).toMatch(/^H34\.18-\d{6}-\d{4}$/);
  });

  it('a clerk accepts a dossier from the inbox', async () => {
    const { code } = await office.dossierAt('reception');
    await tasks.accept(await keyboardOf('clerk'), code);
    expect(await office.statusOf(code)).toBe('payment_requested');
  });

  it('an officer completes a step', async () => {
    const { code } = await office.dossierAt('officer');
    await tasks.completeStep(await keyboardOf('officer'), code);
    expect(await office.statusOf(code)).toBe('processing');
  });

  it('an officer asks for a supplement', async () => {
    const { code } = await office.dossierAt('officer');
    await tasks.askForSupplement(await keyboardOf('officer'), code);
    expect(await office.statusOf(code)).toBe('supplement_requested');
  });

  it('an officer asks another unit', async () => {
    const { code } = await office.dossierAt('officer');
    await tasks.consult(await keyboardOf('officer'), code);
    expect(await office.statusOf(code)).toBe('processing');
  });

  it('a signer signs', async () => {
    const { code } = await office.dossierAt('signer');
    await tasks.sign(await keyboardOf('signer'), code);
    expect(await office.statusOf(code)).toBe('processing');
  });

  it('a clerk issues the result and hands it over', async () => {
    const { code } = await office.dossierAt('issue');
    await tasks.issueAndHandOver(await keyboardOf('clerk'), code);
    expect(await office.statusOf(code)).toBe('returned');
  });

  it('a supervisor gives a task to somebody else and looks behind a figure', async () => {
    const { code } = await office.dossierAt('officer');
    const keys = await keyboardOf('supervisor');
    await tasks.reassign(keys, code, 'Trần Mẫu Minh');
    const { figure, listed } = await tasks.lookBehindFigure(keys);
    expect(listed).toBe(figure);
  });

  it('an accountant closes a drawer', async () => {
    await tasks.closeDrawer(await keyboardOf('accountant'));
  });

  it('an administrator invites somebody', async () => {
    await tasks.invite(await keyboardOf('administrator'), { name: 'Hồ Mẫu Mới', email: 'moi@mau.example' });
  });
});
