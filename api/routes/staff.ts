import { z } from 'zod';
import {
  addStaff,
  changeStaff,
  endRole,
  endStaff,
  giveRole,
  noteInvitation,
  resetSecondFactor,
} from '../../db/queries/change-staff.ts';
import { countStaff, findStaff, listRolesOf, listStaff, type StaffRow } from '../../db/queries/staff.ts';
import { listUnknownUnits } from '../../db/queries/units.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { staffContract, type NewRole } from '../contract/staff.ts';
import { doOnce } from '../do-once.ts';
import { cursorOf } from '../http/cursor.ts';
import type { Principal } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { cut } from '../views/inbox.ts';
import { shownMember } from '../views/staff.ts';

const staffCursor = cursorOf(z.object({ name: z.string(), id: z.uuid() }));

const todayInVietnam = () => localDateOf(new Date());

/** Who works here and in which roles. An administrator sees to the staff of every unit, but not to their own rights. */
export function staffRoutes({ db, invitations }: Pick<ApiParts, 'db' | 'invitations'>): BoundRoute[] {
  const getMember = async (id: string): Promise<StaffRow> => {
    const found = await findStaff(db, id);
    if (found === undefined) throw new Problem('not_found');
    return found;
  };

  const getCurrent = async (id: string): Promise<StaffRow> => {
    const member = await getMember(id);
    if (member.endedAt !== null) throw notAllowed(texts.hasEnded);
    return member;
  };

  const show = async (rows: readonly StaffRow[], { accountId: readerId }: Principal) => {
    const roles = await listRolesOf(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => shownMember(row, roles, { readerId, today: todayInVietnam() }));
  };

  const showOne = async (id: string, principal: Principal) => {
    const [shown] = await show([await getMember(id)], principal);
    if (shown === undefined) throw new Problem('not_found');
    return shown;
  };

  const checkRole = async ({ unit, fromDate, throughDate }: NewRole): Promise<void> => {
    if ((await listUnknownUnits(db, [unit])).length > 0) throw faultyField('unit', 'unknown_unit', texts.unknownUnit);
    if (fromDate < todayInVietnam()) throw faultyField('fromDate', 'in_the_past', texts.startsInThePast);
    if (throughDate !== undefined && throughDate < fromDate) {
      throw faultyField('throughDate', 'before_start', texts.endsBeforeStart);
    }
  };

  const invite = async ({ id, name, email }: StaffRow, { accountId: byId }: Principal): Promise<void> => {
    const until = await invitations.send({ id, name, email });
    await db.transaction((tx) => noteInvitation(tx, { accountId: id, byId, until }));
  };

  return [
    bind(staffContract.listStaff, async ({ principal, query }) => {
      const { q, unit, role, state, cursor, limit } = query;
      const filter = { text: q, unitCode: unit, role, state, today: todayInVietnam() };
      const page = { after: staffCursor.decode(cursor), limit: limit + 1 };
      const [found, total] = await Promise.all([listStaff(db, filter, page), countStaff(db, filter)]);
      const { shown, last } = cut(found, limit);
      const next = last === undefined ? null : staffCursor.encode({ name: last.name, id: last.id });
      return { data: await show(shown, principal), page: { next, total, totalIsExact: true } };
    }),

    bind(staffContract.getStaffMember, ({ principal, params }) => showOne(params.id, principal)),

    bind(staffContract.inviteStaff, async ({ principal, body, identity }) => {
      const { role, unit, fromDate, throughDate, reason, phone, jobTitle, name } = body;
      const email = body.email.toLowerCase();
      const { id } = identity;
      await checkRole(body);
      const byId = principal.accountId;
      const asked = { identity, accountId: byId, action: 'inviteStaff', dossierId: null, input: { id } };
      await doOnce(db, asked, async (tx) => {
        const person = { id, name, email, phone: phone ?? null, jobTitle: jobTitle ?? null };
        if (!(await addStaff(tx, person, byId))) throw faultyField('email', 'taken', texts.addressTaken);
        const given = { role, unitCode: unit, fromDate, throughDate: throughDate ?? null };
        await giveRole(tx, { accountId: id, byId, reason }, given);
      });
      const member = await getMember(id);
      // Repeated after the mail could not be sent, the request sends it; repeated after it was, it does not.
      if (!member.emailVerified && member.invitedUntil === null) await invite(member, principal);
      return showOne(id, principal);
    }),

    bind(staffContract.resendInvitation, async ({ principal, params }) => {
      const member = await getCurrent(params.id);
      if (member.emailVerified) throw notAllowed(texts.hasPassword);
      await invite(member, principal);
      return showOne(params.id, principal);
    }),

    bind(staffContract.changeStaffMember, async ({ principal, params, body }) => {
      await getCurrent(params.id);
      await db.transaction((tx) => changeStaff(tx, { accountId: params.id, byId: principal.accountId }, body));
      return showOne(params.id, principal);
    }),

    bind(staffContract.giveRole, async ({ principal, params, body, identity }) => {
      refuseOneself(params.id, principal, texts.ownRole);
      await getCurrent(params.id);
      await checkRole(body);
      const { role, unit, fromDate, throughDate, reason } = body;
      const byId = principal.accountId;
      const input = { ...body, staffId: params.id };
      await doOnce(db, { identity, accountId: byId, action: 'giveRole', dossierId: null, input }, async (tx) => {
        const given = { role, unitCode: unit, fromDate, throughDate: throughDate ?? null };
        const overlapping = await giveRole(tx, { accountId: params.id, byId, reason }, given);
        if (overlapping !== undefined) throw faultyField('fromDate', 'overlaps', texts.overlaps(overlapping));
      });
      return showOne(params.id, principal);
    }),

    bind(staffContract.endRole, async ({ principal, params, body }) => {
      await getMember(params.id);
      const change = { accountId: params.id, byId: principal.accountId, ...body, today: todayInVietnam() };
      const outcome = await db.transaction((tx) => endRole(tx, change, params.roleId));
      if (outcome === 'unknown') throw new Problem('not_found');
      if (outcome === 'lastAdministrator') throw notAllowed(texts.lastAdministrator);
      return showOne(params.id, principal);
    }),

    bind(staffContract.endStaffMember, async ({ principal, params, body }) => {
      await getMember(params.id);
      if (params.id === principal.accountId) throw notAllowed(texts.ownAccount);
      const change = { accountId: params.id, byId: principal.accountId, ...body, today: todayInVietnam() };
      const outcome = await db.transaction((tx) => endStaff(tx, change));
      switch (outcome.kind) {
        case 'lastAdministrator':
          throw notAllowed(texts.lastAdministrator);
        case 'standsIn':
          throw notAllowed(texts.standsIn(outcome));
        case 'ended':
          return { member: await showOne(params.id, principal), releasedTasks: outcome.releasedTasks };
      }
    }),

    bind(staffContract.resetSecondFactor, async ({ principal, params, body }) => {
      refuseOneself(params.id, principal, texts.ownSecondFactor);
      await getCurrent(params.id);
      const change = { accountId: params.id, byId: principal.accountId, ...body };
      await db.transaction((tx) => resetSecondFactor(tx, change));
      return showOne(params.id, principal);
    }),
  ];
}

