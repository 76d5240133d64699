import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface HttpMetrics {
  readonly registry: Registry;
  /** Times every request of a route, by the route's id: never by its path, which holds codes. */
  readonly timeRoute: (routeId: string) => RequestHandler;
}

/** Metrics of one API process, on a registry of their own. */
export function createHttpMetrics(): HttpMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    registry,
    timeRoute: (route) => (_request, response, next) => {
      const stop = duration.startTimer({ route });
      response.once('finish', () => stop({ status: String(response.statusCode) }));
      next();
    },
  };
}
