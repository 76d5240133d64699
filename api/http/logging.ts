import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { describeError } from '../../log.ts';

/**
 * One line per request: method, path, status, time, and who by account id. Never bodies, headers, cookies or query
 * strings, which hold keys, tokens and personal data. Identity numbers in paths do not occur: paths hold codes and ids.
 */
export function logRequests(logger: Logger): RequestHandler {
  const log = pinoHttp<Request, Response>({
    logger,
    genReqId: nameRequest,
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, path: pathOf(url) }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      // Otherwise its own takes the place of the logger's.
      err: (shown: { readonly raw?: unknown }) => describeError(shown.raw ?? shown),
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
  });
  return (request, response, next) => {
    if (!quietPaths.test(request.url)) {
      log(request, response, next);
      return;
    }
    const id = nameRequest(request, response);
    request.log = logger;
    response.once('finish', () => {
      const { statusCode: status } = response;
      if (status >= 400) logger.warn({ req: { id, path: pathOf(request.originalUrl) }, res: { status } }, 'Refused');
    });
    next();
  };
}

/** Asked every few seconds by machines and by people who follow a dossier: counted, and told of only when refused. */
const quietPaths = /^\/(healthz|readyz|metrics|api\/v1\/track\/[^/]+)(\?|$)/;

/** Gives a request the id by which it is found in the log. */
function nameRequest(request: Request, response: Response): string {
  request.requestId = randomUUID();
  response.setHeader('X-Request-Id', request.requestId);
  return request.requestId;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
