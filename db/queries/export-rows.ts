import { eq, sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { z } from 'zod';
import type { FigureFilter } from '../../domain/reports/exports.ts';
import { standings } from '../../domain/reports/standing.ts';
import { dossierStatuses } from '../../domain/lifecycle/statuses.ts';
import type { OpenDatabase } from '../client.ts';
import { accounts, dossierFigures as figures, dossiers, procedures, units } from '../schema/index.ts';
import { figureCondition, officerKey } from './figure-filter.ts';

const words = z.object({ vi: z.string(), en: z.string() });
const moment = z.coerce.date().nullable();

const exportedDossiers = z.array(
  z.object({
    code: z.string(),
    unit: words,
    procedureCode: z.string(),
    procedure: words,
    applicant: z.string(),
    channel: z.enum(['online', 'counter', 'post']),
    status: z.enum(dossierStatuses),
    submittedAt: z.coerce.date(),
    acceptedAt: moment,
    standing: z.enum(standings),
    dueAt: moment,
    stoodAt: moment,
    officer: z.string().nullable(),
    resultNumber: z.string().nullable(),
  }),
);

/** A dossier as an export shows it. */
export type ExportedDossier = z.infer<typeof exportedDossiers>[number];

const batchRows = 1000;

/**
 * Reads the dossiers a filter means, the latest submitted first, through a cursor: however many there are, one batch is
 * in memory at a time, and all of them are of one moment.
 */
export async function* streamDossiers(
  { db, sql: connection }: Pick<OpenDatabase, 'db' | 'sql'>,
  filter: FigureFilter,
  now: string,
): AsyncGenerator<ExportedDossier[]> {
  const query = db
    .select({
      code: dossiers.code,
      unit: sql`${units.name}`.as('unit'),
      procedureCode: sql`${figures.procedureCode}`.as('procedureCode'),
      procedure: sql`${procedures.name}`.as('procedure'),
      applicant: sql`${dossiers.applicantName}`.as('applicant'),
      channel: dossiers.channel,
      status: dossiers.status,
      submittedAt: sql`${figures.submittedAt}`.as('submittedAt'),
      acceptedAt: sql`${dossiers.acceptedAt}`.as('acceptedAt'),
      standing: figures.standing,
      dueAt: sql`${figures.dueAt}`.as('dueAt'),
      stoodAt: sql`${figures.stoodAt}`.as('stoodAt'),
      officer: sql`${accounts.name}`.as('officer'),
      resultNumber: sql`${dossiers.resultNumber}`.as('resultNumber'),
    })
    .from(figures)
    .innerJoin(dossiers, eq(dossiers.id, figures.dossierId))
    .innerJoin(procedures, eq(procedures.code, figures.procedureCode))
    .innerJoin(units, eq(units.code, figures.unitCode))
    .leftJoin(accounts, sql`${accounts.id} = nullif(${officerKey}, 'none')::uuid`)
    .where(figureCondition(filter, now))
    .orderBy(sql`${figures.submittedAt} desc nulls last`, figures.dossierId)
    .toSQL();
  const parameters = query.params as postgres.ParameterOrJSON<never>[];
  for await (const rows of connection.unsafe(query.sql, parameters).cursor(batchRows)) {
    yield exportedDossiers.parse([...rows]);
  }
}
