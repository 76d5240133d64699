import { z } from 'zod';
import {
  countAbsences,
  endAbsence,
  enterAbsence,
  findAbsence,
  listAbsences,
  type AbsenceActor,
  type AbsenceRow,
  type EntryOutcome,
} from '../../db/queries/absences.ts';
import { listStaffOf, listSubstitutes, type StaffMember } from '../../db/queries/substitutes.ts';
import { listUnitNames } from '../../db/queries/units.ts';
import type { Database } from '../../db/client.ts';
import { longestAbsenceDays, type AbsenceDays } from '../../domain/absence.ts';
import { dayOfDate, localDateOf } from '../../domain/working-time/local-time.ts';
import { absencesContract } from '../contract/absences.ts';
import { onDate } from '../contract/common.ts';
import { doOnce } from '../do-once.ts';
import { cursorOf } from '../http/cursor.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { shownAbsence } from '../views/absences.ts';
import { cut } from '../views/inbox.ts';

const absenceCursor = cursorOf(z.object({ fromDate: onDate, id: z.uuid() }));

const todayInVietnam = () => localDateOf(new Date());

/** Who is away and who acts for them. Supervisors enter it for their units, everybody for themselves. */
export function absenceRoutes({ db }: { readonly db: Database }): BoundRoute[] {
  /** Everybody whose absence somebody may enter, themselves first. */
  const listManaged = async (principal: Principal, today: string): Promise<StaffMember[]> => {
    const staff = await listStaffOf(db, unitsOf(principal, ['supervisor']), today);
    const ownRoles = principal.roles.filter(({ covering }) => covering === undefined);
    const me = { id: principal.accountId, name: principal.name, roles: ownRoles };
    return [me, ...staff.filter(({ id }) => id !== me.id)];
  };

  /** In which role somebody manages a person's absences. @throws Problem `forbidden` when in none. */
  const managerOf = async (principal: Principal, personId: string, today: string): Promise<AbsenceActor> => {
    const { accountId } = principal;
    const isOwn = personId === accountId;
    if (!isOwn && !(await listManaged(principal, today)).some(({ id }) => id === personId)) {
      throw new Problem('forbidden');
    }
    const role = isOwn ? principal.roles[0]?.role : 'supervisor';
    if (role === undefined) throw new Problem('forbidden');
    return { accountId, role };
  };

  const shownTo = async (principal: Principal, rows: readonly AbsenceRow[]) => {
    const today = todayInVietnam();
    const managed = new Set((await listManaged(principal, today)).map(({ id }) => id));
    return rows.map((row) => shownAbsence(row, managed.has(row.account.id), today));
  };

  const showOne = async (principal: Principal, id: string) => {
    const found = await findAbsence(db, id);
    if (found === undefined) throw new Error(`The absence ${id} was not entered`);
    const [shown] = await shownTo(principal, [found]);
    if (shown === undefined) throw new Error(`The absence ${id} cannot be shown`);
    return shown;
  };

  return [
    bind(absencesContract.listAbsences, async ({ principal, query }) => {
      const filter = {
        accountId: principal.accountId,
        supervisedUnits: unitsOf(principal, ['supervisor']),
        whose: query.whose,
        when: query.when,
        today: todayInVietnam(),
      };
      const page = { after: absenceCursor.decode(query.cursor), limit: query.limit + 1 };
      const [found, total] = await Promise.all([listAbsences(db, filter, page), countAbsences(db, filter)]);
      const { shown, last } = cut(found, query.limit);
      const next = last === undefined ? null : absenceCursor.encode({ fromDate: last.fromDate, id: last.id });
      return { data: await shownTo(principal, shown), page: { next, total, totalIsExact: true } };
    }),

    bind(absencesContract.listColleagues, async ({ principal }) => {
      const managed = await listManaged(principal, todayInVietnam());
      const names = await listUnitNames(db, unitsOf(principal));
      return {
        data: managed.map(({ id, name, roles }) => ({
          id,
          name,
          roles: roles.map(({ role, unitCode }) => ({
            role,
            unit: { code: unitCode, name: names.get(unitCode) ?? { vi: unitCode, en: unitCode } },
          })),
        })),
      };
    }),

    bind(absencesContract.listSubstitutes, async ({ principal, query }) => {
      const personId = query.person ?? principal.accountId;
      await managerOf(principal, personId, todayInVietnam());
      const days = { fromDate: query.from, throughDate: query.through };
      return { data: await listSubstitutes(db, personId, days) };
    }),

    bind(absencesContract.enterAbsence, async ({ principal, body, identity }) => {
      const { personId = principal.accountId, ...absence } = body;
      const today = todayInVietnam();
      checkDays(absence, today);
      const by = await managerOf(principal, personId, today);
      const request = { accountId: principal.accountId, action: 'enterAbsence', dossierId: null, input: body };
      await doOnce(db, { identity, ...request }, async (tx) => {
        refuse(await enterAbsence(tx, { id: identity.id, accountId: personId, ...absence }, by));
      });
      return showOne(principal, identity.id);
    }),

    bind(absencesContract.endAbsence, async ({ principal, params }) => {
      const today = todayInVietnam();
      const found = await findAbsence(db, params.id);
      if (found === undefined) throw new Problem('not_found');
      const by = await managerOf(principal, found.account.id, today);
      await db.transaction((tx) => endAbsence(tx, params.id, by, today));
      return showOne(principal, params.id);
    }),
  ];
}

