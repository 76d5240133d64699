import { Server } from '@tus/server';
import type { Request, RequestHandler } from 'express';
import { Router } from 'express';
import type { UploadStore } from '../../integrations/files/upload-store.ts';
import type { Principal } from './principal.ts';
import { Problem } from './problem.ts';
import type { RateLimits } from './rate-limits.ts';
import { fileTooLarge } from './uploads.ts';

interface UploadSettings {
  readonly uploads: UploadStore;
  readonly maxBytes: number;
  readonly limits: RateLimits;
  readonly findPrincipal: (request: Request) => Promise<Principal | undefined>;
}

const path = '/api/uploads';
const methods = ['POST', 'HEAD', 'PATCH', 'DELETE'];

/**
 * Takes files in pieces by the tus protocol 1.0.0 below `/api/uploads`: a connection that breaks costs what was on the
 * wire and no more. Whose upload it is is in its name; for others it does not exist. What has come whole is then put to
 * its place by a route of the API, which looks inside.
 */
export function serveResumableUploads({ uploads, maxBytes, limits, findPrincipal }: UploadSettings): Router {
  const router = Router();
  /**
   * Whose request it is and which upload it names, for the protocol's server, which sees only the request itself. Left to
   * find the name on its own, it would take whatever follows the last slash, even of a query.
   */
  const checked = new WeakMap<object, { readonly owner: string; readonly id: string | undefined }>();
  const server = new Server({
    path,
    datastore: uploads.protocolStore,
    relativeLocation: true,
    maxSize: maxBytes,
    allowedOrigins: [],
    namingFunction: ({ runtime }) => {
      const known = checked.get(runtime?.node?.req ?? {});
      if (known === undefined) throw new Error('An upload was begun by nobody');
      return uploads.newId(known.owner);
    },
    getFileIdFromRequest: ({ runtime }) => checked.get(runtime?.node?.req ?? {})?.id,
  });
  const serve: RequestHandler = async (request, response) => {
    if (!methods.includes(request.method)) throw new Problem('method_not_allowed');
    const principal = await findPrincipal(request);
    if (principal === undefined) throw new Problem('not_signed_in');
    const id = typeof request.params['id'] === 'string' ? request.params['id'] : undefined;
    const isNew = request.method === 'POST';
    if (id === undefined ? !isNew : !uploads.isOwn(id, principal.accountId)) throw new Problem('not_found');
    if (isNew) {
      await limits.consume('upload', principal.accountId);
      if (Number(request.get('upload-length')) > maxBytes) throw fileTooLarge(maxBytes);
    }
    checked.set(request, { owner: principal.accountId, id });
    await server.handle(request, response);
  };
  router.all(`${path}{/:id}`, serve);
  return router;
}