function refuseOneself(id: string, principal: Principal, detail: LocalizedText): void {
  if (id === principal.accountId) throw new Problem('second_person_needed', { detail });
}

function notAllowed(detail: LocalizedText): Problem {
  return new Problem('action_not_allowed', { detail });
}

/** `2026-11-23` as people write it: 23/11/2026. */
function shownDate(date: string): string {
  return date.split('-').toReversed().join('/');
}

const texts = {
  hasEnded: {
    vi: 'Tài khoản này đã kết thúc. Nếu người này trở lại, nhờ bộ phận kỹ thuật mở lại tài khoản.',
    en: 'This account has ended. Should the person come back, have the operators open it again.',
  },
  hasPassword: {
    vi: 'Người này đã đặt mật khẩu. Nếu quên, họ chọn “Quên mật khẩu” ở trang đăng nhập.',
    en: 'They have set a password. Should they have forgotten it, they choose “Forgot password” when signing in.',
  },
  addressTaken: {
    vi: 'Địa chỉ này đã có tài khoản. Dùng địa chỉ thư công vụ khác, hoặc tìm người này trong danh sách.',
    en: 'This address has an account already. Use another address of work, or find the person in the list.',
  },
  unknownUnit: { vi: 'Không có đơn vị này.', en: 'There is no such unit.' },
  startsInThePast: {
    vi: 'Vai trò chỉ bắt đầu từ hôm nay trở đi.',
    en: 'A role begins today or later.',
  },
  endsBeforeStart: {
    vi: 'Ngày cuối phải từ ngày đầu trở đi.',
    en: 'The last day cannot be before the first.',
  },
  ownRole: {
    vi: 'Không ai tự trao vai trò cho mình. Nhờ quản trị viên khác.',
    en: 'Nobody gives a role to themselves. Have another administrator do it.',
  },
  ownSecondFactor: {
    vi: 'Không tự đặt lại xác thực hai lớp của mình. Dùng mã dự phòng, hoặc nhờ quản trị viên khác.',
    en: 'Nobody resets their own second factor. Use a backup code, or have another administrator do it.',
  },
  ownAccount: {
    vi: 'Không thể kết thúc tài khoản của chính mình. Nhờ quản trị viên khác.',
    en: 'You cannot end your own account. Have another administrator do it.',
  },
  lastAdministrator: {
    vi: 'Đây là quản trị viên cuối cùng. Trao vai trò quản trị cho người khác trước, và chờ người đó đăng nhập được.',
    en: 'This is the last administrator. Make somebody else administrator first, and wait until they can sign in.',
  },
  overlaps: ({ fromDate, throughDate }: { readonly fromDate: string; readonly throughDate: string | null }) => ({
    vi: `Đã giữ vai trò này từ ${shownDate(fromDate)}${throughDate === null ? '' : ` đến ${shownDate(throughDate)}`}. Kết thúc lần đó trước, hoặc chọn ngày khác.`,
    en: `They hold this role from ${shownDate(fromDate)}${throughDate === null ? '' : ` to ${shownDate(throughDate)}`} already. End that first, or choose other days.`,
  }),
  standsIn: ({ forName, throughDate }: { readonly forName: string; readonly throughDate: string }) => ({
    vi: `Người này đang làm thay ${forName} đến ${shownDate(throughDate)}. Kết thúc đợt vắng mặt đó hoặc chọn người khác làm thay trước.`,
    en: `They stand in for ${forName} until ${shownDate(throughDate)}. End that absence or name another substitute first.`,
  }),
} as const;