/** @throws Problem naming the day at fault. */
function checkDays({ fromDate, throughDate }: AbsenceDays, today: string): void {
  if (throughDate < fromDate) {
    throw faultyField('throughDate', 'before_start', {
      vi: 'Ngày cuối phải từ ngày đầu trở đi.',
      en: 'The last day cannot be before the first.',
    });
  }
  if (throughDate < today) {
    throw faultyField('throughDate', 'over', {
      vi: 'Đợt vắng mặt này đã qua. Chỉ nhập đợt còn đến hôm nay hoặc về sau.',
      en: 'These days are over. Enter an absence that lasts until today or later.',
    });
  }
  if (dayOfDate(throughDate, 'throughDate') - dayOfDate(fromDate, 'fromDate') >= longestAbsenceDays) {
    throw faultyField('throughDate', 'too_long', {
      vi: `Một đợt vắng mặt dài nhất ${longestAbsenceDays} ngày. Kiểm tra lại năm.`,
      en: `An absence has ${longestAbsenceDays} days at most. Check the year.`,
    });
  }
}

/** @throws Problem saying which field to change, unless the absence was entered. */
function refuse(outcome: EntryOutcome): void {
  switch (outcome.kind) {
    case 'entered':
      return;
    case 'overlaps': {
      const { fromDate, throughDate } = outcome.days;
      throw faultyField('fromDate', 'overlaps', {
        vi: `Đã có đợt vắng mặt từ ${shownDate(fromDate)} đến ${shownDate(throughDate)}. Kết thúc đợt đó trước, hoặc chọn ngày khác.`,
        en: `There is an absence from ${shownDate(fromDate)} to ${shownDate(throughDate)} already. End it first, or choose other days.`,
      });
    }
    case 'cannotSubstitute':
      throw faultyField('substituteId', 'cannot_substitute', {
        vi: 'Người này không giữ cùng vai trò tại đơn vị trong những ngày đó và không được chỉ định làm thay. Chọn trong danh sách người làm thay.',
        en: 'They neither hold the same roles in the unit on these days nor were named to stand in. Choose one of the substitutes listed.',
      });
    case 'substituteAbsent': {
      const { name, days } = outcome;
      throw faultyField('substituteId', 'substitute_absent', {
        vi: `${name} cũng vắng mặt từ ${shownDate(days.fromDate)} đến ${shownDate(days.throughDate)}. Chọn người khác làm thay.`,
        en: `${name} is away as well from ${shownDate(days.fromDate)} to ${shownDate(days.throughDate)}. Choose somebody else to stand in.`,
      });
    }
  }
}

/** `2026-11-23` as people write it: 23/11/2026. */
function shownDate(date: string): string {
  return date.split('-').toReversed().join('/');
}
