import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { auditEntries } from '../../db/schema/index.ts';
import { dossierWorkflowId } from '../../workflows/dossier/messages.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { createTemporalEnvironment } from '../support/temporal.ts';

/** What a paid dossier with five human actions and home return may leave in its history, and what one action more adds. */
const budget = { fiveActions: 60, oneMore: 6 };

describe('a dossier on its way', () => {
  let world: DossierWorld;

  beforeAll(async () => {
    world = await openDossierWorld(createTemporalEnvironment);
  });
  afterAll(() => world.close());

  it('is accepted, paid, processed, signed, issued and taken home by the post', async () => {
    const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance, returnMethod: 'home' });
    expect(await world.act(dossierId, 'clerk', 'accept')).toMatchObject({ kind: 'done', status: 'payment_requested' });

    const attempt = await world.openAttempt(dossierId);
    expect(await world.pay(attempt)).toBe('recorded');
    await world.untilStatus(dossierId, 'processing');
    expect(await world.order(dossierId)).toMatchObject({ status: 'paid', receivedVnd: attempt.amountVnd });

    await world.process(dossierId);
    expect(await world.act(dossierId, 'clerk', 'postResult', { weightGrams: 120 })).toMatchObject({
      kind: 'done',
      status: 'result_ready',
    });
    const { orderNumber } = await world.parcel(dossierId, 'deliver');
    for (const status of ['pickedUp', 'inTransit', 'delivered'] as const) await world.tellParcel(orderNumber, status);

    expect(await world.handleOf(dossierId).result()).toBe('returned');
    const ended = await world.get(dossierId);
    expect(ended.status).toBe('returned');
    expect(await world.openTasks(dossierId)).toEqual([]);

    const events = await world.events(dossierId);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(ended.seq).toBe(events.length);
    const audit = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, dossierId));
    expect(audit).toHaveLength(events.length);

    // The sample's procedure has seven human actions after submission, so the budget grows by those over five: each is
    // an Update of its own, with a task scheduled, started and completed, the Update accepted and completed, a marker.
    const inWorkflow = events.filter(({ actorRole, action }) => actorRole !== 'system' && action !== 'submit');
    const allowed = budget.fiveActions + budget.oneMore * (inWorkflow.length - 5);
    expect((await world.historyOf(dossierWorkflowId(dossierId))).length).toBeLessThanOrEqual(allowed);
  });
});
