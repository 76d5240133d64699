import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { hashTrackingKey } from '../db/queries/submit-dossier.ts';
import { sampleApplicants } from '../db/sample/staff.ts';
import { dossiers } from '../db/schema/index.ts';
import { submitQuickDossier } from '../stack/driver/quick-dossier.ts';
import { Session } from '../stack/driver/session.ts';
import { freePort } from '../stack/ports.ts';
import { round } from './quantiles.ts';
import { withInstallation, type Measured } from './with-installation.ts';

const connections = 32;
const roundMs = 2_000;
const rounds = 4;
const warmUpMs = 1_500;

export interface TrackingResult {
  /** Whole answers per second, the same bytes as the bare route's. */
  readonly requestsPerSecond: number;
  readonly barePerSecond: number;
  readonly ratioToBare: number;
  /** Polls that say which version they have, answered 304. */
  readonly unchangedPerSecond: number;
}

/**
 * Polls one dossier's tracking page at full speed, and in turn with it a bare express route in a process of its own
 * that answers the same bytes; then polls that have the answer already.
 */
export function benchTracking({ say }: { readonly say: (text: string) => void }): Promise<TrackingResult> {
  return withInstallation(async (measured) => {
    const ours = new URL(await prepareDossier(measured), measured.installation.addresses.api);
    const answer = await fetch(ours);
    const etag = answer.headers.get('etag') ?? '';
    const bare = await startBare({ body: await answer.text(), etag });
    try {
      for (const url of [ours, bare.url]) await poll(url, {}, warmUpMs);
      const counts = { ours: 0, bare: 0 };
      for (let no = 1; no <= rounds; no += 1) {
        say(`Round ${no} of ${rounds}`);
        counts.bare += await poll(bare.url, {}, roundMs);
        counts.ours += await poll(ours, {}, roundMs);
      }
      const unchanged = await poll(ours, { 'If-None-Match': etag }, roundMs);
      const perSecond = (count: number) => round((count * 1000) / (rounds * roundMs));
      return {
        requestsPerSecond: perSecond(counts.ours),
        barePerSecond: perSecond(counts.bare),
        ratioToBare: round(counts.ours / counts.bare),
        unchangedPerSecond: round((unchanged * 1000) / roundMs),
      };
    } finally {
      bare.stop();
    }
  });
}

/** A bare express route that gives the same answer, in a process of its own. */
async function startBare(answer: { readonly body: string; readonly etag: string }) {
  const port = await freePort();
  const bare = fork(fileURLToPath(new URL('bare/express.ts', import.meta.url)), [JSON.stringify({ ...answer, port })], {
    execArgv: ['--import', 'tsx'],
    env: { NODE_ENV: 'production' },
  });
  await once(bare, 'message');
  return { url: new URL('/track/any', `http://127.0.0.1:${port}`), stop: () => bare.kill() };
}

/** A submitted dossier with a tracking key we know; answers the path of its page in the API. */
async function prepareDossier({ installation: { addresses, secrets }, database: { db } }: Measured): Promise<string> {
  const [applicant] = sampleApplicants;
  if (applicant === undefined) throw new Error('The sample has no applicant');
  const citizen = await new Session(addresses.api).signIn(applicant.email, secrets.SAMPLE_PASSWORD);
  const { code } = await submitQuickDossier(citizen, 1);
  const key = 'BENCHMRK';
  await db
    .update(dossiers)
    .set({ trackingKeyHash: hashTrackingKey(key) })
    .where(eq(dossiers.code, code));
  return `/api/v1/track/${code}?key=${key}`;
}

/** Asks on many connections at once for so long; answers how many answers came. All answers have the same length. */
async function poll(url: URL, headers: Readonly<Record<string, string>>, ms: number): Promise<number> {
  const lines = Object.entries({ Host: url.host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const until = performance.now() + ms;
  const counts = await Promise.all(Array.from({ length: connections }, () => pollOn(url, request, until)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One connection. Reading answers costs the machine what the servers are to have: it only looks where one ends. */
function pollOn({ hostname, port }: URL, request: string, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let count = 0;
    let missing: number | undefined;
    socket.on('connect', () => socket.write(request));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      try {
        missing = (missing ?? lengthOf(chunk)) - chunk.byteLength;
      } catch (error) {
        socket.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      if (missing > 0) return;
      missing = undefined;
      count += 1;
      if (performance.now() < until) socket.write(request);
      else {
        socket.destroy();
        resolve(count);
      }
    });
  });
}

/** How long an answer is, by its head. @throws Error when it is neither 200 nor 304. */
function lengthOf(chunk: Buffer): number {
  const end = chunk.indexOf('\r\n\r\n');
  const head = chunk.toString('latin1', 0, end);
  if (end < 0 || !/^HTTP\/1\.1 (200|304) /.test(head)) throw new Error(`An answer begins with ${head.slice(0, 60)}`);
  return end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
}
