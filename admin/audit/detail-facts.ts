/** A value in the detail of an audit entry, as what it is to be shown as. */
export type DetailValue =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'localized'; readonly vi: string; readonly en: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'money'; readonly amountVnd: number }
  | { readonly kind: 'yesNo'; readonly isYes: boolean }
  | { readonly kind: 'instant' | 'date'; readonly at: string }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'role' | 'status'; readonly code: string }
  | { readonly kind: 'list'; readonly items: readonly DetailValue[] }
  | { readonly kind: 'change'; readonly from: DetailValue; readonly to: DetailValue }
  | { readonly kind: 'facts'; readonly facts: readonly DetailFact[] };

export interface DetailFact {
  /** As it is written in the log; the dictionary has a name for those it knows. */
  readonly key: string;
  readonly value: DetailValue;
}

/** What only programs are helped by. */
const forPrograms: ReadonlySet<string> = new Set(['requestId', 'taskId', 'absenceId', 'replaces', 'orderId']);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const date = /^\d{4}-\d\d-\d\d$/;

/** Reads the detail of an entry fact by fact. `names` are those of the people it speaks of, by their id. */
export function readDetail(
  detail: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): readonly DetailFact[] {
  return Object.entries(detail)
    .filter(([key]) => !forPrograms.has(key))
    .map(([key, value]) => ({ key, value: read(key, value, names) }));
}

function read(key: string, value: unknown, names: ReadonlyMap<string, string>): DetailValue {
  if (value === null || value === undefined || value === '') return { kind: 'nothing' };
  if (typeof value === 'boolean') return { kind: 'yesNo', isYes: value };
  if (typeof value === 'number')
    return key.endsWith('Vnd') ? { kind: 'money', amountVnd: value } : { kind: 'number', number: value };
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => read(key, item, names)) };
  if (typeof value === 'object') return readObject(key, new Map(Object.entries(value)), names);
  return typeof value === 'string' ? readText(key, value, names) : { kind: 'nothing' };
}

function readObject(key: string, parts: ReadonlyMap<string, unknown>, names: ReadonlyMap<string, string>): DetailValue {
  const [vi, en] = [parts.get('vi'), parts.get('en')];
  if (typeof vi === 'string' && typeof en === 'string') return { kind: 'localized', vi, en };
  if (parts.has('from') && parts.has('to') && parts.size === 2) {
    return { kind: 'change', from: read(key, parts.get('from'), names), to: read(key, parts.get('to'), names) };
  }
  return { kind: 'facts', facts: readDetail(Object.fromEntries(parts), names) };
}

function readText(key: string, text: string, names: ReadonlyMap<string, string>): DetailValue {
  if (key === 'role' || key === 'status') return { kind: key, code: text };
  if (uuid.test(text)) return { kind: 'person', name: names.get(text) ?? text.slice(0, 8) };
  if (date.test(text)) return { kind: 'date', at: text };
  return instant.test(text) ? { kind: 'instant', at: text } : { kind: 'text', text };
}
