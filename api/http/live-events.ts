import type { Response } from 'express';
import type { Logger } from 'pino';
import type postgres from 'postgres';
import { z } from 'zod';
import { unitsOf, type Principal } from './principal.ts';
import type { LiveEvent } from '../contract/machines.ts';

/** What the database tells when a dossier has moved on. */
const dossierNotice = z.object({
  code: z.string(),
  unitCode: z.string(),
  accountId: z.string().nullable(),
  seq: z.number(),
  status: z.string(),
});

/** What the database tells when a task changed hands. */
const taskNotice = z.object({ taskId: z.string(), unitCode: z.string() });

/** What the database tells when somebody looks at a dossier. */
const presenceNotice = z.object({
  code: z.string(),
  unitCodes: z.array(z.string()),
  person: z.object({ id: z.string(), name: z.string() }),
  isLeaving: z.boolean(),
});

/** Often enough that proxies keep a silent connection. */
const heartbeatMs = 20_000;

/** A stream lives on what its reader was allowed when it began; then the browser comes back, and is asked who it is. */
const streamMs = 5 * 60_000;

interface Reader {
  readonly principal: Principal;
  readonly response: Response;
}

/** Passes on what the database tells to browsers that listen, each only what concerns them. */
export interface LiveEvents {
  /** Keeps the response open until the browser goes away. */
  follow(principal: Principal, response: Response): void;
  /** Calls with the code of each dossier there is news of, and with none whenever news may have been missed. */
  onDossierNews(listener: (code?: string) => void): void;
  close(): Promise<void>;
}

/** Listens on one connection of the pool's address; it reconnects by itself, and readers then read again. */
export async function createLiveEvents(sql: postgres.Sql, logger: Logger): Promise<LiveEvents> {
  const readers = new Set<Reader>();
  const listeners = new Set<(code?: string) => void>();
  const tell = (event: LiveEvent, concerns: (principal: Principal) => boolean): void => {
    for (const { principal, response } of readers) {
      if (concerns(principal)) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    }
  };
  const onDossier = (payload: string): void => {
    const { code, unitCode, accountId, seq, status } = dossierNotice.parse(JSON.parse(payload));
    listeners.forEach((listener) => listener(code));
    tell(
      { type: 'dossier', code, seq, status },
      (principal) => principal.accountId === accountId || unitsOf(principal).includes(unitCode),
    );
  };
  const onTask = (payload: string): void => {
    const notice = taskNotice.parse(JSON.parse(payload));
    tell({ type: 'task', ...notice }, (principal) => unitsOf(principal).includes(notice.unitCode));
  };
  const onPresence = (payload: string): void => {
    const { unitCodes, ...presence } = presenceNotice.parse(JSON.parse(payload));
    tell(
      { type: 'presence', ...presence },
      (principal) =>
        principal.accountId !== presence.person.id && unitsOf(principal).some((code) => unitCodes.includes(code)),
    );
  };
  const guarded = (handle: (payload: string) => void) => (payload: string) => {
    try {
      handle(payload);
    } catch (error) {
      logger.error({ err: error }, 'A notice of the database could not be read');
    }
  };
  // Called again whenever the connection had to be made anew.
  const mayHaveMissed = () => listeners.forEach((listener) => listener());
  const listening = [
    await sql.listen('dossier', guarded(onDossier), mayHaveMissed),
    await sql.listen('task', guarded(onTask)),
    await sql.listen('presence', guarded(onPresence)),
  ];
  const heartbeat = setInterval(() => {
    for (const { response } of readers) response.write(': still here\n\n');
  }, heartbeatMs);
  return {
    follow(principal, response) {
      const reader = { principal, response };
      readers.add(reader);
      const end = setTimeout(() => response.end(), streamMs);
      response.once('close', () => {
        clearTimeout(end);
        readers.delete(reader);
      });
      response.status(200).set({
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      response.write('retry: 3000\n\n');
    },
    onDossierNews(listener) {
      listeners.add(listener);
    },
    async close() {
      clearInterval(heartbeat);
      for (const { response } of readers) response.end();
      await Promise.all(listening.map((channel) => channel.unlisten()));
    },
  };
}
