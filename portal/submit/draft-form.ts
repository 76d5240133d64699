import type { ApplicantData, Application, ApplicationChange } from '../../api/contract/application.ts';
import type { Address } from '../../api/contract/common.ts';
import type { AddressForm, ApplicantForm } from '../../ui/applicant-form.ts';
import { faultOf } from '../shared/field-checks.ts';

/** A dossier as it stands on the screen: what was typed, right or not. */
export interface DraftForm {
  readonly applicant: ApplicantForm;
  readonly priority: Application['priority'];
  readonly answers: Application['answers'];
  readonly returning: { readonly method: Application['returnMethod']; readonly address: AddressForm };
  readonly collection: { readonly isWanted: boolean; readonly address: AddressForm };
}

export type Change = Omit<ApplicationChange, 'revision'>;

const emptyAddress: AddressForm = { line: '', communeCode: '', provinceCode: '' };

/** An applicant as the form shows them; what is not known is empty. */
export function toApplicantForm(applicant: Application['applicant']): ApplicantForm {
  return {
    kind: applicant.kind ?? 'citizen',
    name: applicant.name ?? '',
    personalId: applicant.personalId ?? '',
    phone: applicant.phone ?? '',
    email: applicant.email ?? '',
    address: applicant.address ?? emptyAddress,
    companyName: applicant.companyName ?? '',
    taxCode: applicant.taxCode ?? '',
    isOnBehalf: applicant.representative !== undefined,
    representative: applicant.representative ?? { name: '', personalId: '', authority: '' },
  };
}

/** The screen for what the server has. */
export function toForm(application: Application): DraftForm {
  const { applicant, priority, returnMethod, returnAddress, homeCollection, collectionAddress } = application;
  return {
    applicant: toApplicantForm(applicant),
    priority,
    answers: application.answers,
    returning: { method: returnMethod, address: returnAddress ?? emptyAddress },
    collection: { isWanted: homeCollection, address: collectionAddress ?? emptyAddress },
  };
}

/** What of the screen differs from the server and can be sent: what is half typed waits until it is right. */
export function changeFor(form: DraftForm, saved: Application): Change {
  const wanted = {
    applicant: toApplicant(form.applicant),
    priority: form.applicant.kind === 'company' ? null : form.priority,
    answers: form.answers,
    returnMethod: form.returning.method,
    returnAddress: form.returning.method === 'home' ? toAddress(form.returning.address) : null,
    homeCollection: form.collection.isWanted,
    collectionAddress: form.collection.isWanted ? toAddress(form.collection.address) : null,
  };
  const differing = Object.entries(wanted).filter(
    ([field, value]) => !isSameJson(value, saved[field as keyof typeof wanted]),
  );
  return Object.fromEntries(differing);
}

function toApplicant(form: ApplicantForm): Partial<ApplicantData> {
  const isCompany = form.kind === 'company';
  const address = toAddress(form.address);
  const representative = toRepresentative(form);
  return {
    kind: form.kind,
    ...(faultOf(form.name) === undefined ? { name: form.name.trim() } : {}),
    ...(faultOf(form.personalId, 'personalId') === undefined ? { personalId: form.personalId.trim() } : {}),
    ...(faultOf(form.phone, 'phone') === undefined ? { phone: form.phone.trim() } : {}),
    ...(faultOf(form.email, 'email') === undefined ? { email: form.email.trim() } : {}),
    ...(address === null ? {} : { address }),
    ...(isCompany && faultOf(form.companyName) === undefined ? { companyName: form.companyName.trim() } : {}),
    ...(isCompany && faultOf(form.taxCode, 'taxCode') === undefined ? { taxCode: form.taxCode.trim() } : {}),
    ...(representative === undefined ? {} : { representative }),
  };
}

/** Somebody acts for the applicant and is not named in full yet: kept on the screen, not sent. */
export function isRepresentativeMissing({ applicant }: DraftForm): boolean {
  return applicant.isOnBehalf && toRepresentative(applicant) === undefined;
}

function toRepresentative({ isOnBehalf, representative }: ApplicantForm): ApplicantData['representative'] {
  const { name, personalId, authority } = representative;
  const isWhole =
    isOnBehalf &&
    faultOf(name) === undefined &&
    faultOf(personalId, 'personalId') === undefined &&
    faultOf(authority) === undefined;
  return isWhole ? { name: name.trim(), personalId: personalId.trim(), authority: authority.trim() } : undefined;
}

/** A whole address, or `null` while a part is missing. */
export function toAddress({ line, communeCode, provinceCode }: AddressForm): Address | null {
  const isWhole = line.trim() !== '' && communeCode !== '' && provinceCode !== '';
  return isWhole ? { line: line.trim(), communeCode, provinceCode } : null;
}

/** Whether two values are the same JSON, whatever the order of their keys. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
