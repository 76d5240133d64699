import { createHash } from 'node:crypto';
import { toNodeHandler } from 'better-auth/node';
import express, { Router, type Request, type RequestHandler } from 'express';
import type { RateLimits } from '../http/rate-limits.ts';
import { clientIpHeader, type Auth } from './auth.ts';

/** Requests that make a mail be sent to the address they name. */
const mailing = new Set(['/sign-up/email', '/send-verification-email', '/request-password-reset']);

/** Serves the sign-in library below `/api/auth`, throttled by address and by account. */
export function serveAuth(auth: Auth, limits: RateLimits): Router {
  const router = Router();
  router.use(nameClient, express.json({ limit: 16 * 1024 }), throttle(limits));
  router.all('/{*path}', toNodeHandler(auth));
  return router;
}

/** Says where the request comes from, in a header only we set. */
const nameClient: RequestHandler = (request, _response, next) => {
  request.headers[clientIpHeader] = request.ip ?? '';
  next();
};

function throttle(limits: RateLimits): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'POST') {
      next();
      return;
    }
    const from = request.ip ?? '';
    await limits.consume('auth', from);
    const account = accountOf(request);
    if (account !== undefined && mailing.has(request.path)) await limits.consume('accountMail', account);
    if (account !== undefined && request.path === '/sign-in/email') {
      const key = `${from}|${account}`;
      await limits.check('signIn', key);
      response.once('finish', () => {
        countSignIn(limits, key, response.statusCode).catch((error: unknown) => {
          request.log.warn({ err: error }, 'A sign-in was not counted');
        });
      });
    }
    next();
  };
}

async function countSignIn(limits: RateLimits, key: string, status: number): Promise<void> {
  if (status === 401) await limits.record('signIn', key);
  if (status === 200) await limits.forget('signIn', key);
}

/** The account a request names, as a hash: no address is kept in the counters. */
function accountOf(request: Request): string | undefined {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !('email' in body) || typeof body.email !== 'string')
    return undefined;
  return createHash('sha256').update(body.email.trim().toLowerCase()).digest('hex').slice(0, 32);
}
