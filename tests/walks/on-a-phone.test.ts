import { expect, it } from 'vitest';
import { launchBrowser } from '../../stack/parts/browser.ts';
import { setStage } from '../journeys/support/stage.ts';

const stage = setStage();

/** The line of a village: what is called slow 3G. */
const slowLine = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
/** The page says what it is before its program has come. */
const firstTextLimitMs = 4_000;
/** With all that the catalogue needs: ten seconds of such a line. */
const firstLoadLimitBytes = 500_000;
const patienceMs = 60_000;

it('on a phone with a slow line the catalogue can be read, searched and followed to a service', async () => {
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let receivedBytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    receivedBytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slowLine);
  try {
    await page.goto(stage.installation.addresses.api, { waitUntil: 'commit' });
    const search = page.getByRole('searchbox');
    await search.waitFor({ timeout: patienceMs });
    const firstTextMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    );
    expect(firstTextMs).toBeLessThan(firstTextLimitMs);
    expect(receivedBytes).toBeLessThan(firstLoadLimitBytes);
    await search.fill('khai sinh');
    const service = page
      .getByRole('main')
      .getByRole('link')
      .filter({ hasText: /khai sinh/i })
      .first();
    await service.click({ timeout: patienceMs });
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: /khai sinh/i })
      .waitFor({ timeout: patienceMs });
  } finally {
    await browser.close();
  }
}, 240_000);

it('a push reaches the browser and is shown as a notice that leads to its page', async () => {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    let registrationId = '';
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      registrationId = registrations.at(-1)?.registrationId ?? registrationId;
    });
    await devtools.send('ServiceWorker.enable');
    const origin = stage.installation.addresses.api;
    await page.goto(origin);
    const [worker] = await Promise.all([context.waitForEvent('serviceworker'), page.evaluate(registerWorker)]);
    // A browser without a window never lets a page show notices, so what would be shown is looked at one step before.
    await worker.evaluate(catchNotice);
    const data = { title: 'Một Cửa', body: 'Hồ sơ có tin mới', path: '/ca-nhan', tag: 'H34' };
    await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(data) });
    expect(await worker.evaluate('self.caught')).toEqual([
      'Một Cửa',
      { body: 'Hồ sơ có tin mới', tag: 'H34', data: { path: '/ca-nhan' } },
    ]);
  } finally {
    await browser.close();
  }
}, 60_000);

const registerWorker = `navigator.serviceWorker.register('/push-worker.js').then(() => navigator.serviceWorker.ready).then(() => true)`;
const catchNotice = `self.caught = new Promise((resolve) => {
  self.registration.showNotification = (...notice) => Promise.resolve(resolve(notice));
}), true`;
