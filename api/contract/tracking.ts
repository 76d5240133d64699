import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { dossierCode, dueDate, instant, named, promisedDay } from './common.ts';
import { dossierStatus, stepView } from './dossier-parts.ts';
import { anyone, defineRoute } from './route.ts';

/** What anyone holding code and key may see: no name, no address, no papers. */
export const tracking = z
  .object({
    code: dossierCode,
    procedure: named,
    unit: named,
    status: dossierStatus,
    statusName: localizedText,
    portalStatus: z.object({ code: z.int(), name: z.string() }),
    submittedAt: instant,
    due: dueDate.nullable(),
    promisedOn: promisedDay,
    steps: z.array(stepView),
    updatedAt: instant,
  })
  .meta({ id: 'Tracking' });
export type Tracking = z.infer<typeof tracking>;

export const trackingContract = {
  trackDossier: defineRoute({
    id: 'trackDossier',
    method: 'get',
    path: '/track/{code}',
    tag: 'Tracking',
    summary: 'Follow a dossier by code and key, without an account. 404 for either being wrong',
    access: anyone,
    params: z.object({ code: dossierCode }),
    query: z.strictObject({ key: z.string().min(1).max(64) }),
    limit: 'track',
    success: { kind: 'json', status: 200, body: tracking, etag: true },
  }),
};
