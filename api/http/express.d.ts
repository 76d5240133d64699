import type { Principal } from './principal.ts';

declare global {
  namespace Express {
    interface Request {
      /** Ours, in every log line and problem of this request. */
      requestId: string;
      /** Who is signed in; set once the session has been looked up. */
      principal?: Principal;
    }
  }
}
