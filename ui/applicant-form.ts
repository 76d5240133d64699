import type { ApplicantKind } from '../api/contract/common.ts';

/** An address as it is being filled in: empty where nothing is chosen yet. */
export interface AddressForm {
  readonly line: string;
  readonly communeCode: string;
  readonly provinceCode: string;
}

/** Who applies, as it is being filled in by themselves or at the counter: what was typed, right or not. */
export interface ApplicantForm {
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly personalId: string;
  readonly phone: string;
  readonly email: string;
  readonly companyName: string;
  readonly taxCode: string;
  readonly address: AddressForm;
  readonly isOnBehalf: boolean;
  readonly representative: { readonly name: string; readonly personalId: string; readonly authority: string };
}
