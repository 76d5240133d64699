import { getCourse } from '../../db/queries/dossier-course.ts';
import { getCalendar, getDefinition } from '../../db/queries/procedure-versions.ts';
import { readParcelLabel } from '../../db/queries/parcel-label.ts';
import { logRead } from '../../db/queries/read-log.ts';
import { auditRegister, findRegisterUnit, listRegister } from '../../db/queries/register.ts';
import { findPayment, listPayments } from '../../db/queries/transactions.ts';
import { printedForms } from '../../domain/letters.ts';
import { portalPlaces } from '../../domain/places.ts';
import { dayOfDate, startOfDate } from '../../domain/working-time/local-time.ts';
import { printedContract } from '../contract/printed.ts';
import { sendPdf } from '../http/downloads.ts';
import { unitsOf } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { composeControlSheet } from '../printed/control-sheet.ts';
import { composeParcelLabel } from '../printed/parcel-label.ts';
import { composeRegister } from '../printed/register.ts';
import { composeFeeSlip } from '../printed/fee-slip.ts';
import { getVisible } from '../staff-dossiers.ts';

const maxDays = 92;
/** Printing holds up everything else for about a second at this length. */
const maxDossiers = 1000;

/** Sheets printed on demand: about one dossier, or about what a unit has accepted. */
export function printedRoutes({ db, printer, config }: ApiParts): BoundRoute[] {
  return [
    bind(printedContract.getControlSheet, async ({ principal, params, response }) => {
      const { id, code, procedureVersionId, calendarId } = await getVisible(db, params.code, principal);
      const { vi } = printedForms.controlSheet.name;
      await logRead(db, { dossierId: id, accountId: principal.accountId, what: `file:${vi}` });
      const sheet = composeControlSheet({
        code,
        course: await getCourse(db, id),
        definition: await getDefinition(db, procedureVersionId),
        calendar: await getCalendar(db, calendarId),
        at: new Date().toISOString(),
        followUrl: config.http.publicUrl + portalPlaces.trackStart(code),
      });
      sendPdf(response, await printer.print(sheet), `${vi} - ${code}.pdf`);
      return undefined;
    }),

    bind(printedContract.getParcelLabel, async ({ principal, params, response }) => {
      const { id: dossierId, unitCode } = await getVisible(db, params.code, principal);
      if (!unitsOf(principal, printedContract.getParcelLabel.access.roles).includes(unitCode)) {
        throw new Problem('forbidden');
      }
      const label = await readParcelLabel(db, { dossierId, deliveryId: params.deliveryId });
      const unit = await findRegisterUnit(db, unitCode);
      if (label === undefined || unit === undefined) throw new Problem('not_found');
      if (label.trackingCode === null) throw new Problem('action_not_allowed', { detail: notOrderedYet });
      await logRead(db, { dossierId, accountId: principal.accountId, what: 'file:Nhãn bưu gửi' });
      const printed = composeParcelLabel({
        ...label,
        trackingCode: label.trackingCode,
        dossierCode: params.code,
        unit: { name: unit.name.vi, place: unit.place },
        at: new Date().toISOString(),
        followUrl: config.http.publicUrl + portalPlaces.trackStart(params.code),
      });
      sendPdf(response, await printer.print(printed), `Nhãn bưu gửi - ${label.orderNumber}.pdf`);
      return undefined;
    }),

    bind(printedContract.getFeeSlip, async ({ principal, params, response }) => {
      const { id: dossierId, unitCode } = await getVisible(db, params.code, principal);
      if (!unitsOf(principal, printedContract.getFeeSlip.access.roles).includes(unitCode)) {
        throw new Problem('forbidden');
      }
      const [awaited] = await listPayments(db, { dossierId, status: 'awaited' }, { after: undefined, limit: 1 });
      const payment = awaited && (await findPayment(db, awaited.id, { dossierId }));
      const unit = await findRegisterUnit(db, unitCode);
      if (payment === undefined || unit === undefined) throw new Problem('payment_not_open');
      const at = new Date().toISOString();
      const followUrl = config.http.publicUrl + portalPlaces.trackStart(params.code);
      const slip = composeFeeSlip({ payment, unit, at, followUrl });
      await logRead(db, { dossierId, accountId: principal.accountId, what: `file:${slip.title}` });
      sendPdf(response, await printer.print(slip), `${slip.title} - ${params.code}.pdf`);
      return undefined;
    }),

    bind(printedContract.getRegister, async ({ principal, query, response }) => {
      const { unit: unitCode, from: fromDate, to: toDate } = query;
      if (!unitsOf(principal, printedContract.getRegister.access.roles).includes(unitCode)) {
        throw new Problem('forbidden');
      }
      checkPeriod(fromDate, toDate);
      const unit = await findRegisterUnit(db, unitCode);
      if (unit === undefined) throw new Problem('not_found');
      const period = { unitCode, from: startOfDate(fromDate), before: startOfDate(toDate, 1) };
      const rows = await listRegister(db, period, maxDossiers + 1);
      if (rows.length > maxDossiers) {
        throw faultyField('query.to', 'too_many', {
          vi: `Kỳ này có hơn ${maxDossiers} hồ sơ. Chọn kỳ ngắn hơn và in thành nhiều sổ.`,
          en: `There are more than ${maxDossiers} dossiers in this period. Choose a shorter one and print several registers.`,
        });
      }
      await auditRegister(db, { ...period, accountId: principal.accountId, dossiers: rows.length });
      const register = composeRegister({ unit, fromDate, toDate, rows, at: new Date().toISOString() });
      sendPdf(response, await printer.print(register), `${register.title} - ${fromDate} - ${toDate}.pdf`);
      return undefined;
    }),
  ];
}

const notOrderedYet = {
  vi: 'Bưu chính chưa cấp mã cho bưu gửi này. Hãy thử lại sau ít phút.',
  en: 'The post has not given this parcel a number yet. Try again in a few minutes.',
};

/** @throws Problem naming `query.to`. */
function checkPeriod(fromDate: string, toDate: string): void {
  const days = dayOfDate(toDate, 'to') - dayOfDate(fromDate, 'from') + 1;
  if (days < 1) {
    throw faultyField('query.to', 'before_from', {
      vi: 'Ngày cuối phải từ ngày đầu trở đi.',
      en: 'The last day must not be before the first.',
    });
  }
  if (days > maxDays) {
    throw faultyField('query.to', 'too_long', {
      vi: `Chọn kỳ không quá ${maxDays} ngày.`,
      en: `Choose a period of at most ${maxDays} days.`,
    });
  }
}
