import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PostalCarrier } from '../../../integrations/post/carrier.ts';
import { createPostalCarrier } from '../../../integrations/post/vnpost/carrier.ts';
import { samplePostageVnd } from '../../../stack/sandbox-post/postage.ts';
import { createSandboxPost, type SandboxPost, type SandboxPostOptions } from '../../../stack/sandbox-post/server.ts';
import { control, keys, makeTemporaryDirectory, sampleOrder, startReceiver, type Receiver } from './support.ts';

const { orderNumber } = sampleOrder();

let directory: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let receiver: Receiver;
const running: SandboxPost[] = [];

beforeEach(async () => {
  directory = await makeTemporaryDirectory();
  receiver = await startReceiver();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((post) => post.close()));
  await receiver.close();
  await directory.remove();
});

async function startPost(options: Partial<SandboxPostOptions> = {}): Promise<SandboxPost> {
  const post = createSandboxPost({
    ...keys,
    dataDir: directory.path,
    callbackUrl: receiver.url,
    retryMs: 20,
    ...options,
  });
  await post.listen(0);
  running.push(post);
  return post;
}

const connect = (apiUrl: string): PostalCarrier => createPostalCarrier({ ...keys, apiUrl });

async function startWithParcel(options: Partial<SandboxPostOptions> = {}) {
  const post = await startPost(options);
  const carrier = connect(post.url);
  await carrier.orderParcel(sampleOrder());
  const advance = (body: { to: string; [more: string]: unknown }) =>
    control(post.url, `/parcels/${orderNumber}/advance`, body);
  return { post, carrier, advance };
}

/** What a customer makes of the callbacks that arrived: the status, or why it was not believed. */
function read(carrier: PostalCarrier, received: Receiver['received']): string[] {
  return received.map(({ body, signature }) => {
    const callback = carrier.readCallback(body, signature);
    return callback.kind === 'verified' ? callback.event.status : callback.kind;
  });
}

describe('the sandbox post tells its customer', () => {
  test('of every step, signed, with the same event id as tracking shows', async () => {
    const { carrier, advance } = await startWithParcel();
    await advance({ to: 'pickedUp' });
    const [first] = await receiver.arrivals(1);
    const [, pickedUp] = await carrier.trackParcel(orderNumber);
    const callback = carrier.readCallback(first?.body ?? '', first?.signature);
    expect(callback).toEqual({ kind: 'verified', event: pickedUp });
  });

  test('again and again until it is believed', async () => {
    const { carrier, advance } = await startWithParcel();
    receiver.answerWith(503);
    await advance({ to: 'pickedUp' });
    await receiver.arrivals(3);
    receiver.answerWith(204);
    const settledAfter = receiver.received.length + 1;
    await receiver.arrivals(settledAfter);
    await advance({ to: 'delivered' });
    await receiver.arrivals(settledAfter + 1);
    const told = read(carrier, receiver.received);
    expect(told.at(-1)).toBe('delivered');
    expect(told.filter((status) => status === 'delivered')).toHaveLength(1);
  });

  test('twice at the same time, when told so, with one event id', async () => {
    const { carrier, advance } = await startWithParcel();
    await advance({ to: 'pickedUp', telling: 'double' });
    const [one, other] = await receiver.arrivals(2);
    expect(other?.body).toBe(one?.body);
    expect(read(carrier, receiver.received)).toEqual(['pickedUp', 'pickedUp']);
  });

  test('out of order, when callbacks are held and released reversed', async () => {
    const { post, carrier, advance } = await startWithParcel();
    await advance({ to: 'pickedUp', telling: 'held' });
    await advance({ to: 'inTransit', telling: 'held' });
    await advance({ to: 'delivered', telling: 'held' });
    await control(post.url, `/parcels/${orderNumber}/release`, { order: 'reversed' });
    expect(read(carrier, receiver.received)).toEqual(['delivered', 'inTransit', 'pickedUp']);
  });

  test('late, when told so', async () => {
    const { carrier, advance } = await startWithParcel();
    await advance({ to: 'pickedUp', telling: 'late', delayMs: 500 });
    await advance({ to: 'delivered' });
    await receiver.arrivals(2);
    expect(read(carrier, receiver.received)).toEqual(['delivered', 'pickedUp']);
  });

  test('nothing, when the callback is lost; tracking and a resend still know', async () => {
    const { post, carrier, advance } = await startWithParcel();
    await advance({ to: 'pickedUp', telling: 'lost' });
    await advance({ to: 'delivered', telling: 'lost' });
    const events = await carrier.trackParcel(orderNumber);
    expect(events.map(({ status }) => status)).toEqual(['ordered', 'pickedUp', 'delivered']);
    expect(receiver.received).toHaveLength(0);
    await control(post.url, `/parcels/${orderNumber}/resend`);
    await receiver.arrivals(2);
    expect(read(carrier, receiver.received).toSorted()).toEqual(['delivered', 'pickedUp']);
  });

  test.each(['tampered', 'stale'])('what nobody should believe, once, when told to send it %s', async (telling) => {
    const { carrier, advance } = await startWithParcel();
    receiver.answerWith(401);
    await advance({ to: 'pickedUp', telling });
    await receiver.arrivals(1);
    receiver.answerWith(200);
    await advance({ to: 'delivered' });
    await receiver.arrivals(2);
    expect(read(carrier, receiver.received)).toEqual(['badSignature', 'delivered']);
  });

  test('where it is told to, also when that is known only later', async () => {
    const { post, carrier, advance } = await startWithParcel({ callbackUrl: undefined });
    await advance({ to: 'pickedUp' });
    post.sendCallbacksTo(receiver.url);
    await receiver.arrivals(1);
    expect(read(carrier, receiver.received)).toEqual(['pickedUp']);
  });
});

