import { relative } from 'node:path';
import { consolePlaces, portalPlaces } from '../domain/places.ts';
import { addressesOf } from './environment.ts';
import { repositoryRoot } from './paths.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** What a person needs to know once everything is ready: where things are, how to sign in, how to stop. */
export async function welcomeText(
  settings: Settings,
  secrets: Secrets,
  { publicUrl, readyAfterMs }: { readonly publicUrl: string; readonly readyAfterMs: number },
): Promise<string> {
  const { mailbox, bank, post, temporalPage } = addressesOf(settings);
  const places = [
    ['Portal, for citizens', `${publicUrl}${portalPlaces.home}`],
    ['Console, for staff', `${publicUrl}${consolePlaces.home}`],
    ['API reference', `${publicUrl}/docs`],
    ...(settings.SMTP_URL === undefined ? [['Mailbox: every mail sent', `${mailbox}/`]] : []),
    ...(settings.VNPAY_PAY_URL === undefined
      ? [
          ['Sandbox bank: its payments', `${bank}/control/transactions`],
          ['Sandbox bank: send a transfer', `${bank}/transfers`],
          ['Sandbox bank: pay out to the agency', `${bank}/payouts`],
        ]
      : []),
    ...(settings.POST_API_URL === undefined ? [['Sandbox post: its parcels', `${post}/`]] : []),
    ...(settings.TEMPORAL_ADDRESS === undefined ? [['Temporal', temporalPage]] : []),
  ];
  const data = relative(repositoryRoot, settings.DATA_DIR);
  return [
    `\nMột Cửa is ready (${(readyAfterMs / 1000).toFixed(1)} s).\n`,
    ...table(places),
    ...(settings.DATABASE_URL === undefined ? await signIns(secrets) : []),
    `\nData and logs are kept under ${data}/. Stop with Ctrl-C.`,
  ].join('\n');
}

async function signIns({ SAMPLE_PASSWORD }: Secrets): Promise<string[]> {
  const { sampleSignIns } = await import('../db/sample/staff.ts');
  const oneOfEachRole = sampleSignIns.filter(
    ({ role }, index) => sampleSignIns.findIndex((other) => other.role === role) === index,
  );
  const others = sampleSignIns.length - oneOfEachRole.length;
  return [
    `\nSample accounts, each with the password ${SAMPLE_PASSWORD}\n`,
    ...table(oneOfEachRole.map(({ role, unit, email }) => [role, email, unit ?? ''])),
    `  and ${others} more, of other units, in db/sample/staff.ts`,
  ];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd());
}
