import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from '../db/client.ts';
import type { TransferNotices } from '../integrations/bank/notification.ts';
import type { FileStore } from '../integrations/files/store.ts';
import type { UploadStore } from '../integrations/files/upload-store.ts';
import type { Printer } from '../integrations/pdf/document.ts';
import type { PaymentGateway } from '../integrations/payment/gateway.ts';
import type { PostalCarrier } from '../integrations/post/carrier.ts';
import type { Auth } from './auth/auth.ts';
import type { Invitations } from './auth/invitations.ts';
import type { DossierClient } from './dossier-client.ts';
import type { LiveEvents } from './http/live-events.ts';
import type { HttpMetrics } from './http/metrics.ts';
import type { RateLimits } from './http/rate-limits.ts';
import type { PaymentDesk } from './payment-desk.ts';

/** Everything the API is made of, put together at the entry point or by a test. */
export interface ApiParts {
  readonly config: Pick<
    Config,
    'environment' | 'http' | 'auth' | 'files' | 'payments' | 'templates' | 'downloadLinks' | 'retention' | 'webPush'
  >;
  readonly logger: Logger;
  readonly db: Database;
  readonly auth: Auth;
  readonly invitations: Invitations;
  readonly limits: RateLimits;
  readonly metrics: HttpMetrics;
  readonly files: FileStore;
  /** Files on their way in. */
  readonly uploads: UploadStore;
  readonly printer: Printer;
  readonly gateway: PaymentGateway;
  readonly paymentDesk: PaymentDesk;
  readonly carrier: PostalCarrier;
  readonly transferNotices: TransferNotices;
  readonly dossiers: DossierClient;
  readonly liveEvents: LiveEvents;
  /** Where the built web apps are, if they are to be served. */
  readonly webDirectory?: string;
}