describe('the sandbox post', () => {
  test('moves a parcel by itself all the way to the door, when asked to', async () => {
    const { carrier } = await startWithParcel({ autoAdvanceMs: 10 });
    await receiver.arrivals(3);
    expect(read(carrier, receiver.received).toSorted()).toEqual(['delivered', 'inTransit', 'pickedUp']);
    const events = await carrier.trackParcel(orderNumber);
    expect(events.map(({ status }) => status)).toEqual(['ordered', 'pickedUp', 'inTransit', 'delivered']);
  });

  test('says where a parcel can go when it cannot go where it is told to', async () => {
    const { post, advance } = await startWithParcel();
    await expect(advance({ to: 'delivered' })).rejects.toThrow(/409.*"possible":\["pickedUp","failed","lost"\]/);
    await expect(advance({ to: 'moon' })).rejects.toThrow(/400.*to:/);
    await expect(control(post.url, '/parcels/unknown/resend')).rejects.toThrow(/404/);
  });

  test('charges by zone and weight', () => {
    const office = { commune: '23293', province: '51' };
    const village = { commune: '23377', province: '51' };
    const capital = { commune: '00004', province: '01' };
    expect(samplePostageVnd(office, office, 100)).toBe(20_000);
    expect(samplePostageVnd(office, village, 101)).toBe(27_000);
    expect(samplePostageVnd(office, capital, 500)).toBe(40_000);
    expect(samplePostageVnd(office, capital, 501)).toBe(46_000);
    expect(samplePostageVnd(office, village, 1_501)).toBe(42_000);
  });

  test('finds everything after a restart, and tells what it had not told', async () => {
    const { post, advance } = await startWithParcel();
    receiver.answerWith(500);
    await advance({ to: 'pickedUp' });
    await receiver.arrivals(1);
    await post.close();
    running.length = 0;
    await appendFile(join(directory.path, 'sandbox-post.ndjson'), '{"kind":"moved","event":{"eve');

    receiver.answerWith(200);
    const before = receiver.received.length;
    const carrier = connect((await startPost()).url);
    await receiver.arrivals(before + 1);
    const events = await carrier.trackParcel(orderNumber);
    expect(events.map(({ status }) => status)).toEqual(['ordered', 'pickedUp']);
    await expect(carrier.orderParcel(sampleOrder())).resolves.toMatchObject({ trackingCode: 'SB000000001VN' });
  });

  test('finds everything after it was killed in the middle of its work', { timeout: 30_000 }, async () => {
    const first = await spawnPost();
    await connect(first.url).orderParcel(sampleOrder());
    await control(first.url, `/parcels/${orderNumber}/advance`, { to: 'pickedUp', telling: 'held' });
    await first.kill();

    const second = await spawnPost();
    try {
      await control(second.url, `/parcels/${orderNumber}/release`);
      const carrier = connect(second.url);
      expect(read(carrier, receiver.received)).toEqual(['pickedUp']);
      await expect(carrier.trackParcel(orderNumber)).resolves.toHaveLength(2);
    } finally {
      await second.kill();
    }
  });
});

