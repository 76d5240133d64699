import { createHash } from 'node:crypto';
import { toNodeHandler } from 'better-auth/node';
import express, { Router, type Request, type RequestHandler } from 'express';
import { Problem } from '../http/problem.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { clientIpHeader, type Auth } from './auth.ts';

/** Requests that make a mail be sent to the address they name. */
const mailing = new Set(['/sign-up/email', '/send-verification-email', '/request-password-reset']);

/** Serves the sign-in library below `/api/auth`, throttled by address and by account. */
export function serveAuth(auth: Auth, limits: RateLimits): Router {
  const router = Router();
  router.use(nameClient, refuseDisguised, refuseOtherTypes, express.json({ limit: 16 * 1024 }), throttle(limits));
  router.all('/{*path}', toNodeHandler(auth));
  return router;
}

/** Says where the request comes from, in a header only we set. */
const nameClient: RequestHandler = (request, _response, next) => {
  request.headers[clientIpHeader] = request.ip ?? '';
  next();
};

/** The library resolves `.` and `..` in an address, Express does not: what is throttled must be what is served. */
const refuseDisguised: RequestHandler = (request, _response, next) => {
  const { pathname } = new URL(request.originalUrl, 'http://localhost');
  if (pathname !== `${request.baseUrl}${request.path}`) throw new Problem('not_found');
  next();
};

/** The library reads forms too, of any size: a body we have not read ourselves would be neither measured nor throttled. */
const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  if (request.get('content-type') !== undefined && request.is('application/json') === false) {
    throw new Problem('unsupported_media_type');
  }
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
      // Counted before it is tried, or guesses sent at once would all pass.
      await limits.consume('signIn', key);
      response.once('finish', () => {
        if (response.statusCode !== 200) return;
        limits.forget('signIn', key).catch((error: unknown) => {
          request.log.warn({ err: error }, 'Wrong passwords before this sign-in were not forgotten');
        });
      });
    }
    next();
  };
}

/** The account a request names, as a hash: no address is kept in the counters. */
function accountOf(request: Request): string | undefined {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !('email' in body) || typeof body.email !== 'string')
    return undefined;
  return createHash('sha256').update(body.email.trim().toLowerCase()).digest('hex').slice(0, 32);
}
