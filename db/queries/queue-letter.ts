import { getRow, isAction } from '../../domain/lifecycle/transitions.ts';
import type { Transaction } from '../client.ts';
import { letters } from '../schema/index.ts';
import type { NewEvent } from './append-event.ts';

/** Writes down, in the transaction of an event, that the letter its row of the table names is to be made. */
export async function queueLetter(tx: Transaction, { dossierId, act, state }: NewEvent): Promise<void> {
  const kind = isAction(act.action) ? getRow(act.action).letter : undefined;
  if (kind === undefined) return;
  await tx.insert(letters).values({ dossierId, eventSeq: state.seq, kind });
}
