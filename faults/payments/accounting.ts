import { setTimeout as wait } from 'node:timers/promises';
import type { MoneyCase } from '../../api/contract/discrepancies.ts';
import type { Refund } from '../../api/contract/refunds.ts';
import { CallFailed, type Session } from '../../stack/driver/session.ts';
import type { Killer } from '../killer.ts';
import type { Desk, Town } from './town.ts';

/** What accountants and supervisors do all day long, until they are stopped. */
export interface Accounting {
  stop(): Promise<void>;
}

interface Page<Row> {
  readonly data: readonly Row[];
}

/**
 * Lets the people of every desk approve what refunds wait, hand over by transfer what does not go through the gateway,
 * and ask for another way where the gateway could not do it. `watched` names the payments whose refund the worker is to
 * be killed over, between the gateway's deed and our record of it.
 */
export function startAccounting(town: Town, killer: Killer, watched: ReadonlySet<string>): Accounting {
  const stopping = new AbortController();
  const killed = new Set<string>();

  const approve = async ({ supervisor }: Desk): Promise<void> => {
    for (const refund of await listAll<Refund>(supervisor, '/api/v1/refunds?status=requested')) {
      await unlessDecided(supervisor.call('POST', `/api/v1/refunds/${refund.id}/approve`));
    }
  };

  const handOver = async ({ accountant }: Desk): Promise<void> => {
    const waiting = await listAll<Refund>(accountant, '/api/v1/refunds?status=approved');
    for (const { id } of waiting.filter(({ maySettle }) => maySettle)) {
      const body = { reference: `UNC-${id.slice(-12)}` };
      await unlessDecided(accountant.call('POST', `/api/v1/refunds/${id}/settle`, { body }));
    }
  };

  const askOtherwise = async ({ accountant }: Desk): Promise<void> => {
    const open = await listAll<MoneyCase>(accountant, '/api/v1/discrepancies?status=open');
    for (const { id, refundId } of open.filter(({ kind }) => kind === 'refundFailed')) {
      if (refundId !== null) continue;
      const body = { resolution: 'refund', method: 'transfer', reason: 'Cổng thanh toán không hoàn trả được' };
      await unlessDecided(accountant.call('POST', `/api/v1/discrepancies/${id}/resolve`, { body }));
    }
  };

  /** The gateway has done it and has not answered yet: the worst moment. */
  const killBetween = async (): Promise<void> => {
    const waitedFor = [...watched].filter((ref) => !killed.has(ref));
    const seen = await Promise.all(waitedFor.map((ref) => town.bank.find(ref)));
    const justDone = seen.filter(({ refunds }) => refunds.length > 0);
    if (justDone.length === 0) return;
    for (const { txnRef } of justDone) killed.add(txnRef);
    await killer.kill('worker');
  };

  const turns = async (everyMs: number, work: () => Promise<void>): Promise<void> => {
    while (await wait(everyMs, true, { signal: stopping.signal }).catch(() => false)) await work();
  };

  const days = [
    ...Object.values(town.desks).map((desk) =>
      turns(1000, async () => {
        await approve(desk);
        await handOver(desk);
        await askOtherwise(desk);
      }),
    ),
    turns(250, killBetween),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(days);
    },
  };
}

async function listAll<Row>(who: Session, path: string): Promise<readonly Row[]> {
  return (await who.call<Page<Row>>('GET', `${path}&limit=100`)).data;
}

/** Somebody else may have been quicker, and money may have gone another way meanwhile: then there is nothing to do. */
async function unlessDecided(decision: Promise<unknown>): Promise<void> {
  try {
    await decision;
  } catch (error) {
    if (!(error instanceof CallFailed) || !['already_decided', 'money_not_there'].includes(error.code)) throw error;
  }
}
