import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { holdsAny, type Principal } from './principal.ts';
import type { Access, RouteContract } from '../contract/route.ts';
import { identifyRequest } from './idempotency.ts';
import { languageOf } from './language.ts';
import type { HttpMetrics } from './metrics.ts';
import { Problem } from './problem.ts';
import type { RateLimits } from './rate-limits.ts';
import { notModified, WrittenAnswer, type BoundRoute, type Call } from './route-binding.ts';
import { validate } from './validation.ts';

export interface RouterSettings {
  readonly findPrincipal: (request: Request) => Promise<Principal | undefined>;
  readonly limits: RateLimits;
  readonly metrics: HttpMetrics;
  /** Whether answers are checked against their contract; a wrong one is then an error. Off in production. */
  readonly checkAnswers: boolean;
}

const maxJsonBytes = 256 * 1024;

/**
 * Serves bound routes. Every request goes the same way: who is it and may they, is the request as the contract says,
 * then the handler, then the answer.
 */
export function createRouter(routes: readonly BoundRoute[], settings: RouterSettings): RequestHandler {
  const beginnings = new Set(routes.map(({ contract }) => beginningOf(contract.path)));
  const byBeginning = new Map(
    [...beginnings].map((beginning) => [
      beginning,
      routerOf(
        routes.filter(({ contract }) => beginningOf(contract.path) === beginning),
        settings,
      ),
    ]),
  );
  return (request, response, next) => {
    const group = byBeginning.get(beginningOf(request.path));
    if (group === undefined) next();
    else group(request, response, next);
  };
}

/** The first part of a path: `/dossiers` of `/dossiers/{code}/notes`. A router tries its routes one after another. */
function beginningOf(path: string): string {
  const end = path.indexOf('/', 1);
  return end < 0 ? path : path.slice(0, end);
}

function routerOf(routes: readonly BoundRoute[], settings: RouterSettings): Router {
  const router = Router({ caseSensitive: true });
  const ordered = routes.toSorted((a, b) => (a.contract.path < b.contract.path ? -1 : 1));
  for (const route of ordered) {
    const { method, path, id } = route.contract;
    router[method](
      expressPath(path),
      settings.metrics.timeRoute(id),
      ...bodyReaders(route.contract),
      serve(route, settings),
    );
  }
  for (const path of new Set(ordered.map(({ contract }) => contract.path))) {
    const methods = ordered.filter(({ contract }) => contract.path === path).map(({ contract }) => contract.method);
    router.all(expressPath(path), refuseMethod(methods));
  }
  return router;
}

function serve(route: BoundRoute, settings: RouterSettings): RequestHandler {
  const { contract } = route;
  return async (request, response) => {
    const principal = contract.access.kind === 'machine' ? undefined : await settings.findPrincipal(request);
    if (principal !== undefined) request.principal = principal;
    checkAccess(contract.access, principal);
    if (contract.limit === 'upload') await settings.limits.consume('upload', principal?.accountId ?? request.ip ?? '');
    const call = readCall(contract, request, response, principal);
    const answer = await route.handle(call);
    send(contract, answer, response, settings.checkAnswers);
  };
}

/** @throws Problem saying why somebody may not call a route at all. */
export function checkAccess(access: Access, principal: Principal | undefined): void {
  if (access.kind === 'anyone' || access.kind === 'machine') return;
  if (principal === undefined) throw new Problem('not_signed_in');
  switch (access.kind) {
    case 'signedIn':
      if (principal.secondFactorMissing) throw new Problem('second_factor_required');
      return;
    case 'applicant':
      if (principal.kind === 'staff') throw new Problem('forbidden');
      return;
    case 'staff':
      if (principal.kind !== 'staff' || !holdsAny(principal, access.roles)) throw new Problem('forbidden');
      if (principal.secondFactorMissing) throw new Problem('second_factor_required');
  }
}

function readCall(
  contract: RouteContract,
  request: Request,
  response: Response,
  principal: Principal | undefined,
): Call<RouteContract> {
  // Most calls are right, and answers mostly carry both languages: whoever needs the reader's asks then.
  const language = () => languageOf(request);
  const body: unknown = request.body;
  const parsed = {
    params: contract.params && validate(contract.params, request.params, { part: 'params', language }),
    query: contract.query && validate(contract.query, request.query, { part: 'query', language }),
    body: contract.body && validate(contract.body, body ?? refuseOtherType(request), { part: 'body', language }),
  };
  const identity =
    contract.idempotencyKey === undefined || principal === undefined
      ? undefined
      : identifyRequest({
          key: request.get('idempotency-key'),
          accountId: principal.accountId,
          method: request.method,
          path: request.path,
          body,
        });
  const call = {
    ...parsed,
    identity,
    principal,
    request,
    response,
    get language() {
      return language();
    },
  };
  return call as Call<RouteContract>;
}

/** A body that was sent, but not as JSON, was not read. */
function refuseOtherType(request: Request): Record<string, never> {
  if (request.get('content-type') !== undefined && request.is('application/json') === false) {
    throw new Problem('unsupported_media_type');
  }
  return {};
}

function send(contract: RouteContract, answer: unknown, response: Response, check: boolean): void {
  const { success } = contract;
  switch (success.kind) {
    case 'json':
      response.setHeader(
        'Cache-Control',
        contract.access.kind === 'anyone' || success.etag ? 'private, no-cache' : 'no-store',
      );
      response.status(answer === notModified ? 304 : success.status);
      if (answer === notModified) response.end();
      else if (success.etag) sendWritten(response, written(success.body, answer, check));
      else response.json(check ? success.body.parse(answer) : answer);
      return;
    case 'empty':
      response.status(204).end();
      return;
    case 'redirect':
      response.set('Cache-Control', 'no-store').redirect(303, String(answer));
      return;
    case 'stream':
      return;
  }
}

function written(schema: z.ZodType, answer: unknown, check: boolean): Buffer {
  const isWritten = answer instanceof WrittenAnswer;
  const body: unknown = check ? schema.parse(isWritten ? answer.body : answer) : answer;
  return isWritten ? answer.bytes : new WrittenAnswer(body).bytes;
}

/** Sends an answer whose version was compared already: express would work one out and compare it once more. */
function sendWritten(response: Response, bytes: Buffer): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', bytes.byteLength);
  response.end(bytes);
}

function bodyReaders(contract: RouteContract): RequestHandler[] {
  if (contract.rawBody) return [express.raw({ type: () => true, limit: maxJsonBytes })];
  return contract.body === undefined ? [] : [express.json({ limit: maxJsonBytes })];
}

function refuseMethod(methods: readonly string[]): RequestHandler {
  const allow = methods.map((method) => method.toUpperCase()).join(', ');
  return (_request, response) => {
    response.set('Allow', allow);
    throw new Problem('method_not_allowed');
  };
}

/** `/dossiers/{code}` as express writes it: `/dossiers/:code`. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
