import type { RequestHandler } from 'express';
import { Problem } from './problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another site makes a signed-in browser send. Browsers say where a request comes from
 * (`Sec-Fetch-Site`, else `Origin`) and scripts cannot forge either; a caller that sends neither is no browser and
 * carries no one's cookies but its own.
 */
export function refuseCrossSite(publicUrl: string): RequestHandler {
  const ownOrigin = new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (safeMethods.has(request.method) || isOwn(request.get('sec-fetch-site'), request.get('origin'))) next();
    else throw new Problem('cross_site_request');
  };

  function isOwn(fetchSite: string | undefined, origin: string | undefined): boolean {
    if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
    return origin === undefined || origin === ownOrigin;
  }
}
