import { z } from 'zod';
import { id } from './common.ts';
import { anyone, defineRoute } from './route.ts';

export const linkedFilesContract = {
  getLinkedFile: defineRoute({
    id: 'getLinkedFile',
    method: 'get',
    path: '/files/{fileId}',
    tag: 'Tracking',
    summary:
      'The file a link in a mail opens, without a session. A link whose time is over goes on (303) to a page that says how to get the file',
    access: anyone,
    params: z.object({ fileId: id }),
    query: z.strictObject({
      until: z.coerce.number().int().positive().describe('Seconds since 1970'),
      signature: z.string().min(1).max(64),
    }),
    limit: 'track',
    success: { kind: 'stream', status: 200, contentType: 'application/pdf' },
  }),
};
