import { join } from 'node:path';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { copyCitizen, staffEmail } from '../../stack/driver/people.ts';
import { Session } from '../../stack/driver/session.ts';
import { startInstallation, type Installation } from '../../stack/installation.ts';
import type { Progress } from '../../stack/progress.ts';
import { BankClient, type Merchant } from './bank-client.ts';

/** Longer than any part takes to come back. */
const patienceMs = 300_000;

/** The people of one unit that money passes through. */
export interface Desk {
  readonly clerk: Session;
  readonly lead: Session;
  readonly accountant: Session;
  readonly supervisor: Session;
}

/** Everything a campaign of payments happens in. */
export interface Town {
  readonly installation: Installation;
  readonly database: OpenDatabase;
  readonly bank: BankClient;
  readonly merchant: Merchant;
  /** Citizens, each signed in; all of them patient. */
  readonly citizens: readonly Session[];
  /** `quick` asks for its fee on submission, `usual` once the papers are accepted. */
  readonly desks: Readonly<Record<'quick' | 'usual', Desk>>;
  close(): Promise<void>;
}

/** How quickly the gateway is asked again: attempts of seconds instead of a quarter of an hour. */
const hurried = { PAYMENT_ATTEMPT_SECONDS: '25', PAYMENT_RECHECK_SECONDS: '30' } as const;

export interface TownOptions {
  readonly directory: string;
  readonly progress: Progress;
  readonly citizens: number;
}

/** A whole installation with its people signed in, made for a campaign and nothing else. */
export async function openTown({ directory, progress, citizens: count }: TownOptions): Promise<Town> {
  const installation = await startInstallation({
    dataDirectory: join(directory, 'data'),
    progress,
    environment: { LOG_LEVEL: 'warn', ...hurried },
    backoffMs: [100],
  });
  const database = openDatabase(installation.databaseUrl, { poolSize: 4 });
  const { addresses, secrets } = installation;
  const signIn = (email: string) => new Session(addresses.api, { patienceMs }).signIn(email, secrets.SAMPLE_PASSWORD);
  const openDesk = async (unitCode: string): Promise<Desk> => ({
    clerk: await signIn(staffEmail(unitCode, 'clerk')),
    lead: await signIn(staffEmail(unitCode, 'lead')),
    accountant: await signIn(staffEmail(unitCode, 'accountant')),
    supervisor: await signIn(staffEmail(unitCode, 'supervisor')),
  });
  const citizens: Session[] = [];
  for (let nth = 0; nth < count; nth++) {
    const email = `nop-phi-${nth}@cong-dan.example`;
    await copyCitizen(database.db, email);
    citizens.push(await signIn(email));
  }
  const merchant = { terminalCode: secrets.VNPAY_TMN_CODE, hashSecret: secrets.VNPAY_HASH_SECRET };
  return {
    installation,
    database,
    merchant,
    bank: new BankClient(addresses.bank, merchant),
    citizens,
    desks: { quick: await openDesk(unitCodes.justice), usual: await openDesk(unitCodes.board) },
    close: async () => {
      await database.close();
      await installation.stop();
    },
  };
}
