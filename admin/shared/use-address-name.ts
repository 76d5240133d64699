import { useQuery } from '@tanstack/react-query';
import type { Address } from '../../api/contract/common.ts';
import { request } from '../../ui/api-client.ts';

const hourMs = 3_600_000;

/** Provinces, or the communes of one; they hardly ever change. */
export function useAdministrativeUnits(province?: string, enabled = true) {
  return useQuery({
    queryKey: ['administrative-units', province ?? ''],
    queryFn: ({ signal }) => request('get', '/administrative-units', { query: { province }, signal }),
    select: ({ data }) => data,
    staleTime: hourMs,
    enabled,
  });
}

/** An address as one line, with names in place of codes as soon as they are known. */
export function useAddressName(address: Address | null | undefined): string {
  const provinces = useAdministrativeUnits();
  const communes = useAdministrativeUnits(address?.provinceCode, address?.provinceCode !== undefined);
  if (address === null || address === undefined) return '';
  const commune = communes.data?.find(({ code }) => code === address.communeCode)?.name ?? address.communeCode;
  const province = provinces.data?.find(({ code }) => code === address.provinceCode)?.name ?? address.provinceCode;
  return `${address.line}, ${commune}, ${province}`;
}
