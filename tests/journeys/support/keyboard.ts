import type { Locator, Page } from 'playwright-core';
import type { ChosenFile } from './citizen.ts';

/** More than any page has places to stop at. */
const tooManyPresses = 150;

/** As much of an element of a page as is asked about; these programs know no pages. */
interface Placed {
  readonly ownerDocument: { readonly activeElement: Placed; readonly body: Placed };
  contains(other: Placed): boolean;
  compareDocumentPosition(other: Placed): number;
}

/** Runs in the page: the key that leads to this element, or nothing when the focus is there. */
function keyTowards(element: Placed): string {
  const { activeElement: focused, body } = element.ownerDocument;
  if (element === focused || element.contains(focused)) return '';
  const comesBefore = (focused.compareDocumentPosition(element) & 2) !== 0;
  return comesBefore && focused !== body ? 'Shift+Tab' : 'Tab';
}

/** Runs in the page. */
const hasFocus = (element: Placed) => element === element.ownerDocument.activeElement;

/** Somebody who works without a mouse: everything is reached key by key, and where there is no way, it fails. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Goes to something with the Tab key. @throws Error when that never leads there. */
  async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < tooManyPresses; presses++) {
      const key = await target.evaluate(keyTowards);
      if (key === '') return;
      await this.press(key);
    }
    throw new Error(`The keyboard does not lead to ${String(target)}`);
  }

  /** Goes to a button or link and uses it. */
  async use(target: Locator): Promise<void> {
    await this.reach(target);
    await this.press('Enter');
  }

  async check(box: Locator): Promise<void> {
    await this.reach(box);
    await this.press('Space');
  }

  /** Chooses one of a group, in which the arrow keys go from one to the next. */
  async pick(radio: Locator): Promise<void> {
    await radio.waitFor();
    await this.reach(radio.locator('xpath=ancestor::*[@role="radiogroup"]'));
    for (let presses = 0; presses < tooManyPresses; presses++) {
      if (await radio.evaluate(hasFocus)) return this.press('Space');
      await this.press('ArrowDown');
    }
    throw new Error(`The arrow keys do not lead to ${String(radio)}`);
  }

  /** Goes to a field and writes into it; what stood there is replaced. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** Finds an entry of a list by typing a part of its name. */
  async find(field: Locator, text: string): Promise<void> {
    await this.fill(field, text);
    await this.page.getByRole('option').filter({ hasText: text }).first().waitFor();
    if ((await this.page.locator('[role=option].Mui-focused').count()) === 0) await this.press('ArrowDown');
    await this.press('Enter');
  }

  /** Opens a list or menu and goes down to an entry. */
  async choose(opener: Locator, entry: Locator): Promise<void> {
    await this.use(opener);
    await entry.waitFor();
    for (let presses = 0; presses < tooManyPresses; presses++) {
      if (await entry.evaluate(hasFocus)) return this.press('Enter');
      await this.press('ArrowDown');
    }
    throw new Error(`The arrow keys do not lead to ${String(entry)}`);
  }

  /** Writes today into a date field that lies ahead, part by part, whatever order the browser has them in. */
  async fillToday(field: Locator): Promise<void> {
    await this.reach(field);
    for (let part = 0; part < 3; part++) {
      await this.press('ArrowUp');
      if (part < 2) await this.press('ArrowRight');
    }
  }

  /** Chooses a file behind a button. */
  async attach(button: Locator, file: ChosenFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.use(button);
    await (await chooser).setFiles(file);
  }
}
