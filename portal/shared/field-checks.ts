/** What can be wrong with a field, by the name of its words. */
export type Fault =
  'required' | 'phone' | 'personalId' | 'taxCode' | 'email' | 'password' | 'passwordsDiffer' | 'address';

const shapes = {
  phone: /^0\d{9,10}$/,
  personalId: /^(\d{9}|\d{12})$/,
  taxCode: /^\d{10}(-\d{3})?$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
  password: /^.{8,128}$/s,
} as const;

/** Why a text cannot be what it should be, or `undefined` when it can. Spaces around it do not count. */
export function faultOf(text: string, shape?: keyof typeof shapes): Fault | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return 'required';
  return shape === undefined || shapes[shape].test(trimmed) ? undefined : shape;
}

/** Only the fields at fault. */
export function faultsOf<Key extends string>(
  found: Readonly<Record<Key, Fault | undefined>>,
): Partial<Record<Key, Fault>> {
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== undefined)) as Partial<
    Record<Key, Fault>
  >;
}
