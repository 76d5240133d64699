import type { MyDossierSummary } from '../../api/contract/my-dossiers.ts';

export interface Asked {
  readonly dossier: MyDossierSummary;
  readonly request: MyDossierSummary['requests'][number];
}

/** Everything asked over all dossiers, nearest deadline first; what has none comes last. */
export function sortAsked(dossiers: readonly MyDossierSummary[]): readonly Asked[] {
  const asked = dossiers.flatMap((dossier) => dossier.requests.map((request) => ({ dossier, request })));
  const dueMs = ({ request }: Asked) => (request.dueAt === null ? Infinity : Date.parse(request.dueAt));
  return asked.toSorted((one, other) => compare(dueMs(one), dueMs(other)));
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
