import { z } from 'zod';
import { procedureCode } from './common.ts';
import { anyone, defineRoute } from './route.ts';

export const templatesContract = {
  getTemplate: defineRoute({
    id: 'getTemplate',
    method: 'get',
    path: '/procedures/{code}/templates/{file}',
    tag: 'Catalogue',
    summary: 'The form of a paper, to be filled in; a sample where the agency has put none there',
    access: anyone,
    params: z.object({ code: procedureCode, file: z.string().max(80) }),
    success: { kind: 'stream', status: 200, contentType: 'application/octet-stream' },
  }),
};
