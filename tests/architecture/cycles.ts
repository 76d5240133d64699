import { placeOf, type Import } from './imports.ts';

/**
 * The first way found on which imports lead from a place back to itself, one import a line; empty when there is none.
 * `placeAt` says which place a file belongs to, if any: itself, or a folder.
 */
export function findCycle(
  imports: readonly Import[],
  placeAt: (file: string) => string | undefined,
): readonly string[] {
  const graph = graphOf(imports, placeAt);
  const done = new Set<string>();
  const way: { readonly from: string; readonly by: Import }[] = [];

  const search = (place: string): boolean => {
    if (done.has(place)) return false;
    for (const [next, by] of graph.get(place) ?? []) {
      way.push({ from: place, by });
      const start = way.findIndex(({ from }) => from === next);
      if (start >= 0) {
        way.splice(0, start);
        return true;
      }
      if (search(next)) return true;
      way.pop();
    }
    done.add(place);
    return false;
  };

  return [...graph.keys()].some(search) ? way.map(({ by }) => placeOf(by)) : [];
}

/** From each place to the places it imports, with one import as the example. */
function graphOf(
  imports: readonly Import[],
  placeAt: (file: string) => string | undefined,
): ReadonlyMap<string, ReadonlyMap<string, Import>> {
  const graph = new Map<string, Map<string, Import>>();
  for (const one of imports) {
    const from = placeAt(one.file);
    const to = one.target === undefined ? undefined : placeAt(one.target);
    if (from === undefined || to === undefined || from === to) continue;
    const known = graph.get(from) ?? new Map<string, Import>();
    graph.set(from, known);
    if (!known.has(to)) known.set(to, one);
  }
  return graph;
}
