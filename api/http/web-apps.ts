import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { consolePlaces } from '../../domain/places.ts';

/**
 * Serves the built web apps: the console below its own path, the portal everywhere else. Their own routes are pages
 * without a file, so an address that is no file answers the app's page. An app that has not been built is not served.
 */
export function serveWebApps(distDirectory: string): Router {
  const router = Router();
  router.use(consolePlaces.home, appIn(join(distDirectory, 'admin')));
  router.use('/', appIn(join(distDirectory, 'portal')));
  return router;
}

function appIn(directory: string): Router {
  const router = Router();
  const page = join(directory, 'index.html');
  if (!existsSync(page)) return router;
  router.use(
    '/assets',
    express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use(express.static(directory, { index: false, maxAge: 0 }));
  router.get('/{*path}', sendPage(page));
  return router;
}

/** The page itself is asked for again each time, so that a new version is seen at once. */
function sendPage(page: string): RequestHandler {
  return (request, response, next) => {
    if (request.accepts(['html', 'json']) !== 'html') {
      next();
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile(page);
  };
}
