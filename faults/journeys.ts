import { join } from 'node:path';
import { randomNumbers } from '../bench/rate.ts';
import { openDatabase } from '../db/client.ts';
import { unitCodes } from '../db/sample/units.ts';
import { copyCitizen, staffEmail } from '../stack/driver/people.ts';
import { travel, type Cast } from '../stack/driver/journey.ts';
import { Session } from '../stack/driver/session.ts';
import { startInstallation } from '../stack/installation.ts';
import type { Progress } from '../stack/progress.ts';
import { findLoss } from './find-loss.ts';
import { startKilling, untilAllRun, type KillingOptions } from './killer.ts';

const patienceMs = 120_000;

export interface JourneyCampaign {
  readonly directory: string;
  readonly progress: Progress;
  readonly citizens: number;
  readonly seed: number;
  readonly goesOn: (begun: number) => boolean;
  readonly killPauseMs: KillingOptions['pauseMs'];
}

/** Whole dossiers from submission to return while parts of the installation are killed; each must end as it should. */
export async function runJourneyCampaign(campaign: JourneyCampaign) {
  const began = Date.now();
  const installation = await startInstallation({
    dataDirectory: join(campaign.directory, 'data'),
    progress: campaign.progress,
    environment: { LOG_LEVEL: 'warn' },
    backoffMs: [100],
  });
  const database = openDatabase(installation.databaseUrl, { poolSize: 2 });
  try {
    const { addresses, secrets } = installation;
    const signIn = (email: string) => new Session(addresses.api, { patienceMs }).signIn(email, secrets.SAMPLE_PASSWORD);
    const staff = {
      clerk: await signIn(staffEmail(unitCodes.board, 'clerk')),
      officer: await signIn(staffEmail(unitCodes.board, 'officer')),
      lead: await signIn(staffEmail(unitCodes.board, 'lead')),
      signer: await signIn(staffEmail(unitCodes.board, 'signer')),
    };
    const casts: Cast[] = [];
    for (let nth = 0; nth < campaign.citizens; nth++) {
      const email = `di-duong-${nth}@cong-dan.example`;
      await copyCitizen(database.db, email);
      casts.push({ citizen: await signIn(email), staff });
    }
    const killer = startKilling(installation, { random: randomNumbers(campaign.seed), pauseMs: campaign.killPauseMs });
    const outside = { bankUrl: addresses.bank, postUrl: addresses.post };
    const finished: string[] = [];
    let begun = 0;
    await Promise.all(
      casts.map(async (cast) => {
        while (campaign.goesOn(begun)) {
          const returnMethod = begun++ % 2 === 0 ? 'home' : 'counter';
          finished.push(await travel(cast, outside, { procedureCode: 'MAU.000001', returnMethod }));
        }
      }),
    );
    await killer.stop();
    await untilAllRun(installation);
    const findings = await findLoss(database.db, { bankUrl: addresses.bank, finished });
    const verdict = {
      suite: 'journeys',
      seed: campaign.seed,
      runs: finished.length,
      kills: killer.killed.length,
      lost: findings.length,
      doubled: 0,
      unowned: 0,
      disagreeing: 0,
      unfinished: begun - finished.length,
      seconds: Math.round((Date.now() - began) / 1000),
    };
    return { verdict, findings };
  } finally {
    await database.close();
    await installation.stop();
  }
}
