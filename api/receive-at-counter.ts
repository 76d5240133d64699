import type { z } from 'zod';
import { isCommuneOf } from '../db/queries/accounts.ts';
import { findCurrentProcedure, insertCounterDraft } from '../db/queries/counter-reception.ts';
import { getDefinition } from '../db/queries/procedure-versions.ts';
import { submitDossier } from '../db/queries/submit-dossier.ts';
import type { Transaction } from '../db/client.ts';
import type { Language } from '../domain/localized-text.ts';
import type { ProcedureDefinition } from '../domain/procedure/definition.ts';
import { missingOf } from './application-check.ts';
import { unitsOf, type Principal } from './http/principal.ts';
import type { Address } from './contract/common.ts';
import type { counterReception } from './contract/dossiers.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import { faultyField, Problem } from './http/problem.ts';
import type { ApiParts } from './parts.ts';
import { keepRequest } from './requests.ts';
import { trackingKeyOf } from './tracking-key.ts';

type Reception = z.output<typeof counterReception>;

export interface ReceptionCall {
  readonly principal: Principal;
  readonly body: Reception;
  readonly identity: RequestIdentity;
  readonly language: Language;
}

/**
 * Takes in a paper dossier: draft, code, tracking key and the start of its workflow in one transaction, for which
 * Temporal need not be up. Sent again, it makes nothing again. Answers the dossier's id.
 * @throws Problem `validation_failed`, `forbidden`, `application_incomplete`, `idempotency_key_reused`.
 */
export async function receiveAtCounter(
  { db, config }: Pick<ApiParts, 'db' | 'config'>,
  call: ReceptionCall,
): Promise<string> {
  const { principal, body, identity, language } = call;
  const procedure = await findCurrentProcedure(db, body.procedureCode);
  if (procedure === undefined) {
    throw faultyField('procedureCode', 'unknown_procedure', {
      vi: 'Không có thủ tục này. Chọn trong danh mục thủ tục.',
      en: 'There is no such procedure. Choose one of the catalogue.',
    });
  }
  if (!unitsOf(principal, ['clerk']).includes(procedure.unitCode)) throw new Problem('forbidden');
  const dossierId = identity.id;
  await db.transaction(async (tx) => {
    const { components, procedureCode, applicant, answers, returnMethod, returnAddress, priority } = body;
    const draft = { id: dossierId, procedureCode, applicant: definedOnly(applicant), answers, returnMethod, priority };
    const dossier = await insertCounterDraft(tx, { ...draft, returnAddress: returnAddress ?? null }, procedure);
    const request = { accountId: principal.accountId, action: 'receiveAtCounter', dossierId, input: { components } };
    if ((await keepRequest(tx, identity, request)) === 'repeated') return;
    const definition = await getDefinition(tx, procedure.versionId);
    checkPapers(body, definition);
    await checkAddresses(tx, body);
    const papers = components
      .filter(({ originals, copies }) => originals + copies > 0)
      .map(({ key }) => ({ componentKey: key }));
    const missing = missingOf({ dossier, definition, isOpen: procedure.isOpen, files: papers }, language);
    const errors = body.incomplete ? missing.filter(({ field }) => !field.startsWith('components.')) : missing;
    if (errors.length > 0) throw new Problem('application_incomplete', { errors });
    await submitDossier(tx, {
      dossierId,
      action: 'receiveAtCounter',
      actor: { accountId: principal.accountId, role: 'clerk' },
      requestId: identity.id,
      at: new Date().toISOString(),
      trackingKey: trackingKeyOf(config.auth.secret, dossierId),
    });
  });
  return dossierId;
}

function checkPapers({ components: papers }: Reception, { components }: ProcedureDefinition): void {
  papers.forEach(({ key }, i) => {
    if (components.some((component) => component.key === key)) return;
    throw faultyField(`components.${i}.key`, 'unknown_component', {
      vi: 'Thủ tục không có thành phần này. Chọn trong danh sách thành phần hồ sơ.',
      en: 'The procedure has no such component. Choose from its list.',
    });
  });
}

async function checkAddresses(tx: Transaction, { applicant, returnAddress }: Reception): Promise<void> {
  await checkAddress(tx, 'applicant.address', applicant.address);
  if (returnAddress !== undefined) await checkAddress(tx, 'returnAddress', returnAddress);
}

async function checkAddress(tx: Transaction, field: string, { communeCode, provinceCode }: Address): Promise<void> {
  if (await isCommuneOf(tx, communeCode, provinceCode)) return;
  throw faultyField(`${field}.communeCode`, 'not_in_province', {
    vi: 'Xã, phường này không thuộc tỉnh đã chọn.',
    en: 'This commune is not in the province chosen.',
  });
}

/** What was left out is not kept as `undefined`. */
function definedOnly({ email, companyName, taxCode, representative, ...applicant }: Reception['applicant']) {
  return {
    ...applicant,
    ...(email === undefined ? {} : { email }),
    ...(companyName === undefined ? {} : { companyName }),
    ...(taxCode === undefined ? {} : { taxCode }),
    ...(representative === undefined ? {} : { representative }),
  };
}
