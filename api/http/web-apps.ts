import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
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
  const assets = join(directory, 'assets');
  router.use('/assets', preferZipped(assets));
  router.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', fallthrough: false }));
  router.use(express.static(directory, { index: false, maxAge: 0 }));
  router.get('/{*path}', sendPage(page));
  return router;
}

/** Whoever takes gzip is sent the zipped file the build laid beside an asset: a third of the bytes on a slow line. */
function preferZipped(assets: string): RequestHandler {
  const zipped = new Set(existsSync(assets) ? readdirSync(assets).filter((name) => name.endsWith('.gz')) : []);
  return (request, response, next) => {
    response.vary('Accept-Encoding');
    const { path } = request;
    if (zipped.has(`${path.slice(1)}.gz`) && request.acceptsEncodings('gzip', 'identity') === 'gzip') {
      response.type(extname(path)).set('Content-Encoding', 'gzip');
      request.url = `${path}.gz`;
    }
    next();
  };
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
