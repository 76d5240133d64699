import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { dossierCode, id, instant, listOf, storedFile } from './common.ts';
import { applicant, defineRoute } from './route.ts';

/** A paper I have handed in, and where. */
export const myPaper = z
  .object({
    name: localizedText.describe('What paper it is'),
    file: storedFile,
    uses: z.array(z.object({ dossierCode, procedureName: localizedText, givenAt: instant })),
    keptUntil: instant
      .nullable()
      .describe('Until when the dossiers with it are kept; null while one of them is under way'),
    removable: z.boolean().describe('Nothing holds it any more'),
  })
  .meta({ id: 'MyPaper' });
export type MyPaper = z.infer<typeof myPaper>;

const tag = 'My dossiers';

export const myPapersContract = {
  listMyPapers: defineRoute({
    id: 'listMyPapers',
    method: 'get',
    path: '/me/papers',
    tag,
    summary: 'Giấy tờ đã nộp: every paper of my dossiers once, latest first, with where it was used',
    access: applicant,
    success: { kind: 'json', status: 200, body: listOf(myPaper) },
  }),
  removeMyPaper: defineRoute({
    id: 'removeMyPaper',
    method: 'delete',
    path: '/me/papers/{fileId}',
    tag,
    summary: 'Delete a paper from all my dossiers with it, once they ended and are kept no longer',
    access: applicant,
    params: z.object({ fileId: id }),
    success: { kind: 'empty', status: 204 },
    problems: ['action_not_allowed'],
  }),
};
