import { readFile, readdir } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application, type Application } from '../../api/contract/application.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { samplePdf } from '../../db/sample/documents.ts';
import { createDirectoryFileStore } from '../../integrations/files/directory-store.ts';
import { createClamdScanner } from '../../integrations/files/virus-scanner.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let owner: Browser;
let stranger: Browser;
let directory: string;
let scanner: Server;

/** A daemon that knows one virus. */
const virus = 'X5O-harmless-test-signature';

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  directory = await mkdtemp(join(tmpdir(), 'mot-cua-scanned-'));
  scanner = createServer((socket) => {
    const received: Buffer[] = [];
    socket.on('data', (chunk) => {
      received.push(chunk);
      const all = Buffer.concat(received);
      if (!all.subarray(-4).equals(Buffer.alloc(4))) return;
      socket.end(all.includes(virus) ? 'stream: Test.Signature FOUND\0' : 'stream: OK\0');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(scanner.address() as AddressInfo).port}`;
  const files = createDirectoryFileStore(directory, createClamdScanner(address));
  api = await startSampleApi(database.db, { files });
  const actorOf = await createCast(database.db);
  owner = await api.signIn(actorOf('applicant').accountId);
  stranger = await api.signIn(actorOf('applicant', 1).accountId);
});

afterAll(async () => {
  await api.close();
  await database.close();
  scanner.close();
  await rm(directory, { recursive: true, force: true });
});

const tus = { 'Tus-Resumable': '1.0.0' };
const refusedIn = ({ body }: Answered) => problemDocument.parse(typeof body === 'string' ? JSON.parse(body) : body);

async function begin(): Promise<{ id: string; key: string }> {
  const started = await owner.post(
    '/api/v1/applications',
    { procedureCode: procedureCodes.free },
    { 'Idempotency-Key': newId() },
  );
  const shown = application.parse(started.body);
  return { id: shown.id, key: shown.components[0]?.key ?? '' };
}

const create = (bytes: number, by = owner) =>
  by.send('POST', '/api/uploads', { headers: { ...tus, 'Upload-Length': String(bytes) } });

const sendPiece = (location: string, offset: number, piece: Uint8Array, by = owner) =>
  by.send('PATCH', location, {
    body: piece,
    headers: { ...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
  });

const locationOf = ({ headers }: Answered) => headers.get('location') ?? '';
const idOf = (location: string) => location.split('/').at(-1) ?? '';

async function upload(content: Uint8Array): Promise<string> {
  const location = locationOf(await create(content.byteLength));
  await sendPiece(location, 0, content);
  return idOf(location);
}

const attach = ({ id, key }: { id: string; key: string }, body: object, by = owner) =>
  by.post(`/api/v1/applications/${id}/components/${key}/files`, body);

const filesOf = (shown: Application, key: string) => shown.components.find((one) => one.key === key)?.files ?? [];

describe('a file sent in pieces', () => {
  test('goes on at the byte where it stopped and is put to its component whole', async () => {
    const place = await begin();
    const content = Buffer.concat([samplePdf('Pieces'), randomBytes(5000)]);
    const location = locationOf(await create(content.byteLength));
    await sendPiece(location, 0, content.subarray(0, 2000));

    const known = await owner.send('HEAD', location, { headers: tus });
    expect(known.headers.get('upload-offset')).toBe('2000');
    const early = await attach(place, { uploadId: idOf(location), name: 'don.pdf' });
    expect(refusedIn(early).errors).toMatchObject([{ field: 'uploadId', code: 'upload_incomplete' }]);

    await sendPiece(location, 2000, content.subarray(2000));
    const sha256 = createHash('sha256').update(content).digest('hex');
    const shown = application.parse((await attach(place, { uploadId: idOf(location), name: 'đơn.pdf', sha256 })).body);
    expect(filesOf(shown, place.key)).toMatchObject([{ name: 'đơn.pdf', sha256, sizeBytes: content.byteLength }]);
    expect((await owner.send('HEAD', location, { headers: tus })).status).toBe(404);
  });

  test('does not exist for anybody else, and for nobody who is not signed in', async () => {
    const place = await begin();
    const location = locationOf(await create(100));
    expect((await stranger.send('HEAD', location, { headers: tus })).status).toBe(404);
    expect((await sendPiece(location, 0, Buffer.alloc(10), stranger)).status).toBe(404);
    const own = locationOf(await create(10, stranger));
    for (const hidden of [`/api/uploads?x=/${idOf(location)}`, `${own}?x=/${idOf(location)}`]) {
      await sendPiece(hidden, 0, Buffer.alloc(10), stranger);
      await stranger.send('DELETE', hidden, { headers: tus });
      expect((await stranger.send('HEAD', hidden, { headers: tus })).status).toBe(404);
    }
    expect((await owner.send('HEAD', location, { headers: tus })).headers.get('upload-offset')).toBe('0');
    expect((await create(10, api.browser())).status).toBe(401);
    const strange = await upload(samplePdf('Mine'));
    const begun = await stranger.post(
      '/api/v1/applications',
      { procedureCode: procedureCodes.free },
      { 'Idempotency-Key': newId() },
    );
    const { id } = application.parse(begun.body);
    const taken = await attach({ id, key: place.key }, { uploadId: strange, name: 'a.pdf' }, stranger);
    expect(refusedIn(taken).errors).toMatchObject([{ field: 'uploadId', code: 'unknown_upload' }]);
  });

  test('is never read back from where it is collected', async () => {
    const location = locationOf(await create(100));
    expect((await owner.get(location)).status).toBe(405);
  });

  test('of too many bytes is refused before the first of them is sent', async () => {
    const refused = await create(2 * 1024 * 1024);
    expect(refusedIn(refused)).toMatchObject({ status: 413, code: 'file_too_large' });
    expect(refusedIn(refused).detail).toContain('1 MB');
  });

  test('that arrives as something else than its owner has is refused', async () => {
    const place = await begin();
    const uploadId = await upload(samplePdf('Damaged'));
    const answer = await attach(place, { uploadId, name: 'a.pdf', sha256: 'a'.repeat(64) });
    expect(refusedIn(answer).errors).toMatchObject([{ field: 'sha256', code: 'file_damaged' }]);
  });

  test.each([
    ['is no PDF whatever it is called', Buffer.from('Không phải PDF'), 'file_kind_refused'],
    ['has no page', Buffer.from('%PDF-1.4\n%%EOF\n'), 'file_unreadable'],
    ['carries what the scanner knows', Buffer.concat([samplePdf('V'), Buffer.from(virus)]), 'file_infected'],
  ])('that %s is refused and forgotten', async (_what, content, code) => {
    const place = await begin();
    const uploadId = await upload(content);
    expect(refusedIn(await attach(place, { uploadId, name: 'a.pdf' })).code).toBe(code);
    expect((await owner.send('HEAD', `/api/uploads/${uploadId}`, { headers: tus })).status).toBe(404);
  });

  test('that opens only with a password is refused, one that only forbids printing is taken', async () => {
    const place = await begin();
    const locked = await readFile(new URL('../support/locked.pdf', import.meta.url));
    const answer = await attach(place, { uploadId: await upload(locked), name: 'khoa.pdf' });
    expect(refusedIn(answer)).toMatchObject({ status: 422, code: 'file_protected' });
    expect(refusedIn(answer).detail).toContain('mật khẩu');
    const restricted = await readFile(new URL('../support/no-printing.pdf', import.meta.url));
    expect((await attach(place, { uploadId: await upload(restricted), name: 'in.pdf' })).status).toBe(200);
  });

  test('leaves nothing behind in the store when it is refused', async () => {
    const place = await begin();
    const refused = samplePdf('Refused');
    const ref = createHash('sha256')
      .update(Buffer.concat([refused, Buffer.from(virus)]))
      .digest('hex');
    await attach(place, { uploadId: await upload(Buffer.concat([refused, Buffer.from(virus)])), name: 'a.pdf' });
    const stored = await readdir(directory, { recursive: true });
    expect(stored.filter((path) => path.includes(ref))).toEqual([]);
  });
});
