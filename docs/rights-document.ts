import { format } from 'prettier';
import type { Access, RouteContract } from '../api/contract/route.ts';
import { staffRoles } from '../domain/lifecycle/roles.ts';

/** The reference page of who may call what, made from the routes' own contracts, which the API obeys. */
export async function rightsDocument(contracts: readonly RouteContract[]): Promise<string> {
  const tags = [...new Set(contracts.map(({ tag }) => tag))].toSorted();
  const page = [
    '# Who may call what',
    'Made by `npm run docs` from the contracts of the routes; `tests/api/rights.test.ts` calls every route as every role and holds the answers against it. Do not edit it here.',
    'A ● opens the route. Which rows are then seen is decided row by row: applicants see what is their own, staff what is of the units they hold the role in, and an action on a dossier is allowed by the [transition table](lifecycle.md). Routes of machines are open to whoever can sign for them. What is kept with the payment gateway is one for the whole house: its settlements, the days compared with it and the check of the ledger are seen by the accountants and supervisors of every unit; a difference that was found, like every payment, by those of its own.',
    ...tags.flatMap((tag) => [
      `## ${tag}`,
      table(
        contracts
          .filter((contract) => contract.tag === tag)
          .toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1)),
      ),
    ]),
  ];
  return format(page.join('\n\n'), { parser: 'markdown', printWidth: 120, proseWrap: 'always' });
}

function table(contracts: readonly RouteContract[]): string {
  const head = ['route', 'nobody', 'applicant', ...staffRoles, 'machine'];
  const rows = contracts.map(({ method, path, access }) => [
    `${method.toUpperCase()} \`${path}\``,
    ...marks(access).map((isOpen) => (isOpen ? '●' : '')),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** For each column after the first, whether the route is open. */
function marks(access: Access): boolean[] {
  const of = (isNobody: boolean, isApplicant: boolean, isStaff: (role: string) => boolean, isMachine = false) => [
    isNobody,
    isApplicant,
    ...staffRoles.map(isStaff),
    isMachine,
  ];
  switch (access.kind) {
    case 'anyone':
      return of(true, true, () => true);
    case 'signedIn':
      return of(false, true, () => true);
    case 'applicant':
      return of(false, true, () => false);
    case 'staff':
      return of(false, false, (role) => access.roles.some((one) => one === role));
    case 'machine':
      return of(false, false, () => false, true);
  }
}
