/** A change of some members; `undefined` takes one away. */
export type Change<T> = { readonly [Member in keyof T]?: T[Member] | undefined };

/** A list with one item changed. */
export function withChanged<Item extends object>(list: readonly Item[], at: number, change: Change<Item>): Item[] {
  return list.map((item, i) => (i === at ? edited(item, change) : item));
}

/** A list with one item in the place of another. */
export function withReplaced<Item>(list: readonly Item[], at: number, item: Item): Item[] {
  return list.map((one, i) => (i === at ? item : one));
}

/** A list without one of its items. */
export function withoutItem<Item>(list: readonly Item[], at: number): Item[] {
  return list.filter((_, i) => i !== at);
}

/** A list with one item a place further up (-1) or down (1); the same where there is no such place. */
export function withMoved<Item>(list: readonly Item[], at: number, by: -1 | 1): Item[] {
  const other = at + by;
  const [item, neighbour] = [list[at], list[other]];
  if (item === undefined || neighbour === undefined) return [...list];
  return list.map((one, i) => (i === at ? neighbour : i === other ? item : one));
}

/** A name nobody bears yet: `paper-1`, `paper-2` … */
export function freeName(taken: readonly string[], stem: string): string {
  for (let no = taken.length + 1; ; no += 1) {
    const name = `${stem}${no}`;
    if (!taken.includes(name)) return name;
  }
}

/** An object with some of its members changed. Those that become `undefined` are not there at all, as JSON has it. */
export function edited<T extends object>(value: T, change: Change<T>): T {
  const members = Object.entries({ ...value, ...change }).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members) as T;
}