describe('the postman’s page', () => {
  test('shows a parcel with what can be done, and does it', async () => {
    const { post, carrier } = await startWithParcel();
    const page = await (await fetch(post.url)).text();
    expect(page).toContain('SANDBOX');
    expect(page).toContain(orderNumber);
    expect(page).toContain('value="pickedUp"');
    expect(page).not.toContain('value="delivered"');

    const pressed = await fetch(`${post.url}/parcels/${orderNumber}/advance`, {
      method: 'POST',
      body: new URLSearchParams({ to: 'pickedUp', q: '' }),
    });
    expect(await pressed.text()).toContain('Đã nhận');
    await receiver.arrivals(1);
    expect(read(carrier, receiver.received)).toEqual(['pickedUp']);
  });

  test('says so when the parcel had moved on meanwhile', async () => {
    const { post, advance } = await startWithParcel();
    await advance({ to: 'failed' });
    await advance({ to: 'lost' });
    const pressed = await fetch(`${post.url}/parcels/${orderNumber}/advance`, {
      method: 'POST',
      body: new URLSearchParams({ to: 'pickedUp', q: '' }),
    });
    expect(await pressed.text()).toContain('role="alert"');
  });

  test('shows names as text, whatever is in them', async () => {
    const post = await startPost();
    const receiverParty = { ...sampleOrder().receiver, name: '<script>alert("x")</script>' };
    await connect(post.url).orderParcel(sampleOrder({ receiver: receiverParty }));
    const page = await (await fetch(post.url)).text();
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;');
  });

  test('finds a parcel by its code', async () => {
    const post = await startPost();
    const carrier = connect(post.url);
    await carrier.orderParcel(sampleOrder());
    await carrier.orderParcel(sampleOrder({ orderNumber: 'H99-260105-0002-d1' }));
    const page = await (await fetch(`${post.url}/?q=sb000000002`)).text();
    expect(page).toContain('H99-260105-0002-d1');
    expect(page).not.toContain('H99-260105-0001-d1');
  });
});

/** The sandbox post as a process of its own, to be killed without a word. */
async function spawnPost(): Promise<{ url: string; kill: () => Promise<void> }> {
  const options = ['--port', '0', '--data-dir', directory.path, '--callback-url', receiver.url];
  const secrets = [
    '--customer-key',
    keys.customerKey,
    '--secret',
    keys.secret,
    '--callback-secret',
    keys.callbackSecret,
  ];
  const child = spawn(process.execPath, ['--import', 'tsx', 'stack/sandbox-post/main.ts', ...options, ...secrets], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const url = /ready at (\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    const kill = async (): Promise<void> => {
      child.kill('SIGKILL');
      await exited;
    };
    return { url, kill };
  }
  throw new Error('The sandbox post did not start.');
}
