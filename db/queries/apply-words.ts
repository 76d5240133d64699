import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '../client.ts';
import { actionRequests, files, type dossiers } from '../schema/index.ts';
import type { NewEvent } from './append-event.ts';

type DossierColumns = Partial<typeof dossiers.$inferInsert>;

const issued = z.object({ number: z.string(), issuedOn: z.string() });
const changedReturn = z.object({
  address: z.object({ line: z.string(), communeCode: z.string(), provinceCode: z.string() }).optional(),
});

/**
 * What an event changes beside the lifecycle, taken from the words of its request: the number of an issued result, the
 * address of a changed return, the files of a supplement.
 */
export async function applyWords(tx: Transaction, event: NewEvent): Promise<DossierColumns> {
  switch (event.act.action) {
    case 'issueResult': {
      const input = issued.parse(await getInput(tx, event));
      return { resultNumber: input.number, resultIssuedOn: input.issuedOn };
    }
    case 'changeReturn': {
      const { address } = changedReturn.parse(await getInput(tx, event));
      return address === undefined ? {} : { returnAddress: address };
    }
    case 'supplement':
      await tx
        .update(files)
        .set({ staged: false, round: event.state.supplement.rounds })
        .where(and(eq(files.dossierId, event.dossierId), eq(files.staged, true)));
      return {};
    default:
      return {};
  }
}

async function getInput(tx: Transaction, event: NewEvent): Promise<unknown> {
  if (event.requestId === null) throw new Error(`Event ${event.key} of dossier ${event.dossierId} has no request`);
  const [request] = await tx
    .select({ input: actionRequests.input })
    .from(actionRequests)
    .where(eq(actionRequests.id, event.requestId));
  if (request === undefined) throw new Error(`No action request ${event.requestId}`);
  return request.input;
}
