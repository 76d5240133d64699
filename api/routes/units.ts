import {
  askForAccount,
  confirmAccount,
  declineAccount,
  findAccountChange,
  listAdministrators,
  type AccountRefusal,
} from '../../db/queries/account-changes.ts';
import { isCommuneOf } from '../../db/queries/accounts.ts';
import { hasCalendar } from '../../db/queries/calendars.ts';
import type { Database, Transaction } from '../../db/client.ts';
import {
  addField,
  addUnit,
  changeUnit,
  lockUnits,
  orderFields,
  renameField,
  setUnitClosed,
  takeReceivingAccount,
} from '../../db/queries/change-units.ts';
import {
  countInUnit,
  findManagedUnit,
  findUnitWith,
  hasSubmitted,
  listManagedUnits,
  listUnitFields,
} from '../../db/queries/units.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { searchText } from '../../domain/search-text.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { knownBanks } from '../../integrations/bank/banks.ts';
import type { Address } from '../contract/common.ts';
import { type BankAccount } from '../contract/receiving-accounts.ts';
import { unitsContract, type UnitDetails } from '../contract/units.ts';
import { doOnce } from '../do-once.ts';
import type { Principal } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { shownAccountChange, shownUnit, testTransferTo } from '../views/units.ts';

/** The agencies of the house and their fields. An administrator sees to all of them. */
export function unitRoutes({ db }: { readonly db: Database }): BoundRoute[] {
  const getUnit = async (code: string) => {
    const found = await findManagedUnit(db, code);
    if (found === undefined) throw new Problem('not_found');
    return found;
  };

  const show = async (code: string, { accountId }: Principal): Promise<UnitDetails> => {
    const unit = await getUnit(code);
    const today = localDateOf(new Date());
    const [counts, itsFields, awaited, administrators] = await Promise.all([
      countInUnit(db, code, today),
      listUnitFields(db, code),
      findAccountChange(db, code),
      listAdministrators(db, today),
    ]);
    const awaitedAccount = awaited === undefined ? null : shownAccountChange(awaited, administrators, accountId);
    return { ...shownUnit(unit), ...counts, awaitedAccount, fields: itsFields };
  };

  const showField = async (unitCode: string, fieldCode: string) => {
    const found = (await listUnitFields(db, unitCode)).find(({ code }) => code === fieldCode);
    if (found === undefined) throw new Problem('not_found');
    return found;
  };

  const checkAddress = async ({ communeCode, provinceCode }: Address): Promise<void> => {
    if (!(await isCommuneOf(db, communeCode, provinceCode))) {
      throw faultyField('address.communeCode', 'not_in_province', texts.notInProvince);
    }
  };

  const checkCalendar = async (calendarId: string): Promise<void> => {
    if (!(await hasCalendar(db, calendarId))) throw faultyField('calendarId', 'unknown_calendar', texts.noCalendar);
  };

  return [
    bind(unitsContract.listManagedUnits, async () => ({ data: (await listManagedUnits(db)).map(shownUnit) })),

    bind(unitsContract.listBanks, () => ({ data: [...knownBanks] })),

    bind(unitsContract.getUnit, ({ params, principal }) => show(params.code, principal)),

    bind(unitsContract.createUnit, async ({ principal, body, identity }) => {
      const { accountId } = principal;
      const { address, ...unit } = body;
      await checkAddress(address);
      await checkCalendar(unit.calendarId);
      const asked = { identity, accountId, action: 'createUnit', dossierId: null, input: body };
      await doOnce(db, asked, async (tx) => {
        await lockUnits(tx);
        await checkPrefix(tx, unit);
        if (!(await addUnit(tx, { ...unit, ...placed(address) }, accountId))) {
          throw faultyField('code', 'taken', texts.codeTaken);
        }
      });
      return show(unit.code, principal);
    }),

    bind(unitsContract.changeUnit, async ({ principal, params, body }) => {
      const { code } = params;
      const { address, ...change } = body;
      await getUnit(code);
      if (address !== undefined) await checkAddress(address);
      if (change.calendarId !== undefined) await checkCalendar(change.calendarId);
      await db.transaction(async (tx) => {
        await lockUnits(tx);
        const { dossierPrefix } = change;
        const before = await findManagedUnit(tx, code);
        if (dossierPrefix !== undefined && dossierPrefix !== before?.dossierPrefix) {
          if (await hasSubmitted(tx, code)) throw faultyField('dossierPrefix', 'in_use', texts.prefixInUse);
          await checkPrefix(tx, { code, dossierPrefix });
        }
        const by = { code, byId: principal.accountId };
        await changeUnit(tx, by, { ...change, ...(address === undefined ? {} : placed(address)) });
      });
      return show(code, principal);
    }),

    bind(unitsContract.setReceivingAccount, async ({ principal, params, body }) => {
      const { code } = params;
      const { account, reason, dryRun } = body;
      await getUnit(code);
      await db.transaction(async (tx) => {
        await lockUnits(tx);
        if (account !== null) await checkAccount(tx, code, account);
        if (dryRun) return;
        const by = { code, byId: principal.accountId, reason };
        await (account === null ? takeReceivingAccount(tx, by) : askForAccount(tx, by, account));
      });
      return { unit: await show(code, principal), testTransfer: account && testTransferTo(account) };
    }),

    bind(unitsContract.confirmReceivingAccount, async ({ principal, params: { code }, body: { changeId } }) => {
      await getUnit(code);
      await db.transaction(async (tx) => {
        await lockUnits(tx);
        const awaited = await findAccountChange(tx, code);
        // Another unit may have been given it meanwhile.
        if (awaited?.id === changeId) await checkAccount(tx, code, awaited.account);
        refuseDecision(await confirmAccount(tx, { code, byId: principal.accountId, changeId }));
      });
      return show(code, principal);
    }),

    bind(unitsContract.declineReceivingAccount, async ({ principal, params: { code }, body }) => {
      await getUnit(code);
      const by = { code, byId: principal.accountId, ...body };
      await db.transaction(async (tx) => refuseDecision(await declineAccount(tx, by)));
      return show(code, principal);
    }),

    bind(unitsContract.closeUnit, async ({ principal, params: { code }, body: { reason } }) => {
      await getUnit(code);
      await db.transaction((tx) => setUnitClosed(tx, { code, byId: principal.accountId, reason }, true));
      return show(code, principal);
    }),

    bind(unitsContract.reopenUnit, async ({ principal, params: { code }, body: { reason } }) => {
      await getUnit(code);
      await db.transaction((tx) => setUnitClosed(tx, { code, byId: principal.accountId, reason }, false));
      return show(code, principal);
    }),

    bind(unitsContract.createField, async ({ principal, params, body, identity }) => {
      const { accountId } = principal;
      const unitCode = params.code;
      const { name } = body;
      const code = body.code ?? codeOf(name.vi);
      await getUnit(unitCode);
      if (code === '') throw faultyField('code', 'required', texts.noCodeOfName);
      const asked = { identity, accountId, action: 'createField', dossierId: null, input: { unitCode, ...body } };
      await doOnce(db, asked, async (tx) => {
        await lockUnits(tx);
        await checkFieldName(tx, { unitCode, name });
        if (await addField(tx, { code, unitCode, name }, accountId)) return;
        // Another unit has a field of this name: ours gets a code of its own.
        const own = `${code}-${unitCode}`.slice(0, 40);
        if (body.code !== undefined || !(await addField(tx, { code: own, unitCode, name }, accountId))) {
          throw faultyField('code', 'taken', texts.fieldCodeTaken);
        }
      });
      const made = (await listUnitFields(db, unitCode)).find((field) => field.name.vi === name.vi);
      return showField(unitCode, made?.code ?? code);
    }),

    bind(unitsContract.renameField, async ({ principal, params, body: { name } }) => {
      const { code: unitCode, field: code } = params;
      await db.transaction(async (tx) => {
        await lockUnits(tx);
        await checkFieldName(tx, { unitCode, name, except: code });
        if (!(await renameField(tx, { code, unitCode, name }, principal.accountId))) throw new Problem('not_found');
      });
      return showField(unitCode, code);
    }),

    bind(unitsContract.orderFields, async ({ principal, params, body }) => {
      const unitCode = params.code;
      await getUnit(unitCode);
      await db.transaction(async (tx) => {
        await lockUnits(tx);
        const known = (await listUnitFields(tx, unitCode)).map(({ code }) => code);
        if (known.toSorted().join() !== body.fields.toSorted().join()) {
          throw faultyField('fields', 'incomplete', texts.otherFields);
        }
        await orderFields(tx, { unitCode, byId: principal.accountId }, body.fields);
      });
      return { data: await listUnitFields(db, unitCode) };
    }),
  ];
}

