import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/**
 * One line per request: method, path, status, time, and who by account id. Never bodies, headers, cookies or query
 * strings, which hold keys, tokens and personal data. Identity numbers in paths do not occur: paths hold codes and ids.
 */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp<Request, Response>({
    logger,
    genReqId: (request, response) => {
      request.requestId = randomUUID();
      response.setHeader('X-Request-Id', request.requestId);
      return request.requestId;
    },
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, path: pathOf(url) }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    autoLogging: { ignore: (request) => quietPaths.has(pathOf(request.url)) },
  });
}

const quietPaths = new Set(['/healthz', '/readyz', '/metrics']);

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
