import type { Account, ProfileChange } from '../../api/contract/account.ts';
import type { AddressForm } from '../../ui/applicant-form.ts';
import { toAddress } from '../submit/draft-form.ts';
import { faultOf, faultsOf, type Fault } from '../shared/field-checks.ts';

/** The account's own data as it is typed. */
export interface Profile {
  readonly name: string;
  readonly phone: string;
  readonly personalId: string;
  readonly companyName: string;
  readonly taxCode: string;
  readonly address: AddressForm;
  readonly locale: 'vi' | 'en';
}

export function toProfile(account: Account): Profile {
  const { address } = account;
  return {
    name: account.name,
    phone: account.phone ?? '',
    personalId: account.personalId ?? '',
    companyName: account.companyName ?? '',
    taxCode: account.taxCode ?? '',
    address: {
      line: address?.line ?? '',
      communeCode: address?.communeCode ?? '',
      provinceCode: address?.provinceCode ?? '',
    },
    locale: account.locale,
  };
}

/** What keeps the data from being saved. An address may be left out as a whole, not by half. */
export function profileFaults(profile: Profile, isCompany: boolean): Partial<Record<keyof Profile, Fault>> {
  const { line, communeCode, provinceCode } = profile.address;
  const isAddressBegun = [line.trim(), communeCode, provinceCode].some((part) => part !== '');
  return faultsOf({
    name: faultOf(profile.name),
    phone: faultOf(profile.phone, 'phone'),
    personalId: faultOf(profile.personalId, 'personalId'),
    companyName: isCompany ? faultOf(profile.companyName) : undefined,
    taxCode: isCompany ? faultOf(profile.taxCode, 'taxCode') : undefined,
    address: isAddressBegun && toAddress(profile.address) === null ? 'address' : undefined,
    locale: undefined,
  });
}

export function toProfileChange(profile: Profile, isCompany: boolean): ProfileChange {
  const address = toAddress(profile.address);
  return {
    name: profile.name.trim(),
    phone: profile.phone.trim(),
    personalId: profile.personalId.trim(),
    locale: profile.locale,
    ...(isCompany ? { companyName: profile.companyName.trim(), taxCode: profile.taxCode.trim() } : {}),
    ...(address === null ? {} : { address }),
  };
}
