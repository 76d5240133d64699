/** The lists whose filters and columns people keep under a name. */
export const viewLists = ['tasks', 'dossiers'] as const;
export type ViewList = (typeof viewLists)[number];

/** The columns of each list that can be shown, in their usual order; which dossier it is always comes first. */
export const viewColumns = {
  tasks: ['applicant', 'task', 'due', 'holder', 'status', 'unit', 'opened'],
  dossiers: ['applicant', 'status', 'submitted', 'due', 'holder', 'unit'],
} as const satisfies Readonly<Record<ViewList, readonly string[]>>;

export type ColumnOf<L extends ViewList> = (typeof viewColumns)[L][number];

/** What a list shows until somebody chooses otherwise. */
export const usualColumns: { readonly [L in ViewList]: readonly ColumnOf<L>[] } = {
  tasks: ['applicant', 'task', 'due', 'holder'],
  dossiers: ['applicant', 'status', 'submitted', 'due', 'holder'],
};

/** The columns of a list among these names, each once, in their order. */
export function knownColumns<L extends ViewList>(list: L, names: readonly string[]): ColumnOf<L>[] {
  const known: readonly ColumnOf<L>[] = viewColumns[list];
  return [...new Set(names)].flatMap((name) => known.find((column) => column === name) ?? []);
}
