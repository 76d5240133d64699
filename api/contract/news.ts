import { z } from 'zod';
import { newsKinds } from '../../domain/news.ts';
import { localizedText } from '../../domain/localized-text.ts';
import { dossierCode, givenInstant, instant, named, pageOf, pageQuery, personRef } from './common.ts';
import { defineRoute, staff } from './route.ts';

/** Something that happened to what I hold, watch or supervise. */
export const newsItem = z
  .object({
    id: z.string(),
    kind: z.enum(newsKinds),
    kindName: localizedText,
    at: instant,
    dossier: z.object({ code: dossierCode, procedure: named }),
    by: personRef.nullable(),
    reason: z.string().nullable(),
    isNew: z.boolean().describe('It happened after I last looked'),
  })
  .meta({ id: 'NewsItem' });
export type NewsItem = z.infer<typeof newsItem>;

export const staffPreferences = z
  .object({
    newsOff: z.array(z.enum(newsKinds)).describe('Kinds of news I do not want'),
    digest: z.boolean().describe('Whether I get a mail each working morning'),
    isDigestUsual: z.boolean().describe('Whether that is what my roles have unless I choose'),
  })
  .meta({ id: 'StaffPreferences' });
export type StaffPreferences = z.infer<typeof staffPreferences>;

const tag = 'News';
const access = staff();

export const newsContract = {
  listNews: defineRoute({
    id: 'listNews',
    method: 'get',
    path: '/news',
    tag,
    summary: 'What happened to what I hold, watch or supervise, the latest first',
    access,
    query: z.strictObject({ ...pageQuery }),
    success: { kind: 'json', status: 200, body: pageOf(newsItem) },
  }),
  countNews: defineRoute({
    id: 'countNews',
    method: 'get',
    path: '/news/unseen',
    tag,
    summary: 'How much of it I have not seen',
    access,
    success: {
      kind: 'json',
      status: 200,
      body: z.object({ unseen: z.int(), isExact: z.boolean() }).meta({ id: 'UnseenNews' }),
    },
  }),
  markNewsSeen: defineRoute({
    id: 'markNewsSeen',
    method: 'put',
    path: '/news/seen',
    tag,
    summary: 'I have seen everything up to an instant',
    access,
    body: z.strictObject({ through: givenInstant }),
    success: { kind: 'empty', status: 204 },
  }),
  getStaffPreferences: defineRoute({
    id: 'getStaffPreferences',
    method: 'get',
    path: '/staff/preferences',
    tag,
    summary: 'What I want to hear of',
    access,
    success: { kind: 'json', status: 200, body: staffPreferences },
  }),
  changeStaffPreferences: defineRoute({
    id: 'changeStaffPreferences',
    method: 'patch',
    path: '/staff/preferences',
    tag,
    summary: 'Choose what to hear of',
    access,
    body: z.strictObject({ newsOff: z.array(z.enum(newsKinds)).optional(), digest: z.boolean().optional() }),
    success: { kind: 'json', status: 200, body: staffPreferences },
  }),
};
