import express, { type Express } from 'express';
import { serveAuth } from './auth/auth-routes.ts';
import { findPrincipal } from './auth/sessions.ts';
import { refuseCrossSite } from './http/cross-site.ts';
import { serveDocs } from './http/docs.ts';
import { answerNotFound, answerProblem } from './http/error-handler.ts';
import { logRequests } from './http/logging.ts';
import { describeApi } from './http/openapi.ts';
import { serveResumableUploads } from './http/resumable-uploads.ts';
import { createRouter, type RouterSettings } from './http/router.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveWebApps } from './http/web-apps.ts';
import type { ApiParts } from './parts.ts';
import { allRoutes } from './routes.ts';

/** The whole HTTP face of the house: API, sign-in, documentation and the two web apps. */
export function createApp(parts: ApiParts): Express {
  const { http, auth } = parts.config;
  const routes = allRoutes(parts);
  const settings: RouterSettings = {
    findPrincipal: (request) => findPrincipal(parts.db, request.headers, { staffSecondFactor: auth.staffSecondFactor }),
    limits: parts.limits,
    metrics: parts.metrics,
    checkAnswers: parts.config.environment !== 'production',
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', http.trustedProxies);
  app.use(logRequests(parts.logger), securityHeaders(http.publicUrl), refuseCrossSite(http.publicUrl));
  app.use(
    '/api/v1',
    createRouter(
      routes.filter(({ contract }) => contract.root !== true),
      settings,
    ),
  );
  app.use('/api/auth', serveAuth(parts.auth, parts.limits));
  app.use(serveResumableUploads({ ...settings, uploads: parts.uploads, maxBytes: parts.config.files.maxBytes }));
  app.use(
    createRouter(
      routes.filter(({ contract }) => contract.root === true),
      settings,
    ),
  );
  app.use(
    serveDocs(
      describeApi(
        routes.map(({ contract }) => contract),
        { url: http.publicUrl },
      ),
    ),
  );
  app.use('/api', answerNotFound);
  if (parts.webDirectory !== undefined) app.use(serveWebApps(parts.webDirectory));
  app.use(answerNotFound, answerProblem);
  return app;
}
