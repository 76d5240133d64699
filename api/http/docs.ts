import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const page = `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <title>Một Cửa API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const script = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });\n`;

/** The API, browsable: `/openapi.json`, and pages at `/docs` that load nothing from elsewhere. */
export function serveDocs(openApi: object): Router {
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.json(openApi);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(script);
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(page);
  });
  router.use('/docs', express.static(swaggerUi, { index: false, maxAge: '1h' }));
  return router;
}
