import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '../../db/ids.ts';
import type { ActResult } from '../../workflows/dossier/messages.ts';
import { openApplicantWorld, pathTo } from './support/applicant-world.ts';
import { startSampleApi } from './support/sample-api.ts';

const { world, start, close } = await openApplicantWorld();

afterAll(close);

/** What a workflow says that is offered a request it has carried out already, and knows only the state after it. */
const refused: ActResult = { kind: 'refused', refusal: { code: 'not_in_this_status' }, status: 'withdrawn' };

describe('a request sent twice, the second time while the first is being done', () => {
  test.each([
    { meanwhile: 'was done', does: true, status: 200 },
    { meanwhile: 'was not done', does: false, status: 409 },
  ])('is answered by the log when it $meanwhile', async ({ does, status }) => {
    const api = await startSampleApi(world.db, {
      dossiers: {
        act: async (dossierId, input) => {
          if (does) await world.send(dossierId, input);
          return refused;
        },
      },
      gateway: world.outside.gateway,
    });
    const owner = await api.signIn(world.actorOf('applicant').accountId);
    const { code } = await start();
    expect(await owner.post(pathTo(code, '/withdraw'), {}, { 'Idempotency-Key': newId() })).toMatchObject({ status });
    await api.close();
  });
});
