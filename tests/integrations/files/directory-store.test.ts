import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCEPTED_FILE_TYPES, type AcceptedFileType } from '../../../integrations/files/accepted-types.ts';
import { createDirectoryFileStore, type DirectoryFileStore } from '../../../integrations/files/directory-store.ts';
import { samples, strangers } from './samples.ts';

const everyType = Object.keys(ACCEPTED_FILE_TYPES) as AcceptedFileType[];
const terms = { maxBytes: 1_000_000, accept: everyType };

let directory: string;
let store: DirectoryFileStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'motcua-files-'));
  store = createDirectoryFileStore(directory);
});

afterEach(() => rm(directory, { recursive: true, force: true }));

/** A stream of the content in pieces of `pieceBytes`. */
function streamOf(content: Uint8Array, pieceBytes = 16): Readable {
  const pieces = Math.ceil(content.length / pieceBytes);
  return Readable.from(
    Array.from({ length: pieces }, (_, index) => content.subarray(index * pieceBytes, (index + 1) * pieceBytes)),
  );
}

async function listFiles(): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('a file put into the store', () => {
  test.each(Object.entries(samples))(
    'comes out as it went in (%s), under the hash of its content',
    async (type, content) => {
      const stored = await store.put(streamOf(content), terms);
      expect(stored).toEqual({
        ref: createHash('sha256').update(content).digest('hex'),
        sizeBytes: content.length,
        type,
        mediaType: ACCEPTED_FILE_TYPES[type as AcceptedFileType].mediaType,
      });
      expect(await buffer(await store.open(stored.ref))).toEqual(content);
      expect(await listFiles()).toEqual([stored.ref]);
    },
  );

  test('is one file when it is put again, also at the same time', async () => {
    const puts = Array.from({ length: 5 }, () => store.put(streamOf(samples.pdf), terms));
    const refs = new Set((await Promise.all(puts)).map(({ ref }) => ref));
    expect(await listFiles()).toEqual([...refs]);
  });

  test('is gone when it is removed, once or twice', async () => {
    const { ref } = await store.put(streamOf(samples.pdf), terms);
    await store.remove(ref);
    await store.remove(ref);
    await expect(store.open(ref)).rejects.toMatchObject({ name: 'FileMissing' });
    expect(await listFiles()).toEqual([]);
  });

  test('may be exactly as large as allowed, and not a byte larger', async () => {
    const maxBytes = samples.pdf.length;
    await expect(store.put(streamOf(samples.pdf), { ...terms, maxBytes })).resolves.toMatchObject({
      sizeBytes: maxBytes,
    });
    await store.remove((await store.put(streamOf(samples.pdf), terms)).ref);

    const source = streamOf(samples.pdf);
    await expect(store.put(source, { ...terms, maxBytes: maxBytes - 1 })).rejects.toMatchObject({
      name: 'FileTooLarge',
      maxBytes: maxBytes - 1,
    });
    expect(source.destroyed).toBe(true);
    expect(await listFiles()).toEqual([]);
  });

  test('that never ends is cut off at the limit', async () => {
    function* endless() {
      for (;;) yield Buffer.alloc(64 * 1024, '%PDF-');
    }
    await expect(store.put(Readable.from(endless()), terms)).rejects.toMatchObject({ name: 'FileTooLarge' });
    expect(await listFiles()).toEqual([]);
  });

  test('is refused when it is empty', async () => {
    await expect(store.put(Readable.from([]), terms)).rejects.toMatchObject({ name: 'FileEmpty' });
    await expect(store.put(streamOf(Buffer.alloc(0)), terms)).rejects.toMatchObject({ name: 'FileEmpty' });
    expect(await listFiles()).toEqual([]);
  });

  test.each([
    ['zip', strangers.zip],
    ['docm', strangers.docm],
    ['exe', strangers.exe],
    ['gif', strangers.gif],
    [undefined, strangers.html],
  ])('is refused by its content when it is %s, and the refusal says what was found', async (found, content) => {
    const refusal = store.put(streamOf(content), { ...terms, accept: ['pdf', 'docx'] });
    await expect(refusal).rejects.toMatchObject({ name: 'FileTypeRefused', found, accepted: ['pdf', 'docx'] });
    await expect(refusal).rejects.toThrow(/Accepted: PDF document, Word document/);
    expect(await listFiles()).toEqual([]);
  });

  test('is refused when it is a good file of a type not asked for here', async () => {
    await expect(store.put(streamOf(samples.png), { ...terms, accept: ['pdf'] })).rejects.toMatchObject({
      found: 'png',
    });
  });

  test('is kept whole or not at all, whatever its bytes and wherever it is cut', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .constantFrom(...Object.values(samples), ...Object.values(strangers))
        .chain((sample) => fc.nat(sample.length).map((length) => new Uint8Array(sample.subarray(0, length)))),
    );
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 400 }), async (bytes, pieceBytes) => {
        try {
          const { ref } = await store.put(streamOf(bytes, pieceBytes), terms);
          expect(await buffer(await store.open(ref))).toEqual(Buffer.from(bytes));
          await store.remove(ref);
        } catch (error) {
          expect(error).toMatchObject({
            name: expect.stringMatching(/^(FileEmpty|FileTypeRefused|FileUnreadable)$/) as string,
          });
        }
        expect(await listFiles()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an upload', () => {
  test('that breaks off leaves nothing', async () => {
    // eslint-disable-next-line @typescript-eslint/require-await -- the stream fails, it does not wait
    async function* broken() {
      yield samples.pdf;
      throw new Error('connection reset');
    }
    await expect(store.put(broken(), terms)).rejects.toMatchObject({ name: 'UploadAborted' });
    expect(await listFiles()).toEqual([]);
  });

  test('whose sender hangs up leaves nothing', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const arrived = new Promise<IncomingMessage>((resolve) => server.once('request', resolve));
    const sending = request({ port: (server.address() as AddressInfo).port, method: 'PUT' });
    sending.once('error', () => undefined);
    sending.write(samples.pdf);
    const putting = store.put(await arrived, terms);
    sending.destroy();
    await expect(putting).rejects.toMatchObject({ name: 'UploadAborted' });
    expect(await listFiles()).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
  });

  test(
    'whose process was killed leaves only what a sweep takes away, and not before its time',
    { timeout: 30_000 },
    async () => {
      const script = 'tests/integrations/files/slow-upload.ts';
      const child = spawn(process.execPath, ['--import', 'tsx', script, directory], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = once(child, 'exit');
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await exited;

      expect(await listFiles()).toEqual([expect.stringMatching(/\.part$/)]);
      await expect(store.sweepTemporary()).resolves.toBe(0);
      await expect(store.sweepTemporary(0)).resolves.toBe(1);
      expect(await listFiles()).toEqual([]);
    },
  );

  test('that is whole is not swept away', async () => {
    const { ref } = await store.put(streamOf(samples.pdf), terms);
    await expect(store.sweepTemporary(0)).resolves.toBe(0);
    expect(await listFiles()).toEqual([ref]);
  });
});

describe('a reference', () => {
  test.each(['', '../../etc/passwd', 'a'.repeat(64).toUpperCase(), `${'a'.repeat(62)}/x`, 'f'.repeat(64)])(
    'that is none (%j) opens nothing and removes nothing',
    async (ref) => {
      await expect(store.open(ref)).rejects.toMatchObject({ name: 'FileMissing' });
      await expect(store.remove(ref)).resolves.toBeUndefined();
    },
  );
});
