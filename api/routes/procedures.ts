import { findProcedure, findUnitCalendar } from '../../db/queries/catalogue.ts';
import { findPublished, findVersionOn, publishVersion } from '../../db/queries/publish-procedure.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { differencesOf } from '../../domain/procedure/differences.ts';
import { definitionSchemaPath, procedureJsonSchema } from '../../domain/procedure/json-schema.ts';
import { previewProcedure } from '../../domain/procedure/preview.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { jsonSchema } from '../contract/common.ts';
import { proceduresContract } from '../contract/procedures.ts';
import { isFaulty, writeDefinition, type CheckedDefinition } from '../definition-check.ts';
import { doOnce } from '../do-once.ts';
import { contentDisposition } from '../http/downloads.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { faulty, pastDay, procedureCheck, refuseStranger, shownFindings } from '../procedure-checks.ts';
import { shownPreview } from '../views/procedure-preview.ts';

const definitionSchema = jsonSchema.parse(procedureJsonSchema());

/** Definitions of procedures: as files, checked, published, tried out. */
export function procedureRoutes({ db, config }: Pick<ApiParts, 'db' | 'config'>): BoundRoute[] {
  const getPublished = async (code: string) => {
    const found = await findProcedure(db, code);
    if (found === undefined) throw new Problem('not_found');
    return found;
  };

  const check = procedureCheck(db);

  return [
    bind(proceduresContract.getDefinitionSchema, () => definitionSchema),

    bind(proceduresContract.exportDefinition, async ({ params, principal, response }) => {
      const { definition, version } = await getPublished(params.code);
      refuseStranger(principal, definition.unitCode);
      response.set({
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': contentDisposition('attachment', `${params.code}-v${version}.json`),
        'Cache-Control': 'private, no-store',
      });
      response.end(writeDefinition(definition, `${config.http.publicUrl}${definitionSchemaPath}`));
      return undefined;
    }),

    bind(proceduresContract.publishVersion, async ({ params, body, principal, identity }) => {
      const today = localDateOf(new Date());
      const { validFrom = today, reason } = body;
      if (validFrom < today) throw pastDay(today);
      const inForce = await findVersionOn(db, params.code, validFrom);
      if (inForce !== undefined) refuseStranger(principal, inForce.definition.unitCode);
      const checked = await check(body.definition, params.code, validFrom);
      const { definition, findings } = checked;
      if (definition !== undefined && !isFaulty(checked)) refuseStranger(principal, definition.unitCode);
      const seen = {
        findings: shownFindings(findings),
        comparedWith: inForce === undefined ? null : { version: inForce.version, validFrom: inForce.validFrom },
        differences: differencesToShow(inForce?.definition, definition),
      };
      if (body.dryRun) return { ...seen, published: null };
      if (definition === undefined || isFaulty(checked)) throw faulty(findings);

      const request = { accountId: principal.accountId, action: 'publishVersion', dossierId: null };
      const by = { accountId: principal.accountId, role: 'administrator' } as const;
      await doOnce(db, { identity, ...request, input: { code: params.code, validFrom } }, async (tx) => {
        await publishVersion(tx, { id: identity.id, definition, validFrom, today, by, reason });
      });
      const made = await findPublished(db, identity.id);
      const published = made ?? (await findVersionOn(db, params.code, validFrom));
      if (published === undefined) throw new Error(`No version of ${params.code} was published`);
      const { version } = published;
      return { ...seen, published: { version, validFrom: published.validFrom, isNew: made !== undefined } };
    }),

    bind(proceduresContract.previewProcedure, async ({ params, body, principal }) => {
      const { at = new Date().toISOString(), definition: given, ...request } = body;
      const definition =
        given === undefined
          ? (await getPublished(params.code)).definition
          : readTried(principal, await check(given, params.code, localDateOf(at)));
      const calendar = await findUnitCalendar(db, definition.unitCode);
      if (calendar === undefined) throw new Error(`The unit ${definition.unitCode} has no calendar`);
      return shownPreview(previewProcedure(definition, calendar, { ...request, at }));
    }),
  ];
}

/** A definition somebody wants to try. @throws Problem unless they are an administrator and it has no errors. */
function readTried(principal: Principal | undefined, checked: CheckedDefinition): ProcedureDefinition {
  if (principal === undefined) throw new Problem('not_signed_in');
  if (unitsOf(principal, ['administrator']).length === 0) throw new Problem('forbidden');
  if (checked.definition === undefined || isFaulty(checked)) throw faulty(checked.findings);
  return checked.definition;
}

/** What would change; nothing where that cannot be said, because the file is unreadable or another procedure's. */
function differencesToShow(inForce: ProcedureDefinition | undefined, given: ProcedureDefinition | undefined) {
  if (given === undefined || (inForce !== undefined && inForce.code !== given.code)) return [];
  return differencesOf(inForce ?? {}, given).map((one) => ({ ...one, path: [...one.path] }));
}
