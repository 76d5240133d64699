import { afterAll, beforeAll } from 'vitest';
import { startInstallation, type Installation } from '../../../stack/installation.ts';
import { makeDirectory, type Directory } from '../../support/directory.ts';
import { recordingProgress } from '../../support/progress.ts';
import { openWatchedBrowser, type WatchedBrowser } from './watched-browser.ts';

/** Where a journey plays. */
export interface Stage {
  readonly installation: Installation;
  readonly browser: WatchedBrowser;
}

/** A whole installation and a browser for the tests of one `describe`; both are there once its first test begins. */
export function setStage(environment: Readonly<Record<string, string>> = {}): Stage {
  let directory: Directory;
  let installation: Installation;
  let browser: WatchedBrowser;

  beforeAll(async () => {
    directory = makeDirectory();
    installation = await startInstallation({
      dataDirectory: directory.path,
      progress: recordingProgress().progress,
      environment: { LOG_LEVEL: 'warn', ...environment },
    });
    browser = await openWatchedBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await installation.stop();
    directory.remove();
  });

  return {
    get installation() {
      return installation;
    },
    get browser() {
      return browser;
    },
  };
}
