import { insertRating, lockForRating } from '../db/queries/ratings.ts';
import type { DossierStanding } from '../db/queries/dossier-standing.ts';
import type { Database } from '../db/client.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import { listAllowed, type Viewer } from './allowed-actions.ts';
import { doOnce } from './do-once.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import { Problem } from './http/problem.ts';
import { problemOf } from './refusals.ts';
import { ratableUntil } from './views/applicant-requests.ts';

/** A rating by the applicant. */
export interface Rating {
  readonly standing: DossierStanding;
  readonly viewer: Viewer;
  readonly accountId: string;
  readonly identity: RequestIdentity;
  readonly stars: number;
  readonly comment?: string | undefined;
}

/**
 * Takes down a rating: once for a dossier, within 30 days of its return. The workflow has ended by then, so PostgreSQL
 * alone decides.
 * @throws Problem `action_not_allowed`, `idempotency_key_reused`.
 */
export async function rateOnce(db: Database, given: Rating): Promise<void> {
  const { standing, viewer, accountId, identity, stars, comment } = given;
  const dossierId = standing.id;
  const request = { identity, accountId, dossierId, action: 'rate', input: { stars, comment } };
  await doOnce(db, request, async (tx) => {
    const { status, endedAt, rated } = await lockForRating(tx, dossierId);
    const until = ratableUntil({ status, endedAt });
    if (until === null) throw problemOf({ code: 'not_in_this_status' }, standing, viewer);
    if (rated) throw cannotRate(given, 'already_rated', texts.rated);
    if (until < new Date().toISOString()) throw cannotRate(given, 'too_late', texts.late);
    await insertRating(tx, { dossierId, accountId, stars, comment: comment ?? null });
  });
}

function cannotRate({ standing, viewer }: Rating, code: string, message: LocalizedText): Problem {
  return new Problem('action_not_allowed', {
    detail: message,
    errors: [{ field: 'action', code, message }],
    dossierStatus: standing.state.status,
    allowedActions: listAllowed(standing, viewer).filter((action) => action !== 'rate'),
  });
}

const texts = {
  rated: {
    vi: 'Bạn đã đánh giá hồ sơ này rồi. Muốn góp ý thêm, hãy gửi tin nhắn cho cơ quan.',
    en: 'You have rated this dossier already. To add something, write to the office.',
  },
  late: {
    vi: 'Đã quá 30 ngày kể từ khi trả kết quả. Muốn góp ý, hãy gửi tin nhắn cho cơ quan.',
    en: 'More than 30 days have passed since the result. To say something, write to the office.',
  },
} as const;
