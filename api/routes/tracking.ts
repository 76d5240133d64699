import { timingSafeEqual } from 'node:crypto';
import { findTracked } from '../../db/queries/my-dossiers.ts';
import { hashTrackingKey } from '../../db/queries/submit-dossier.ts';
import { portalStatus, portalStatusNames, statusNames } from '../../domain/lifecycle/statuses.ts';
import { trackingContract, type Tracking } from '../contract/tracking.ts';
import { hasVersion } from '../http/etag.ts';
import { Problem } from '../http/problem.ts';
import { bind, notModified, WrittenAnswer, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { createTrackingMemory, type Remembered } from '../tracking-memory.ts';
import { readWay } from '../views/my-dossier.ts';

/** Following a dossier by code and key, without an account. Nothing of it says whose dossier it is. */
export function trackingRoutes({ db, limits, liveEvents }: ApiParts): BoundRoute[] {
  const memory = createTrackingMemory();
  liveEvents.onDossierNews((code) => memory.forget(code));
  /** Who has guessed wrong here: their limit is looked up with every request, right or wrong. */
  const guessers = new Set<string>();

  const readTracking = async (found: NonNullable<Awaited<ReturnType<typeof findTracked>>>): Promise<Tracking> => {
    const { state, updatedAt } = found;
    const portalCode = portalStatus(state.status, state.step) ?? 1;
    return {
      code: found.code,
      procedure: found.procedure,
      unit: found.unit,
      status: state.status,
      statusName: statusNames[state.status],
      portalStatus: { code: portalCode, name: portalStatusNames[portalCode] },
      submittedAt: found.submittedAt,
      updatedAt,
      ...(await readWay(db, found)),
    };
  };

  /** A wrong code and a wrong key answer the same after the same work; only they count against the limit. */
  const open = async (code: string, keyHash: Buffer, address: string): Promise<Remembered> => {
    const asOf = memory.asOf();
    const [found] = await Promise.all([findTracked(db, code), limits.check('track', address)]);
    const isRight = timingSafeEqual(keyHash, Buffer.from(found?.trackingKeyHash ?? noHash, 'hex'));
    if (found === undefined || !isRight) {
      if (guessers.size >= maxGuessers) guessers.clear();
      guessers.add(address);
      await limits.record('track', address);
      throw new Problem('not_found', { detail: wrongCodeOrKey });
    }
    const etag = `W/"${found.state.seq}-${Date.parse(found.updatedAt)}"`;
    const remembered = { keyHash, etag, answer: new WrittenAnswer(await readTracking(found)) };
    memory.keep(code, remembered, asOf);
    return remembered;
  };

  return [
    bind(trackingContract.trackDossier, async ({ params: { code }, query, request, response }) => {
      const address = request.ip ?? '';
      const keyHash = Buffer.from(hashTrackingKey(query.key.trim()), 'hex');
      const known = guessers.has(address) ? undefined : memory.find(code);
      const isKnown = known !== undefined && timingSafeEqual(keyHash, known.keyHash);
      const { etag, answer } = isKnown ? known : await open(code, keyHash, address);
      return hasVersion(request, response, etag) ? notModified : answer;
    }),
  ];
}

/** The set only saves look-ups: emptied, everybody begins anew, and the limits in the database still count. */
const maxGuessers = 10_000;

/** The hash of no key. */
const noHash = '0'.repeat(64);

const wrongCodeOrKey = {
  vi: 'Mã hồ sơ hoặc khóa tra cứu không đúng. Xem lại trên giấy hẹn hoặc thư xác nhận nộp hồ sơ.',
  en: 'The code or the key is wrong. Look at the receipt or the mail that confirmed the submission.',
};
