/**
 * `npm run first-administrator`: begins an installation. Makes what only an administrator could make, and invites the
 * first one. Ended on any line, it is run again: what is there stays, and the invitation is sent anew.
 */

import { fileURLToPath } from 'node:url';
import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';
import { ConfigError, loadInvitationConfig } from '../config.ts';
import { openDatabase, type Database } from '../db/client.ts';
import { noteInvitation } from '../db/queries/change-staff.ts';
import {
  makeFirstAdministrator,
  type FirstAdministratorOutcome,
  type InvitedAdministrator,
} from '../db/queries/first-administrator.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';
import { createMailer, MailRejected, MailUnavailable, type Mailer } from '../integrations/mail/mailer.ts';
import { createLogger } from '../log.ts';
import { createAuth } from './auth/auth.ts';
import { makeInvitationLink } from './auth/invitations.ts';
import { invitationMail } from './auth/mails.ts';
import { BadArguments, readArguments } from './first-administrator-arguments.ts';

const usage = `npm run -s first-administrator -- \\
  --name 'Nguyễn Mẫu An' --email an@agency.example \\
  --unit-code so-xay-dung --unit-name 'Sở Xây dựng' [--unit-name-en 'Department of Construction'] \\
  --unit-prefix H34.15 --unit-commune 'Phường Kon Tum' --unit-address '1 Some street'
`;

/** Where the program speaks, and what it is told. */
interface Surroundings {
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
  /** The process's own unless given. */
  readonly environment?: Record<string, string | undefined>;
}

type Settings = ReturnType<typeof loadInvitationConfig>;

/** Runs the program. Its exit code: 0 when somebody is invited, 1 when it refuses, 2 when it was told something wrong. */
export async function beginInstallation(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    const wish = await readArguments(args);
    const settings = loadInvitationConfig(around.environment);
    const database = openDatabase(settings.databaseUrl, { poolSize: 2 });
    const { db } = database;
    try {
      const today = localDateOf(new Date());
      const outcome = await db.transaction((tx) => makeFirstAdministrator(tx, { ...wish, today }));
      if (!('administrator' in outcome)) {
        around.complain(refusalOf(outcome));
        return 1;
      }
      around.say(
        `${told[outcome.kind]} ${outcome.administrator.name}, of the unit ${outcome.administrator.unitCode}.\n`,
      );
      await invite(db, settings, { to: outcome.administrator, say: around.say });
      around.say(lastWords);
      return 0;
    } finally {
      await database.close();
    }
  } catch (fault) {
    const words = wordsFor(fault);
    if (words === undefined) throw fault;
    around.complain(words);
    return 2;
  }
}

const told = {
  made: 'Made: places, calendar, unit, and the account of',
  madeBefore: 'Made before, and nobody has signed in yet: the account of',
} as const;

const lastWords = `Then invite a second administrator in the console (Administration → Staff): a changed receiving account is used only once another one has confirmed it.\n`;

/** Mails the link; where that cannot be done, whoever runs this hands it over. */
async function invite(
  db: Database,
  { auth: { secret }, publicUrl, mail }: Settings,
  { to, say }: { readonly to: InvitedAdministrator; readonly say: Surroundings['say'] },
): Promise<void> {
  const mailer = mail === undefined ? noMailer : createMailer(mail);
  try {
    const auth = createAuth({ db, mailer, publicUrl, secret, logger: createLogger('first-administrator', 'warn') });
    const link = await makeInvitationLink({ auth, publicUrl }, to);
    const lastDay = localDateOf(link.until);
    try {
      await mailer.send(invitationMail(to, { ...link, at: new Date() }));
      say(`A link to set a password was mailed to ${to.email}; it works until ${lastDay}.\n`);
    } catch (fault) {
      if (!(fault instanceof MailUnavailable || fault instanceof MailRejected)) throw fault;
      say(`${fault.message} Give ${to.email} this link to set a password; it works until ${lastDay}:\n${link.url}\n`);
    }
    await db.transaction((tx) => noteInvitation(tx, { accountId: to.id, byId: null, until: link.until }));
  } finally {
    mailer.close();
  }
}

const noMailer: Mailer = {
  send: () => Promise.reject(new MailUnavailable('SMTP_URL is not set, so nothing was mailed.')),
  close: () => undefined,
};

function refusalOf(outcome: Exclude<FirstAdministratorOutcome, { readonly administrator: unknown }>): string {
  switch (outcome.kind) {
    case 'administered':
      return 'There is an administrator who can sign in. They invite others in the console: Administration → Staff.\n';
    case 'addressTaken':
      return '--email: this address has an account already. Give another address of work.\n';
    case 'prefixTaken':
      return `--unit-prefix: ${outcome.by.vi} uses this prefix. Each unit needs one of its own.\n`;
  }
}

/** PostgreSQL's codes of a table and of a column it does not know. */
const unknownParts = new Set(['42P01', '42703']);

/** What to say about a fault that whoever runs this can see to; `undefined` for any other. */
function wordsFor(fault: unknown): string | undefined {
  if (fault instanceof BadArguments) return `${fault.message}\n\n${usage}`;
  if (fault instanceof ConfigError) return `${fault.message}\n`;
  const cause = fault instanceof DrizzleQueryError ? fault.cause : fault;
  if (cause instanceof postgres.PostgresError && unknownParts.has(cause.code)) {
    return 'The database has not the current schema. Run npm run migrate first.\n';
  }
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await beginInstallation(process.argv.slice(2), {
    say: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
  });
}
