import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../client.ts';
import { figureLines } from '../schema/index.ts';

/** One folds at a time: two side by side would each leave a row for the same key. */
const foldLock = 7_310_021;

/**
 * Puts the lines of a unit's procedure that has loose ones together, a row for each key; answers how many loose ones
 * there were. Readers see either the rows before or those after, and both have the same sums.
 */
export async function foldFigures(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.execute(sql`select pg_try_advisory_xact_lock(${foldLock}) as held`);
    if (!z.object({ held: z.boolean() }).parse(lock).held) return 0;
    const [row] = await tx.execute(sql`
      with loose as (
        select unit_code, procedure_code from ${figureLines} where not folded limit 1
      ), taken as (
        delete from ${figureLines} l using loose
        where l.unit_code = loose.unit_code and l.procedure_code = loose.procedure_code
        returning l.*
      ), kept as (
        insert into ${figureLines}
          (id, unit_code, procedure_code, measure, month, officer_id, step_key, count, used_minutes, share_minutes, folded)
        select gen_random_uuid(), unit_code, procedure_code, measure, month, officer_id, step_key,
          sum(count), sum(used_minutes), sum(share_minutes), true
        from taken group by unit_code, procedure_code, measure, month, officer_id, step_key
        having sum(count) <> 0 or sum(used_minutes) <> 0 or sum(share_minutes) <> 0
      )
      select count(*) filter (where not folded)::int as loose from taken`);
    return z.object({ loose: z.number() }).parse(row).loose;
  });
}
