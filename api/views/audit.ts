import { z } from 'zod';
import type { listAuditChecks } from '../../db/queries/audit-checks.ts';
import type { listAuditEntries } from '../../db/queries/audit-log.ts';
import type { AuditCheckView, AuditEntry } from '../contract/audit.ts';

export type AuditEntryRow = Awaited<ReturnType<typeof listAuditEntries>>[number];
export type AuditCheckOfPerson = Awaited<ReturnType<typeof listAuditChecks>>[number];

/** An entry, with the names of the people it speaks of. */
export function shownEntry(row: AuditEntryRow, names: ReadonlyMap<string, string>): AuditEntry {
  const { actorId, actorName, subjectKind, subjectId, detail, ...entry } = row;
  const people = idsIn(row).flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
  return {
    ...entry,
    actor: actorId === null ? null : { id: actorId, name: actorName ?? actorId },
    subject: { kind: subjectKind, id: subjectId },
    detail: z.record(z.string(), z.json()).parse(detail),
    people,
  };
}

/** Ids that an entry names, each once: some are people’s. */
export function idsIn({ subjectKind, subjectId, detail }: AuditEntryRow): string[] {
  const named = Object.values(detail).filter((value) => z.uuid().safeParse(value).success);
  return [...new Set([...(subjectKind === 'account' ? [subjectId] : []), ...named.map(String)])];
}

/** A check with its findings by dossier code where they are a dossier’s. */
export function shownCheck({ check, askedBy }: AuditCheckOfPerson, codes: ReadonlyMap<string, string>): AuditCheckView {
  const { id, status, finishedAt, checkedEntries, totalEntries, chains, broken, anchor } = check;
  return {
    id,
    status,
    askedBy: { id: check.accountId, name: askedBy },
    askedAt: check.createdAt,
    finishedAt,
    checkedEntries,
    totalEntries,
    chains,
    broken,
    findings: check.findings.map(({ subjectKind, subjectId, no, fault }) => ({
      subject: { kind: subjectKind, id: subjectId },
      dossierCode: codes.get(subjectId) ?? null,
      no,
      fault,
    })),
    anchor,
    compared:
      check.keptFrom === null || check.keptAnchor === null
        ? null
        : { with: check.keptFrom, through: check.keptAnchor.through, agrees: check.agreesWithKept },
  };
}

/** Dossiers in which checks have found breaks. */
export function dossiersFound(rows: readonly AuditCheckOfPerson[]): string[] {
  return rows.flatMap(({ check }) =>
    check.findings.filter(({ subjectKind }) => subjectKind === 'dossier').map(({ subjectId }) => subjectId),
  );
}
