import type { Address } from '../../api/contract/common.ts';
import { useCommunes, useProvinces } from '../data/places.ts';

/** An address in words: its codes are looked up. */
export function AddressText({ address }: { readonly address: Address | null }) {
  const provinces = useProvinces();
  const communes = useCommunes(address?.provinceCode ?? '');
  if (address === null) return '—';
  const province = provinces.data?.find(({ code }) => code === address.provinceCode)?.name;
  const commune = communes.data?.find(({ code }) => code === address.communeCode)?.name;
  return [address.line, commune, province].filter((part) => part !== undefined).join(', ');
}
