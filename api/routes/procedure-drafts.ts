import {
  auditProcedure,
  findDraft,
  listUnshownProcedures,
  removeDraft,
  saveDraft,
  type DraftRow,
} from '../../db/queries/procedure-drafts.ts';
import { findStanding } from '../../db/queries/procedure-history.ts';
import { findPublished, publishVersion } from '../../db/queries/publish-procedure.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { procedureDraftsContract } from '../contract/procedure-drafts.ts';
import { isFaulty } from '../definition-check.ts';
import { doOnce } from '../do-once.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { faulty, pastDay, procedureCheck, refuseStranger, shownFindings } from '../procedure-checks.ts';

/** Procedures being written: one draft for each, kept on the server, checked with every save, published or discarded. */
export function procedureDraftRoutes({ db }: Pick<ApiParts, 'db'>): BoundRoute[] {
  const check = procedureCheck(db);

  const getOwn = async (code: string, principal: Principal): Promise<DraftRow> => {
    const draft = await findDraft(db, code);
    if (draft === undefined) throw new Problem('not_found');
    refuseStranger(principal, draft.definition.unitCode);
    return draft;
  };

  const show = async (draft: DraftRow) => {
    const { findings } = await check(draft.definition, draft.code, localDateOf(new Date()));
    return { ...draft, findings: shownFindings(findings) };
  };

  /** Whoever saves looks after the unit the procedure is of, was of, and shall be of. */
  const refuseStrangers = async (code: string, definition: ProcedureDefinition, principal: Principal) => {
    const [draft, standing] = await Promise.all([findDraft(db, code), findStanding(db, code)]);
    const units = [definition.unitCode, draft?.definition.unitCode, standing?.unitCode];
    for (const unit of units) if (unit !== undefined) refuseStranger(principal, unit);
    return { draft, standing };
  };

  return [
    bind(procedureDraftsContract.listUnshownProcedures, async ({ principal }) => {
      const rows = await listUnshownProcedures(db, unitsOf(principal, ['administrator']));
      return {
        data: rows.map(({ updatedAt, updatedByName, ...row }) => ({
          ...row,
          draft: updatedAt === null || updatedByName === null ? null : { updatedAt, updatedBy: updatedByName },
        })),
      };
    }),

    bind(procedureDraftsContract.getDraft, async ({ params, principal }) => show(await getOwn(params.code, principal))),

    bind(procedureDraftsContract.saveDraft, async ({ params, body, principal }) => {
      const { code } = params;
      const { definition, baseVersion, revision } = body;
      if (definition.code !== code) throw faultyField('definition.code', 'other_code', texts.otherCode(code));
      const { draft, standing } = await refuseStrangers(code, definition, principal);
      const isTaken = revision === 0 && baseVersion === null && (draft !== undefined || standing !== undefined);
      if (isTaken) throw faultyField('code', 'taken', texts.codeTaken);
      const byId = principal.accountId;
      const isKept = await db.transaction((tx) => saveDraft(tx, { code, definition, baseVersion, revision, byId }));
      const latest = await findDraft(db, code);
      if (!isKept) throw overtaken(latest);
      if (latest === undefined) throw new Problem('stale_form');
      return show(latest);
    }),

    bind(procedureDraftsContract.discardDraft, async ({ params, query, principal }) => {
      const { code } = params;
      const { baseVersion } = await getOwn(code, principal);
      const isRemoved = await db.transaction(async (tx) => {
        if (!(await removeDraft(tx, code, query.revision))) return false;
        await auditProcedure(tx, {
          code,
          action: 'discardDraft',
          byId: principal.accountId,
          detail: { baseVersion, revision: query.revision },
        });
        return true;
      });
      if (!isRemoved) throw overtaken(await findDraft(db, code));
      return undefined;
    }),

    bind(procedureDraftsContract.publishDraft, async ({ params, body, principal, identity }) => {
      const { code } = params;
      const { revision, validFrom, reason } = body;
      const request = { identity, accountId: principal.accountId, action: 'publishDraft', dossierId: null };
      const before = await findPublished(db, identity.id);
      if (before === undefined) {
        const today = localDateOf(new Date());
        if (validFrom < today) throw pastDay(today);
        const draft = await getOwn(code, principal);
        if (draft.revision !== revision) throw overtaken(draft);
        const checked = await check(draft.definition, code, validFrom);
        const { definition, findings } = checked;
        if (definition === undefined || isFaulty(checked)) throw faulty(findings);
        const by = { accountId: principal.accountId, role: 'administrator' } as const;
        await doOnce(db, { ...request, input: { code, revision, validFrom } }, async (tx) => {
          if (!(await removeDraft(tx, code, revision))) throw overtaken(await findDraft(db, code));
          const made = await publishVersion(tx, { id: identity.id, definition, validFrom, today, by, reason });
          if (!made.isNew) throw new Problem('action_not_allowed', { detail: texts.saysTheSame(made.version) });
        });
      } else {
        // Asked again because the answer was lost: only the key is checked, the draft is gone.
        await doOnce(db, { ...request, input: { code, revision, validFrom } }, () => Promise.resolve());
      }
      const made = before ?? (await findPublished(db, identity.id));
      if (made === undefined) throw new Error(`The draft of ${code} was not published`);
      return { ...made, isNew: true };
    }),
  ];
}

function overtaken(latest: DraftRow | undefined): Problem {
  return new Problem('stale_form', {
    detail: latest === undefined ? texts.isGone : texts.savedBy(latest.updatedBy.name),
  });
}

const texts = {
  codeTaken: {
    vi: 'Mã này đã có thủ tục hoặc bản nháp. Dùng mã khác, hoặc mở thủ tục đó để sửa.',
    en: 'There is a procedure or a draft with this code. Use another, or open that one.',
  },
  isGone: {
    vi: 'Bản nháp này vừa được công bố hoặc bỏ. Mở lại trang để xem bản hiện hành.',
    en: 'This draft has just been published or discarded. Open the page again to see what holds now.',
  },
  otherCode: (code: string) => ({
    vi: `Mã trong định nghĩa phải là ${code}: mã không đổi qua các phiên bản.`,
    en: `The code in the definition must be ${code}: it stays the same through all versions.`,
  }),
  savedBy: (name: string) => ({
    vi: `${name} vừa lưu một bản mới hơn. Tải bản đó, hoặc ghi đè bằng bản của bạn.`,
    en: `${name} has just saved a newer one. Load theirs, or save yours over it.`,
  }),
  saysTheSame: (version: number) => ({
    vi: `Bản nháp giống hệt phiên bản ${version} đang có hiệu lực vào ngày đó. Sửa bản nháp, hoặc bỏ đi.`,
    en: `The draft says the same as version ${version}, which holds on that day. Change it, or discard it.`,
  }),
} as const;
