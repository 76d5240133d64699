import type { z } from 'zod';

/** A value as JSON has it. */
type Json = z.infer<ReturnType<typeof z.json>>;

/** Where something stands in a definition; parts of a list that have a key or a code of their own go by it. */
export type DefinitionPath = readonly (string | number)[];

/** One thing in which two definitions differ. */
export type Difference =
  | { readonly kind: 'added'; readonly path: DefinitionPath; readonly after: Json }
  | { readonly kind: 'removed'; readonly path: DefinitionPath; readonly before: Json }
  | { readonly kind: 'changed'; readonly path: DefinitionPath; readonly before: Json; readonly after: Json }
  /** The same parts in another order. */
  | { readonly kind: 'reordered'; readonly path: DefinitionPath };

/**
 * What changes from one definition to another, in the order of the second; nothing when they say the same. The order
 * of an object's members says nothing; that of a list does.
 */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  return compare(asJson(before), asJson(after), []);
}

/** What JSON makes of a value: members that are `undefined` are not there. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function compare(before: Json, after: Json, path: DefinitionPath): Difference[] {
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path);
  if (isObject(before) && isObject(after)) {
    return compareMembers(new Map(Object.entries(before)), new Map(Object.entries(after)), path);
  }
  return before === after ? [] : [{ kind: 'changed', path, before, after }];
}

function compareMembers<Key extends string | number>(
  before: ReadonlyMap<Key, Json>,
  after: ReadonlyMap<Key, Json>,
  path: DefinitionPath,
): Difference[] {
  const kept = [...after].flatMap(([key, value]): Difference[] => {
    const earlier = before.get(key);
    const here = [...path, key];
    return earlier === undefined ? [{ kind: 'added', path: here, after: value }] : compare(earlier, value, here);
  });
  const removed = [...before]
    .filter(([key]) => !after.has(key))
    .map(([key, value]): Difference => ({ kind: 'removed', path: [...path, key], before: value }));
  return [...kept, ...removed];
}

function compareLists(before: readonly Json[], after: readonly Json[], path: DefinitionPath): Difference[] {
  const [earlier, later] = [byName(before), byName(after)];
  if (earlier === undefined || later === undefined) {
    return compareMembers(new Map(before.entries()), new Map(after.entries()), path);
  }
  const order = [...earlier.keys()].filter((name) => later.has(name));
  const newOrder = [...later.keys()].filter((name) => earlier.has(name));
  const isReordered = order.some((name, i) => name !== newOrder[i]);
  return [...(isReordered ? [{ kind: 'reordered', path } as const] : []), ...compareMembers(earlier, later, path)];
}

/** The parts of a list by key, code, or the value of an option; `undefined` unless every part has one of its own. */
function byName(list: readonly Json[]): ReadonlyMap<string, Json> | undefined {
  const named = new Map<string, Json>();
  for (const part of list) {
    const name = isObject(part) ? (part['key'] ?? part['code'] ?? part['const']) : undefined;
    if (typeof name !== 'string' || named.has(name)) return undefined;
    named.set(name, part);
  }
  return named;
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
