import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLiveEvents } from '../../api/http/live-events.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { accounts, staffAssignments } from '../../db/schema/index.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let actorOf: Awaited<ReturnType<typeof createCast>>;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  const liveEvents = await createLiveEvents(database.sql, pino({ level: 'silent' }));
  api = await startSampleApi(database.db, { liveEvents });
  actorOf = await createCast(database.db);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const look = (browser: Browser, code: string, isLeaving = false) =>
  browser.send('PUT', `/api/v1/dossiers/${code}/presence`, {
    body: JSON.stringify({ isLeaving }),
    headers: { 'Content-Type': 'application/json' },
  });

/** Somebody whose console is open: what it hears of who looks at dossiers. */
async function listen(browser: Browser) {
  const events = browser.follow('/api/v1/events');
  expect(await events.next()).toMatchObject({ value: { type: 'connected' } });
  return {
    async hear() {
      for (;;) {
        const { value, done } = await events.next();
        if (done === true) throw new Error('Hung up');
        if (value.type === 'presence') return value.data;
      }
    },
    hangUp: () => events.return(),
  };
}

test('two people on one dossier hear of each other, when they come and when they leave', async () => {
  const { code } = await createDirectDossiers(database.db, actorOf('applicant')).submit();
  const [clerkId, leadId] = [actorOf('clerk').accountId, actorOf('lead').accountId];
  const [clerk, lead] = [await api.signIn(clerkId), await api.signIn(leadId)];
  const [atClerk, atLead] = [await listen(clerk), await listen(lead)];

  expect((await look(clerk, code)).status).toBeLessThan(300);
  expect(await atLead.hear()).toMatchObject({ code, person: { id: clerkId }, isLeaving: false });
  await look(lead, code);
  // The first thing the clerk hears is the lead: nobody is told of themselves.
  expect(await atClerk.hear()).toMatchObject({ code, person: { id: leadId }, isLeaving: false });
  await look(clerk, code, true);
  expect(await atLead.hear()).toMatchObject({ code, person: { id: clerkId }, isLeaving: true });

  await Promise.all([atClerk.hangUp(), atLead.hangUp()]);
});

test('who may not see a dossier cannot be seen at it', async () => {
  const { code } = await createDirectDossiers(database.db, actorOf('applicant')).submit();
  const id = newId();
  await database.db.insert(accounts).values({ id, kind: 'staff', name: 'Hồ Mẫu Ân', email: `${id}@mau.example` });
  await database.db
    .insert(staffAssignments)
    .values({ accountId: id, unitCode: unitCodes.justice, role: 'clerk', validFrom: '2025-01-01' });
  const stranger = await api.signIn(id);
  const applicant = await api.signIn(actorOf('applicant').accountId);
  expect([(await look(stranger, code)).status, (await look(applicant, code)).status]).toEqual([404, 403]);
});
