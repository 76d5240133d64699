import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { serveWebApps } from '../../api/http/web-apps.ts';
import { makeDirectory } from '../support/directory.ts';

const script = 'export const words = "what the portal is made of";';

async function serveBuilt(): Promise<string> {
  const directory = makeDirectory();
  const assets = join(directory.path, 'portal', 'assets');
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(directory.path, 'portal', 'index.html'), '<title>Portal</title>');
  writeFileSync(join(assets, 'app.js'), script);
  writeFileSync(join(assets, 'app.js.gz'), gzipSync(script));
  writeFileSync(join(assets, 'small.js'), script);
  const server = createServer(express().use(serveWebApps(directory.path)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    directory.remove();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/assets`;
}

test('an asset goes zipped to whoever takes that, and as it is to everybody else', async () => {
  const assets = await serveBuilt();
  const read = async (name: string, encoding: string) => {
    const answer = await fetch(`${assets}/${name}`, { headers: { 'Accept-Encoding': encoding } });
    const { headers } = answer;
    expect(headers.get('content-type')).toMatch(/javascript/);
    expect(headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toBe(script);
    return headers.get('content-encoding');
  };
  expect(await read('app.js', 'gzip, deflate')).toBe('gzip');
  expect(await read('app.js', 'identity')).toBeNull();
  expect(await read('small.js', 'gzip')).toBeNull();
});
