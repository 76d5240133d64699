import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { auditFaults } from '../../domain/audit-check.ts';
import type { Queryable } from '../client.ts';
import type { AuditAnchor, AuditFinding } from '../schema/index.ts';

const finding = z.object({
  subjectKind: z.string(),
  subjectId: z.string(),
  no: z.number(),
  fault: z.enum(auditFaults),
});

/**
 * What the log was at a moment. Kept outside of the database it shows what no chain can: that its newest entries, or
 * whole subjects, were cut off.
 */
export const auditAnchor = z.strictObject({
  /** UTC ISO instant; it covers the entries written before. */
  through: z.iso.datetime(),
  entries: z.int().min(0),
  /** SHA-256 over their hashes, by subject and number. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Longer than any transaction lasts: what is older than this has been committed, or never will be. */
const settlingMs = 5 * 60_000;

/** Until when an anchor made now can cover the log: what is younger may still be on its way. */
export function settledBefore(now: Date): string {
  return new Date(now.getTime() - settlingMs).toISOString();
}

export interface AuditCheck {
  readonly entries: number;
  readonly chains: number;
  /** The first breaks; `broken` counts them all. */
  readonly findings: readonly AuditFinding[];
  readonly broken: number;
  readonly anchor: AuditAnchor;
  /** Whether the log still is what the kept anchor says it was; `null` when none was given. */
  readonly agreesWithKept: boolean | null;
}

const batchSize = 10_000;
const shownFindings = 20;

const batchRow = z.object({
  entries: z.coerce.number(),
  chains: z.coerce.number(),
  broken: z.coerce.number(),
  findings: z.array(finding),
  anchored: z.coerce.number(),
  hashes: z.string(),
  keptEntries: z.coerce.number(),
  keptHashes: z.string(),
  last: z.object({ kind: z.string(), id: z.string(), no: z.number(), hash: z.string() }).nullable(),
});

export interface AuditChecking {
  /** UTC ISO instant; bounds what the anchor covers. */
  readonly through: string;
  /** An anchor made before, to be compared with. */
  readonly kept?: AuditAnchor | undefined;
  /** Told after each batch how many entries have been checked; what it throws ends the check. */
  readonly onProgress?: (entries: number) => void | Promise<void>;
}

/**
 * Recomputes every hash of the audit log as its trigger made it, along the index of the chains and in batches, so that it
 * neither holds the log up nor fills the memory. What is written meanwhile may be left out.
 */
export async function checkAudit(
  db: Queryable,
  { through, kept, onProgress = () => undefined }: AuditChecking,
): Promise<AuditCheck> {
  const digest = createHash('sha256');
  const keptDigest = createHash('sha256');
  const found = { entries: 0, chains: 0, broken: 0, findings: new Array<AuditFinding>() };
  const covered = { anchored: 0, kept: 0 };
  let last: z.infer<typeof batchRow>['last'] = { kind: '', id: '', no: 0, hash: '' };
  while (last !== null) {
    const [row] = await db.execute(batchAfter(last, { through, keptThrough: kept?.through }));
    const batch = batchRow.parse(row);
    digest.update(batch.hashes);
    keptDigest.update(batch.keptHashes);
    covered.anchored += batch.anchored;
    covered.kept += batch.keptEntries;
    found.entries += batch.entries;
    found.chains += batch.chains;
    found.broken += batch.broken;
    found.findings.push(...batch.findings.slice(0, shownFindings - found.findings.length));
    last = batch.last;
    await onProgress(found.entries);
  }
  return {
    ...found,
    anchor: { through, entries: covered.anchored, digest: digest.digest('hex') },
    agreesWithKept:
      kept === undefined ? null : kept.entries === covered.kept && kept.digest === keptDigest.digest('hex'),
  };
}

/** The next entries by subject and number, checked against the one before each, and put together into one row. */
function batchAfter(
  last: { kind: string; id: string; no: number; hash: string },
  { through, keptThrough }: { through: string; keptThrough: string | undefined },
): SQL {
  const isSameSubject = sql`subject_kind = ${last.kind} and subject_id = ${last.id}`;
  return sql`
    with batch as (
      select * from audit_entries
      where (subject_kind, subject_id, no) > (${last.kind}, ${last.id}, ${last.no}::int)
      order by subject_kind, subject_id, no limit ${batchSize}),
    linked as (
      select *,
        coalesce(lag(no) over chain, case when ${isSameSubject} then ${last.no}::int else 0 end) as no_before,
        coalesce(lag(hash) over chain, case when ${isSameSubject} then ${last.hash} else '' end) as hash_before,
        -- As chain_audit_entry() of the migrations writes it.
        encode(sha256(convert_to(concat_ws('|', previous_hash, subject_kind, subject_id, no, action, actor_id,
          actor_role, detail::text, extract(epoch from at)), 'UTF8')), 'hex') as hash_now
      from batch
      window chain as (partition by subject_kind, subject_id order by no)),
    checked as (
      select subject_kind, subject_id, no, hash, id < ${firstIdAt(through)} as is_anchored,
        ${keptThrough === undefined ? sql`false` : sql`id < ${firstIdAt(keptThrough)}`} as is_kept, no = 1 as is_first,
        case when no <> no_before + 1 then 'gapBefore'
          when previous_hash <> hash_before then 'notFollowing'
          when hash <> hash_now then 'changed' end as fault
      from linked)
    select
      count(*) as entries,
      count(*) filter (where is_first) as chains,
      count(fault) as broken,
      count(*) filter (where is_anchored) as anchored,
      coalesce(string_agg(hash, '' order by subject_kind, subject_id, no) filter (where is_anchored), '') as hashes,
      count(*) filter (where is_kept) as "keptEntries",
      coalesce(string_agg(hash, '' order by subject_kind, subject_id, no) filter (where is_kept), '') as "keptHashes",
      (select coalesce(jsonb_agg(jsonb_build_object('subjectKind', subject_kind, 'subjectId', subject_id, 'no', no,
          'fault', fault)), '[]') from (select * from checked where fault is not null
          order by subject_kind, subject_id, no limit ${shownFindings}) shown) as findings,
      (select jsonb_build_object('kind', subject_kind, 'id', subject_id, 'no', no, 'hash', hash)
        from checked order by subject_kind desc, subject_id desc, no desc limit 1) as last
    from checked`;
}

/** The first id made at an instant: ids begin with their milliseconds, which no retry moves back as it may `at`. */
function firstIdAt(instant: string): SQL {
  const ms = new Date(instant).getTime().toString(16).padStart(12, '0');
  return sql`${`${ms.slice(0, 8)}-${ms.slice(8)}-0000-0000-000000000000`}::uuid`;
}
