import { and, eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { getOccasion } from '../../db/queries/occasions.ts';
import { auditEntries, dossierEvents } from '../../db/schema/index.ts';
import { resultTexts } from '../../worker/notices/texts/result.ts';
import { eventually } from '../support/eventually.ts';
import { readPdf } from '../support/read-pdf.ts';
import { openApplicantWorld, pathTo, shownIn } from './support/applicant-world.ts';

const { world, api, owner, stranger, startAccepted, read, close } = await openApplicantWorld();
const clerk = await api.signIn(world.actorOf('clerk').accountId);
const officer = await api.signIn(world.actorOf('officer').accountId);

afterAll(close);

/** A dossier whose result the post has been asked to take home. */
async function startPosted() {
  const dossier = await startAccepted({ returnMethod: 'home' });
  await world.process(dossier.dossierId);
  await world.untilStatus(dossier.dossierId, 'result_ready');
  await world.do(dossier.dossierId, 'clerk', 'postResult', { weightGrams: 80 });
  const { orderNumber, trackingCode } = await world.parcel(dossier.dossierId, 'deliver');
  const [delivery] = (await read(dossier.code)).deliveries;
  return { ...dossier, orderNumber, trackingCode, delivery: { ...delivery, id: delivery?.id ?? '' } };
}

/** Answers the event in which a dossier took down what became of its parcel. */
async function untilDelivery(dossierId: string) {
  const isDelivery = sql`${dossierEvents.act}->>'action' = 'recordDelivery'`;
  const [event] = await eventually(
    () =>
      world.db
        .select({ seq: dossierEvents.seq })
        .from(dossierEvents)
        .where(and(eq(dossierEvents.dossierId, dossierId), isDelivery)),
    (events) => events.length > 0,
  );
  return { seq: event?.seq ?? 0 };
}

const recallOf = (code: string, id: string) => pathTo(code, `/deliveries/${id}/recall`);

test('a parcel the postman does not have is called back: its result is at the counter, and may go elsewhere', async () => {
  const { dossierId, code, orderNumber, delivery } = await startPosted();
  expect(delivery).toMatchObject({ recallable: true, chargeVnd: expect.any(Number) as number });
  expect(await stranger.post(recallOf(code, delivery.id))).toMatchObject({ status: 404 });
  const recalled = await owner.post(recallOf(code, delivery.id));
  expect(shownIn(recalled).deliveries).toMatchObject([{ status: 'cancelled', recallable: false }]);
  expect(await owner.post(recallOf(code, delivery.id))).toMatchObject({ status: 200 });
  expect(await world.outside.whereIs(orderNumber)).toBe('cancelled');

  await untilDelivery(dossierId);
  await world.do(dossierId, 'applicant', 'changeReturn', { returnMethod: 'counter' });
  const entries = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, dossierId));
  expect(entries.filter(({ action }) => action === 'dossier.recallParcel')).toHaveLength(1);
});

test('clerks of its unit call a parcel back, too, and the applicant is told that it was called back', async () => {
  const { dossierId, code, orderNumber, delivery } = await startPosted();
  const path = `/api/v1/dossiers/${code}/deliveries/${delivery.id}/recall`;
  expect(await officer.post(path)).toMatchObject({ status: 403 });
  const recalled = await clerk.post(path);
  expect(recalled).toMatchObject({ status: 200, body: { data: [{ status: 'cancelled', recallable: false }] } });
  expect(await world.outside.whereIs(orderNumber)).toBe('cancelled');

  const told = await untilDelivery(dossierId);
  const { heading } = resultTexts.recordDelivery(await getOccasion(world.db, dossierId, told.seq));
  expect(heading.en).toBe('The parcel with your result was called back');
  const entries = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, dossierId));
  expect(entries.filter(({ action }) => action === 'dossier.recallParcel')).toMatchObject([{ actorRole: 'clerk' }]);
});

test('a parcel on its way is not called back, and the answer says what happens instead', async () => {
  const { code, orderNumber, delivery } = await startPosted();
  await world.tellParcel(orderNumber, 'pickedUp');
  expect((await read(code)).deliveries).toMatchObject([{ recallable: false }]);
  const refused = await owner.post(recallOf(code, delivery.id), {}, { 'Accept-Language': 'en' });
  expect(refused).toMatchObject({ status: 409, body: { code: 'action_not_allowed' } });
  expect((refused.body as { detail: string }).detail).toContain('returns to the counter');
});

test('the label of a parcel names both ends and the carrier’s number, for the clerks of its unit', async () => {
  const { code, trackingCode, delivery } = await startPosted();
  const path = `/api/v1/dossiers/${code}/deliveries/${delivery.id}/label`;
  const { text } = await readPdf(await clerk.download(path));
  const { applicant, unit } = await read(code);
  for (const words of [trackingCode ?? '', applicant.name, unit.name.vi]) expect(text).toContain(words);
  expect(await officer.get(path)).toMatchObject({ status: 403 });
});
