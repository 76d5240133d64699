import type { Request } from 'express';
import type { Language } from '../../domain/localized-text.ts';

/** The reader's language by `Accept-Language`; Vietnamese, the official one, unless English is preferred. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi';
}
