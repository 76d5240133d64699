import { afterAll, beforeAll } from 'vitest';
import type { Installation } from '../../../stack/installation.ts';
import { useInstallation } from '../../support/installation.ts';
import { openWatchedBrowser, type WatchedBrowser } from './watched-browser.ts';

/** Where a journey plays. */
export interface Stage {
  readonly installation: Installation;
  readonly browser: WatchedBrowser;
}

/** A whole installation and a browser for the tests of one `describe`; both are there once its first test begins. */
export function setStage(environment: Readonly<Record<string, string>> = {}): Stage {
  const installation = useInstallation({ environment });
  let browser: WatchedBrowser | undefined;

  beforeAll(async () => {
    browser = await openWatchedBrowser();
  }, 60_000);

  afterAll(() => browser?.close());

  return {
    get installation() {
      return installation();
    },
    get browser() {
      if (browser === undefined) throw new Error('The browser is there in tests and hooks only');
      return browser;
    },
  };
}
