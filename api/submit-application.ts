import { alignVersion, findApplication, findAwaitedOrder, lockApplication } from '../db/queries/applications.ts';
import { submitDossier } from '../db/queries/submit-dossier.ts';
import type { Transaction } from '../db/client.ts';
import type { Language } from '../domain/localized-text.ts';
import type { FeeQuote } from '../domain/fee/quote.ts';
import { formatVnd } from '../domain/money.ts';
import { missingOf, quoteOf } from './application-check.ts';
import type { Submission } from './contract/application.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import { Problem } from './http/problem.ts';
import type { ApiParts } from './parts.ts';
import { keepRequest } from './requests.ts';
import { trackingKeyOf } from './tracking-key.ts';

export interface SubmitCall {
  readonly id: string;
  readonly accountId: string;
  /** The revision the applicant had before them when they said yes. */
  readonly revision: number;
  /** What they were told it costs, in VND. */
  readonly shownTotalVnd?: number | undefined;
  readonly identity: RequestIdentity;
  readonly language: Language;
}

/**
 * Nộp hồ sơ: one transaction, for which Temporal need not be up. Sent again, it answers what was answered before.
 * @throws Problem `not_found`, `stale_form`, `application_incomplete`, `application_closed`, `fee_changed`,
 * `idempotency_key_reused`.
 */
export async function submitApplication({ db, config }: ApiParts, call: SubmitCall): Promise<Submission> {
  const trackingKey = trackingKeyOf(config.auth.secret, call.id);
  return db.transaction(async (tx) => {
    if (!(await lockApplication(tx, call.id, call.accountId))) throw new Problem('not_found');
    const { id: dossierId, accountId, identity, revision, shownTotalVnd } = call;
    const asked = { accountId, action: 'submit', dossierId, input: { revision, shownTotalVnd } };
    if ((await keepRequest(tx, identity, asked)) === 'first') await handIn(tx, call, trackingKey);
    return answer(tx, call, trackingKey);
  });
}

async function handIn(tx: Transaction, call: SubmitCall, trackingKey: string): Promise<void> {
  const { id, accountId, revision, identity, language } = call;
  const isStale = (await alignVersion(tx, id, accountId)) === 'changed';
  const application = await findApplication(tx, id, accountId);
  if (application?.dossier.status !== 'draft') throw new Problem('application_closed');
  if (isStale || application.dossier.revision !== revision) throw new Problem('stale_form');
  const errors = missingOf(application, language);
  if (errors.length > 0) throw new Problem('application_incomplete', { errors });
  const at = new Date().toISOString();
  checkFee(quoteOf(application, at), call.shownTotalVnd);
  await submitDossier(tx, {
    dossierId: id,
    action: 'submit',
    actor: { accountId, role: 'applicant' },
    requestId: identity.id,
    at,
    trackingKey,
  });
}

/** A rate or a reduction may begin or end between the quote and the submission: then the applicant looks again. */
function checkFee(quote: FeeQuote, shownTotalVnd: number | undefined): void {
  if (!quote.ok || shownTotalVnd === undefined || quote.totalVnd === shownTotalVnd) return;
  const why = (language: Language) =>
    quote.lines.map((line) => `${line.name[language]}: ${line.why[language]}`).join('; ');
  const [before, now] = [shownTotalVnd, quote.totalVnd];
  throw new Problem('fee_changed', {
    detail: {
      vi: `Mức đã báo là ${formatVnd(before)}, nay là ${formatVnd(now)} (${why('vi')}). Xem lại rồi nộp.`,
      en: `You were told ${formatVnd(before)}, it is ${formatVnd(now)} now (${why('en')}). Look again, then submit.`,
    },
  });
}

async function answer(tx: Transaction, { id, accountId }: SubmitCall, trackingKey: string): Promise<Submission> {
  const submitted = (await findApplication(tx, id, accountId))?.dossier;
  if (submitted === undefined || submitted.code === null) throw new Error(`Application ${id} was not submitted`);
  const order = await findAwaitedOrder(tx, id);
  return {
    dossierCode: submitted.code,
    trackingKey,
    status: submitted.status,
    payment: submitted.status === 'payment_requested' ? (order ?? null) : null,
  };
}