function placed({ line, communeCode, provinceCode }: Address) {
  return { address: line, communeCode, provinceCode };
}

async function checkPrefix(
  tx: Transaction,
  { code, dossierPrefix }: { readonly code: string; readonly dossierPrefix: string },
): Promise<void> {
  const other = await findUnitWith(tx, { dossierPrefix, except: code });
  if (other !== undefined) throw faultyField('dossierPrefix', 'taken', texts.prefixTaken(other.name));
}

async function checkAccount(tx: Transaction, code: string, account: BankAccount): Promise<void> {
  const other = await findUnitWith(tx, { account, except: code });
  if (other !== undefined) throw faultyField('account.number', 'taken', texts.accountTaken(other.name));
}

function refuseDecision(refusal: AccountRefusal | undefined): void {
  if (refusal === 'notAwaited') throw new Problem('already_decided');
  if (refusal === 'samePerson') throw new Problem('second_person_needed', { detail: texts.otherAdministrator });
}

async function checkFieldName(
  tx: Transaction,
  { unitCode, name, except }: { readonly unitCode: string; readonly name: LocalizedText; readonly except?: string },
): Promise<void> {
  const wanted = searchText(name.vi);
  const same = (await listUnitFields(tx, unitCode)).find(
    (field) => field.code !== except && searchText(field.name.vi) === wanted,
  );
  if (same !== undefined) throw faultyField('name.vi', 'taken', texts.fieldNameTaken);
}

