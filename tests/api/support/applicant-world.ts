import { myDossier, type MyDossier } from '../../../api/contract/my-dossiers.ts';
import { samplePdf } from '../../../db/sample/documents.ts';
import { newId } from '../../../db/ids.ts';
import { openDossierWorld } from '../../support/dossier-world.ts';
import { procedureCodes, type NewDossier } from '../../support/sample-dossiers.ts';
import { createTemporalEnvironment } from '../../support/temporal.ts';
import type { Answered } from './browser.ts';
import { startSampleApi } from './sample-api.ts';

/** Where an applicant's dossier, or something of it, is. */
export function pathTo(code: string, rest = ''): string {
  return `/api/v1/me/dossiers/${code}${rest}`;
}

/** The dossier an answer shows, as the contract has it. */
export function shownIn({ body }: Answered): MyDossier {
  return myDossier.parse(body);
}

/** The API with everything behind it, and two applicants in their browsers: one owns the dossiers, one does not. */
export async function openApplicantWorld() {
  const world = await openDossierWorld(createTemporalEnvironment);
  const api = await startSampleApi(world.db, {
    dossiers: { act: world.send },
    gateway: world.outside.gateway,
    carrier: world.outside.carrier,
  });
  const owner = await api.signIn(world.actorOf('applicant').accountId);
  const stranger = await api.signIn(world.actorOf('applicant', 1).accountId);

  /** A dossier of the owner's whose workflow runs. */
  async function start(wish: Partial<NewDossier> = {}): Promise<{ dossierId: string; code: string }> {
    const dossierId = await world.start({ procedureCode: procedureCodes.free, ...wish });
    return { dossierId, code: (await world.get(dossierId)).code ?? '' };
  }

  async function startAccepted(wish: Partial<NewDossier> = {}) {
    const dossier = await start(wish);
    await world.do(dossier.dossierId, 'clerk', 'accept');
    return dossier;
  }

  /** Asks for something as the owner, under a key of its own unless it is to be a repetition. */
  const post = (code: string, rest: string, body: unknown, key: string = newId()): Promise<Answered> =>
    owner.post(pathTo(code, rest), body, { 'Idempotency-Key': key });

  const read = async (code: string): Promise<MyDossier> => shownIn(await owner.get(pathTo(code)));

  async function close(): Promise<void> {
    await api.close();
    await world.close();
  }

  return { world, api, owner, stranger, start, startAccepted, post, read, close };
}

/** A small PDF, unlike any other with other words in it. */
export function pdf(words: string): Uint8Array<ArrayBuffer> {
  return Buffer.concat([samplePdf('Sample'), Buffer.from(`% ${words}\n`)]);
}
