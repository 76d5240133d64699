import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers for pages and API alike. Everything comes from this very server; scripts only as files. Inline
 * styles are allowed because the component library writes its styles at run time and pages are static files, which
 * cannot carry a nonce. Documents are previewed in frames of our own pages.
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const https = publicUrl.startsWith('https:');
  const headers = headersBy(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          frameSrc: ["'self'", 'blob:'],
          frameAncestors: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          ...(https ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
    }),
  );
  return (_request, response, next) => {
    response.setHeaders(headers);
    next();
  };
}

type HeaderWriter = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** What it writes is the same for every request: worked out once, it is one step instead of a dozen. */
function headersBy(write: HeaderWriter): Map<string, number | string | readonly string[]> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  write(response.req, response, (error) => {
    if (error instanceof Error) throw error;
  });
  const headers = new Map<string, number | string | readonly string[]>();
  for (const [name, value] of Object.entries(response.getHeaders())) if (value !== undefined) headers.set(name, value);
  return headers;
}

/**
 * For a file somebody uploaded: even opened by itself it runs nothing and loads nothing. Browsers show PDF in a viewer
 * of their own, which a sandbox would switch off.
 */
export const uploadedFilePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'";
