import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { dossierCode, instant } from './common.ts';
import { applicant, defineRoute } from './route.ts';

/** What becomes of each of my dossiers when I close my account. */
export const keptDossier = z
  .object({
    code: dossierCode,
    procedureName: localizedText,
    statusName: localizedText,
    isUnderWay: z.boolean().describe('Still being processed, or money is on its way: the account cannot be closed yet'),
    keptUntil: instant.nullable().describe('When nothing holds it any more; null while it is under way'),
  })
  .meta({ id: 'KeptDossier' });

export const personalDataOverview = z
  .object({
    drafts: z.int(),
    dossiers: z.array(keptDossier),
    retention: z.object({ years: z.int(), source: localizedText }).describe('A setting of the agency'),
  })
  .meta({ id: 'PersonalDataOverview' });
export type PersonalDataOverview = z.infer<typeof personalDataOverview>;

const tag = 'Account';

export const personalDataContract = {
  getPersonalData: defineRoute({
    id: 'getPersonalData',
    method: 'get',
    path: '/me/personal-data',
    tag,
    summary: 'What would become of my data if I closed my account: what goes, what is kept and until when',
    access: applicant,
    success: { kind: 'json', status: 200, body: personalDataOverview },
  }),
  getPersonalDataArchive: defineRoute({
    id: 'getPersonalDataArchive',
    method: 'get',
    path: '/me/personal-data/archive',
    tag,
    summary: 'Everything kept about me, as a ZIP: the data as JSON, and the files',
    access: applicant,
    limit: 'upload',
    success: { kind: 'stream', status: 200, contentType: 'application/zip' },
  }),
  closeAccount: defineRoute({
    id: 'closeAccount',
    method: 'post',
    path: '/me/personal-data/closing',
    tag,
    summary: 'Close my account: the sign-in, the drafts and my data go; ended dossiers as soon as nothing holds them',
    access: applicant,
    body: z.strictObject({ password: z.string().min(1).max(200) }),
    success: { kind: 'empty', status: 204 },
    problems: ['dossiers_under_way'],
  }),
};
