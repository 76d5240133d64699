import express from 'express';
import { z } from 'zod';

/** A bare express route that answers every request with the same bytes: what any answer over express costs at least. */
const { port, body, etag } = z
  .object({ port: z.coerce.number(), body: z.string(), etag: z.string() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.get('/track/:code', (_request, response) => {
  response.set({ 'Content-Type': 'application/json; charset=utf-8', ETag: etag }).send(body);
});
app.listen(port, '127.0.0.1', () => process.send?.('ready'));
