import { timingSafeEqual } from 'node:crypto';
import { findTracked } from '../../db/queries/my-dossiers.ts';
import { hashTrackingKey } from '../../db/queries/submit-dossier.ts';
import { portalStatus, portalStatusNames, statusNames } from '../../domain/lifecycle/statuses.ts';
import { trackingContract } from '../contract/tracking.ts';
import { hasVersion } from '../http/etag.ts';
import { Problem } from '../http/problem.ts';
import { bind, notModified, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { readWay } from '../views/my-dossier.ts';

/** Following a dossier by code and key, without an account. Nothing of it says whose dossier it is. */
export function trackingRoutes({ db, limits }: ApiParts): BoundRoute[] {
  /** A wrong code and a wrong key answer the same after the same work; only they count against the limit. */
  const open = async (code: string, key: string, address: string) => {
    const [found] = await Promise.all([findTracked(db, code), limits.check('track', address)]);
    const isRight = isSameHash(hashTrackingKey(key.trim()), found?.trackingKeyHash ?? noHash);
    if (found !== undefined && isRight) return found;
    await limits.record('track', address);
    throw new Problem('not_found', { detail: wrongCodeOrKey });
  };

  return [
    bind(trackingContract.trackDossier, async ({ params, query, request, response }) => {
      const found = await open(params.code, query.key, request.ip ?? '');
      const { state, updatedAt } = found;
      if (hasVersion(request, response, `W/"${state.seq}-${Date.parse(updatedAt)}"`)) return notModified;
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
    }),
  ];
}

/** The hash of no key. */
const noHash = '0'.repeat(64);

function isSameHash(given: string, kept: string): boolean {
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(kept, 'hex'));
}

const wrongCodeOrKey = {
  vi: 'Mã hồ sơ hoặc khóa tra cứu không đúng. Xem lại trên giấy hẹn hoặc thư xác nhận nộp hồ sơ.',
  en: 'The code or the key is wrong. Look at the receipt or the mail that confirmed the submission.',
};
