import axe from 'axe-core';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { z } from 'zod';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Runs in the page. */
const runAxe = `axe.run(document, {
  runOnly: { type: 'tag', values: ${JSON.stringify(rules)} },
  resultTypes: ['violations'],
}).then(({ violations }) => violations.map(({ id, nodes }) => ({
  id,
  where: nodes.map(({ html, any }) => html.slice(0, 200) + ' — ' + any.map(({ message }) => message).join('; ')),
})))`;
const findings = z.array(z.object({ id: z.string(), where: z.array(z.string()) }));

/** Runs in the page: the widest element first, as the others only follow it. */
const measureWidth = `(() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > room + 1)
    .slice(-3)
    .map((element) => element.outerHTML.slice(0, 160));
})()`;

const stillLoading = '.MuiSkeleton-root, .RaLoading-icon, main [role=progressbar]:not([aria-valuenow])';

/** A page that says when it has come to rest, and what is wrong with it then. */
export class InspectedPage {
  readonly page: Page;
  readonly #namespaces: RegExp;
  #underway = 0;

  /** @param namespaces - first parts of the keys of the app's texts: `inbox` of `inbox.empty` */
  constructor(page: Page, namespaces: readonly string[]) {
    this.page = page;
    this.#namespaces = new RegExp(String.raw`(?<![\w/.@-])(?:${namespaces.join('|')})(?:\.[\w-]+)+`, 'g');
    const isWaitedFor = (type: string) => type !== 'eventsource';
    page.on('request', (request) => {
      if (isWaitedFor(request.resourceType())) this.#underway += 1;
    });
    const end = (request: Request) => {
      if (isWaitedFor(request.resourceType())) this.#underway -= 1;
    };
    page.on('requestfinished', end);
    page.on('requestfailed', end);
  }

  async open(url: string): Promise<void> {
    this.#underway = 0;
    await this.page.goto(url);
  }

  /** Waits until everything is loaded and drawn. */
  async rest(): Promise<void> {
    const loading = this.page.locator(stillLoading);
    for (;;) {
      await this.page.locator('h1').first().waitFor({ state: 'attached' });
      await loading.first().waitFor({ state: 'detached' });
      // Two frames: what was loaded is drawn, and what that asks for has been asked for.
      await this.page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
      if (this.#underway <= 0 && (await loading.count()) === 0) return;
    }
  }

  /** Everything that is wrong with the page as it is now. */
  async faults(): Promise<string[]> {
    const found = findings.parse(await this.page.evaluate(runAxe));
    const tooWide = await this.page.evaluate<string[]>(measureWidth);
    const text = await this.page.locator('body').innerText();
    return [
      ...found.flatMap(({ id, where }) => where.map((one) => `${id}: ${one}`)),
      ...tooWide.map((element) => `wider than the screen: ${element}`),
      ...[...text.matchAll(this.#namespaces)].map(([key]) => `not a text but the name of one: ${key}`),
    ];
  }
}

/** Every page of the context brings the checker with it. */
export async function prepareToInspect(context: BrowserContext): Promise<void> {
  await context.addInitScript(axe.source);
  // What moves is looked at when it has arrived.
  await context.addInitScript(`addEventListener('DOMContentLoaded', () => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  })`);
}
