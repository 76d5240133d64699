import { join } from 'node:path';
import { Router, urlencoded } from 'express';
import { z } from 'zod';
import type { Book } from './book.ts';
import type { Office } from './office.ts';
import { renderPostmanPage } from './page.ts';
import { statuses } from './records.ts';

const SHOWN = 100;

const querySchema = z.object({ q: z.string().trim().catch(''), refused: z.string().optional().catch(undefined) });
const moveSchema = z.object({ to: z.enum(statuses), q: z.string().catch('') });

/** The postman's page and the form it sends. */
export function createPageRoutes(book: Book, office: Office): Router {
  const routes = Router();

  routes.get('/', (request, response) => {
    const { q, refused } = querySchema.parse(request.query);
    const wanted = q.toLowerCase();
    const matching = book
      .list()
      .filter(({ order, itemCode }) => `${order.orderNumber} ${itemCode}`.toLowerCase().includes(wanted));
    const page = renderPostmanPage({
      parcels: matching.slice(0, SHOWN),
      matching: matching.length,
      query: q,
      nextOf: office.nextOf,
      callbacksOf: book.listCallbacks,
      notice:
        refused === undefined ? '' : `Bưu gửi đã ở trạng thái khác. The parcel had moved on meanwhile: ${refused}`,
    });
    response
      .set('content-security-policy', "default-src 'none'; style-src 'self'; form-action 'self'")
      .set('cache-control', 'no-store')
      .type('html')
      .send(page);
  });

  routes.get('/page.css', (_request, response) => response.sendFile(join(import.meta.dirname, 'page.css')));

  routes.post('/parcels/:orderNumber/advance', urlencoded({ extended: false }), (request, response) => {
    const { to, q } = moveSchema.parse(request.body);
    const moved = office.advance(request.params.orderNumber, { to, telling: 'sent', delayMs: 0 });
    const query = new URLSearchParams();
    if (q !== '') query.set('q', q);
    if (moved.kind !== 'moved') query.set('refused', request.params.orderNumber);
    response.redirect(303, `/?${query.toString()}`);
  });

  return routes;
}
