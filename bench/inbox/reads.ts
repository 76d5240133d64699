import type { Session } from '../../stack/driver/session.ts';

/** Who reads: the sample's people by what they are. */
export type Reader = 'supervisor' | 'officer' | 'accountant' | 'applicant';

/** One thing somebody looks at: the calls a screen makes for it, all at once. */
export interface Read {
  readonly name: string;
  readonly reader: Reader;
  readonly paths: readonly string[];
}

const tasksPerPage = 25;

interface Page {
  readonly data: readonly { readonly dossier?: { readonly code: string; readonly applicantName: string } }[];
  readonly page: { readonly next: string | null };
}

/** Mailboxes of the sample that stand for the readers. */
export const mailboxes: Readonly<Record<Reader, string>> = {
  supervisor: 'binh.supervisor@bqlkkt.example',
  officer: 'minh.officer@bqlkkt.example',
  accountant: 'thu.accountant@bqlkkt.example',
  applicant: 'xuan@cong-dan.example',
};

/** Everything that has a budget, with a dossier, a name and a late page that are there. */
export async function listReads(sessions: Readonly<Record<Reader, Session>>): Promise<Read[]> {
  const { supervisor } = sessions;
  const inbox = `/tasks?queue=unit&limit=${tasksPerPage}`;
  const { data } = await supervisor.call<Page>('GET', api(inbox));
  const dossier = data[0]?.dossier;
  if (dossier === undefined) throw new Error('The inbox of the supervisor is empty');
  const { code, applicantName } = dossier;
  const words = applicantName.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().split(' ');
  const page = `/dossiers/${code}`;
  const read = (reader: Reader, name: string, ...paths: readonly string[]): Read => ({
    name,
    reader,
    paths: paths.map(api),
  });
  return [
    read('officer', 'inbox: mine', `/tasks?queue=mine&limit=${tasksPerPage}`),
    ...['unit', 'due-soon', 'overdue', 'paused', 'watching'].map((queue) =>
      read('supervisor', `inbox: ${queue}`, `/tasks?queue=${queue}&limit=${tasksPerPage}`),
    ),
    read('supervisor', 'inbox: unit, page 50', `${inbox}&cursor=${await cursorOfPage(supervisor, inbox, 50)}`),
    read('supervisor', 'inbox: counts', '/tasks/counts'),
    read('supervisor', 'search: code', `/dossiers?q=${code}`),
    read('supervisor', 'search: whole name', `/dossiers?q=${encodeURIComponent(words.join(' '))}`),
    read('supervisor', 'search: part of a name', `/dossiers?q=${encodeURIComponent(words.at(-1) ?? '')}`),
    read('supervisor', 'search: latest', '/dossiers'),
    read(
      'supervisor',
      'dossier page',
      page,
      ...['timeline', 'documents', 'notes', 'messages', 'letters', 'payments', 'deliveries'].map(
        (part) => `${page}/${part}`,
      ),
    ),
    read('applicant', 'my dossiers', '/me/dossiers'),
    read('applicant', 'my transactions', '/me/transactions'),
    read(
      'supervisor',
      'overview',
      '/reports/deadlines?groupBy=unit',
      '/reports/forecast',
      '/reports/indicators',
      '/tasks/counts',
    ),
    ...['procedure', 'officer', 'month'].map((by) =>
      read('supervisor', `report: deadlines by ${by}`, `/reports/deadlines?groupBy=${by}`),
    ),
    ...['workload', 'forecast', 'bottlenecks', 'indicators'].map((name) =>
      read('supervisor', `report: ${name}`, `/reports/${name}`),
    ),
    read('accountant', 'payments', '/payments'),
    read('accountant', 'payments: awaited', '/payments?status=awaited'),
  ];
}

function api(path: string): string {
  return `/api/v1${path}`;
}

/** Where the page of this number begins, or the last one before it that there is. */
async function cursorOfPage(session: Session, path: string, number: number): Promise<string> {
  let cursor = '';
  for (let page = 1; page < number; page += 1) {
    const at = cursor === '' ? path : `${path}&cursor=${cursor}`;
    const { next } = (await session.call<Page>('GET', api(at))).page;
    if (next === null) break;
    cursor = encodeURIComponent(next);
  }
  return cursor;
}
