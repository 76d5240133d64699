import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../stack/parts/browser.ts';

/** Longer than anything takes on a busy machine: what is waited for is always a condition. */
const patienceMs = 60_000;

/** A browser in which people work side by side, and whose pages are listened to. */
export interface WatchedBrowser {
  /** A person at a machine of their own, with a desk's screen and Vietnamese as their language. */
  openFor(person: string): Promise<Page>;
  /** What went wrong in any page so far: errors of scripts, errors on the console, failures of a server. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export async function openWatchedBrowser(): Promise<WatchedBrowser> {
  const browser = await launchBrowser();
  const complaints: string[] = [];
  return {
    openFor: (person) => openPage(browser, (what) => complaints.push(`${person}: ${what}`)),
    complaints,
    close: () => browser.close(),
  };
}

async function openPage(browser: Browser, complain: (what: string) => void): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 720 } });
  context.setDefaultTimeout(patienceMs);
  context.on('weberror', (error) => {
    complain(`${error.page()?.url() ?? ''} threw ${error.error().message}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`${message.location().url} logged ${message.text()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) complain(`${response.url()} answered ${response.status()}`);
  });
  return context.newPage();
}