/** `An toàn thực phẩm` as a code: `an-toan-thuc-pham`. */
function codeOf(name: string): string {
  return searchText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
}

const texts = {
  notInProvince: {
    vi: 'Xã, phường này không thuộc tỉnh đã chọn.',
    en: 'This commune is not in the province chosen.',
  },
  noCalendar: {
    vi: 'Không có lịch này. Chọn trong các lịch đang dùng.',
    en: 'There is no such calendar. Choose one of those in use.',
  },
  codeTaken: { vi: 'Mã này đã có đơn vị dùng. Chọn mã khác.', en: 'A unit has this code already. Choose another one.' },
  prefixInUse: {
    vi: 'Đã có hồ sơ mang tiền tố hiện tại nên không đổi được nữa.',
    en: 'Dossiers carry the prefix there is, so it cannot be changed any more.',
  },
  prefixTaken: ({ vi, en }: LocalizedText) => ({
    vi: `${vi} đang dùng tiền tố này. Mỗi đơn vị cần một tiền tố riêng.`,
    en: `${en} uses this prefix. Each unit needs one of its own.`,
  }),
  accountTaken: ({ vi, en }: LocalizedText) => ({
    vi: `${vi} đang nhận tiền vào tài khoản này. Mỗi tài khoản thuộc về một đơn vị.`,
    en: `${en} receives money on this account. An account belongs to one unit.`,
  }),
  otherAdministrator: {
    vi: 'Bạn là người đề nghị tài khoản này. Nhờ quản trị viên khác xác nhận.',
    en: 'You asked for this account yourself. Have another administrator confirm it.',
  },
  fieldNameTaken: {
    vi: 'Đơn vị đã có lĩnh vực tên này. Dùng lĩnh vực đó hoặc chọn tên khác.',
    en: 'The unit has a field of this name. Use that one, or choose another name.',
  },
  fieldCodeTaken: {
    vi: 'Mã này đã có lĩnh vực dùng. Chọn mã khác.',
    en: 'A field has this code already. Choose another one.',
  },
  noCodeOfName: {
    vi: 'Tên không có chữ cái hay chữ số nào để đặt mã. Nhập mã.',
    en: 'The name has no letters or digits to make a code of. Enter a code.',
  },
  otherFields: {
    vi: 'Danh sách lĩnh vực của đơn vị đã thay đổi. Tải lại trang rồi sắp xếp lại.',
    en: 'The fields of the unit have changed. Load the page again and put them in order once more.',
  },
} as const;
