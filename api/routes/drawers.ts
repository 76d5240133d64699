import { closeDrawer, confirmDrawer, lockDrawer, openDrawer, type ClosingOutcome } from '../../db/queries/drawers.ts';
import { listDrawers, type DrawerFilter, type DrawerRow } from '../../db/queries/list-drawers.ts';
import { listUnitNames } from '../../db/queries/units.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { drawersContract, type Drawer } from '../contract/drawers.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { moneyActor } from '../money-decisions.ts';
import type { ApiParts } from '../parts.ts';

const keeping = ['clerk', 'accountant'] as const;
const accounting = ['accountant', 'supervisor'] as const;

/**
 * Cash drawers: opened by themselves or with change, counted and closed by their keeper or, when that
 * one cannot, by an accountant or supervisor; taken over by another person each time.
 */
export function drawerRoutes({ db }: ApiParts): BoundRoute[] {
  const shownOne = async (filter: DrawerFilter, principal: Principal) => {
    const [row] = await listDrawers(db, filter, 1);
    if (row === undefined) throw new Problem('not_found');
    return shownDrawer(row, principal);
  };

  return [
    bind(drawersContract.listDrawers, async ({ principal, query }) => {
      const rows = await listDrawers(db, { unitCodes: unitsOf(principal, accounting) }, query.limit);
      return { data: rows.map((row) => shownDrawer(row, principal)) };
    }),

    bind(drawersContract.listMyDrawers, async ({ principal }) => {
      const { accountId } = principal;
      const mayOpenIn = unitsOf(principal, keeping);
      const names = await listUnitNames(db, mayOpenIn);
      const rows = await listDrawers(db, { accountId, isOpen: true }, mayOpenIn.length + maxFormerUnits);
      const opened = new Set(rows.map(({ drawer }) => drawer.unitCode));
      return {
        data: rows.map((row) => shownDrawer(row, principal)),
        unopened: [...names].flatMap(([code, name]) => (opened.has(code) ? [] : [{ code, name }])),
      };
    }),

    bind(drawersContract.openDrawer, async ({ principal, body }) => {
      const { accountId } = principal;
      const { unit: unitCode, floatVnd } = body;
      if (!unitsOf(principal, keeping).includes(unitCode)) throw new Problem('not_found');
      if (!(await db.transaction((tx) => openDrawer(tx, { accountId, unitCode }, floatVnd)))) {
        throw faultyField('floatVnd', 'said_before', {
          vi: 'Quỹ đang mở đã có tiền đầu ca. Đóng quỹ này trước khi mở quỹ mới.',
          en: 'The open drawer has its change already. Close it before opening a new one.',
        });
      }
      return shownOne({ accountId, unitCodes: [unitCode], isOpen: true }, principal);
    }),

    bind(drawersContract.closeDrawer, async ({ principal, params, body }) => {
      const { accountId, name } = principal;
      await db.transaction(async (tx) => {
        const found = await lockDrawer(tx, params.id);
        if (found?.accountId !== accountId) throw new Problem('not_found');
        const role = principal.roles.some((held) => held.role === 'accountant') ? 'accountant' : 'clerk';
        const { notes, expectedVnd, reason } = body;
        refuse(await closeDrawer(tx, found, { notes, expectedVnd, reason, actor: { accountId, role, name } }));
      });
      return shownOne({ id: params.id }, principal);
    }),

    bind(drawersContract.closeDrawerForKeeper, async ({ principal, params, body }) => {
      await db.transaction(async (tx) => {
        const found = await lockDrawer(tx, params.id);
        if (found === undefined) throw new Problem('not_found');
        const actor = { ...moneyActor(principal, found.unitCode), name: principal.name };
        if (found.accountId === principal.accountId) {
          throw new Problem('second_person_needed', {
            detail: {
              vi: 'Đây là quỹ của bạn: kiểm đếm và đóng ở mục quỹ của tôi.',
              en: 'This drawer is yours: count and close it as your own.',
            },
          });
        }
        refuse(await closeDrawer(tx, found, { ...body, reason: body.reason, actor }));
      });
      return shownOne({ id: params.id }, principal);
    }),

    bind(drawersContract.confirmDrawer, async ({ principal, params }) => {
      await db.transaction(async (tx) => {
        const found = await lockDrawer(tx, params.id);
        if (found === undefined) throw new Problem('not_found');
        switch (await confirmDrawer(tx, found, moneyActor(principal, found.unitCode))) {
          case 'confirmed':
            return;
          case 'samePerson':
            throw new Problem('second_person_needed');
          case 'confirmedBefore':
            throw new Problem('already_decided');
          case 'notClosed':
            throw new Problem('action_not_allowed', {
              detail: {
                vi: 'Quỹ này chưa được kiểm đếm và đóng. Nhờ người giữ quỹ đóng trước.',
                en: 'This drawer was not counted and closed yet. Ask its keeper to close it first.',
              },
            });
        }
      });
      return shownOne({ id: params.id }, principal);
    }),
  ];
}

/** Drawers that may still be open in units somebody has left. */
const maxFormerUnits = 20;

function shownDrawer({ drawer, ...row }: DrawerRow, principal: Principal): Drawer {
  const { id, accountId, unitCode, floatVnd, openedAt, countedVnd, notes, reason, closedAt } = drawer;
  const openedOn = localDateOf(openedAt);
  const status = closedAt === null ? 'open' : drawer.confirmedBy === null ? 'closed' : 'confirmed';
  const isAnothers = accountId !== principal.accountId && unitsOf(principal, accounting).includes(unitCode);
  return {
    id,
    keeper: { id: accountId, name: row.keeperName },
    unit: { code: unitCode, name: row.unitName },
    status,
    isOpenSince: status === 'open' && openedOn < localDateOf(new Date()) ? openedOn : null,
    openedAt,
    floatVnd,
    inVnd: row.inVnd,
    outVnd: row.outVnd,
    expectedVnd: drawer.expectedVnd ?? floatVnd + row.inVnd - row.outVnd,
    countedVnd,
    notes: notes === null ? null : [...notes],
    reason,
    closedAt,
    closedBy: personOf(drawer.closedBy, row.closerName),
    closedForReason: drawer.closedForReason,
    confirmedBy: personOf(drawer.confirmedBy, row.confirmerName),
    confirmedAt: drawer.confirmedAt,
    mayConfirm: status === 'closed' && isAnothers && drawer.closedBy !== principal.accountId,
    mayCloseForKeeper: status === 'open' && isAnothers,
  };
}

function personOf(id: string | null, name: string | null): Drawer['confirmedBy'] {
  return id === null || name === null ? null : { id, name };
}

/** @throws Problem saying what to do, unless the drawer was closed. */
function refuse(outcome: ClosingOutcome): void {
  switch (outcome) {
    case 'closed':
      return;
    case 'notOpen':
      throw new Problem('already_decided');
    case 'moved':
      throw new Problem('stale_form', {
        detail: {
          vi: 'Có tiền mặt thu vào hoặc chi ra trong lúc kiểm đếm. Xem lại số phải có rồi đóng quỹ.',
          en: 'Cash was taken or paid out while you counted. Look at what is expected again, then close.',
        },
      });
    case 'reasonNeeded':
      throw faultyField('reason', 'required', {
        vi: 'Số đếm được khác số phải có. Đếm lại, hoặc ghi lý do chênh lệch.',
        en: 'What was counted differs from what is expected. Count again, or say why they differ.',
      });
  }
}
