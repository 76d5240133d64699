import { z } from 'zod';
import { confidence } from '../confidence.ts';
import { feeSchedule } from '../fee/rules.ts';
import { localizedText } from '../localized-text.ts';

/**
 * A procedure is data: what is asked for, what it costs, who does what and by when. A published version never changes;
 * a dossier pins the version it was submitted under.
 */

/** Kinds of file a component accepts, by what the file really is, never by its name. */
export const fileKind = z.enum(['pdf', 'png', 'jpeg', 'docx', 'xlsx']);
export type FileKind = z.infer<typeof fileKind>;

const workingDuration = z.object({ unit: z.enum(['workingDays', 'workingHours']), amount: z.number().positive() });

export const componentDefinition = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: localizedText,
  originals: z.number().int().min(0),
  copies: z.number().int().min(0),
  required: z.boolean(),
  accepts: z.array(fileKind).min(1).default(['pdf', 'png', 'jpeg']),
  confidence,
});
export type ComponentDefinition = z.infer<typeof componentDefinition>;

/** Staff roles a step can be given to. */
export const stepRole = z.enum(['clerk', 'officer', 'lead', 'signer']);

/**
 * One step of processing. `work` is done by whoever holds it, `sign` fixes a result file, `issue` numbers and dates it.
 * The shares of all steps add up to the processing time; reception comes before it and has a time of its own.
 */
export const stepDefinition = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: localizedText,
  kind: z.enum(['work', 'sign', 'issue']),
  role: stepRole,
  /** The unit that does it, when not the unit that decides the procedure. */
  unitCode: z.string().optional(),
  shareMinutes: z.number().int().positive(),
  confidence,
});
export type StepDefinition = z.infer<typeof stepDefinition>;

/** When the fee is asked for. `never` only when the schedule can come to nothing but zero. */
export const paymentTiming = z.enum(['never', 'onSubmission', 'onAcceptance', 'beforeReturn']);
export type PaymentTiming = z.infer<typeof paymentTiming>;

export const returnMethod = z.enum(['counter', 'online', 'home']);
export type ReturnMethod = z.infer<typeof returnMethod>;

export const procedureDefinition = z
  .object({
    code: z.string().regex(/^[0-9A-Z][0-9A-Z.-]{2,30}$/),
    name: localizedText,
    unitCode: z.string(),
    fieldCode: z.string(),
    /** Who may apply. */
    applicants: z.array(z.enum(['citizen', 'company'])).min(1),
    /** `full`: no visit needed (toàn trình); `partial`: something is still done at the counter (một phần). */
    onlineLevel: z.enum(['partial', 'full']),
    components: z.array(componentDefinition),
    /** JSON Schema of the questions whose answers decide fees and processing; an object schema, possibly without properties. */
    form: z.record(z.string(), z.json()),
    fees: feeSchedule,
    payment: z.object({
      timing: paymentTiming,
      waitDays: z.number().int().positive(),
      reminderDaysBefore: z.number().int().positive(),
      maxExtensions: z.number().int().min(0),
    }),
    /** Time to check completeness, from submission. */
    reception: workingDuration,
    /** Legal processing time, from acceptance (NĐ 118/2025 Art. 17(3)). */
    processing: workingDuration,
    steps: z.array(stepDefinition).min(1),
    supplement: z.object({
      /** NĐ 63/2010 Art. 20(4): no more than twice per case unless guidance was not followed. */
      maxRounds: z.number().int().min(0),
      waitDays: z.number().int().positive(),
      reminderDaysBefore: z.number().int().positive(),
    }),
    extension: z.object({ maxTimes: z.number().int().min(0) }),
    returnMethods: z.array(returnMethod).min(1),
    homeCollection: z.boolean(),
    result: z.object({ name: localizedText, validityMonths: z.number().int().positive().optional() }),
    legalBasis: z.array(z.string()),
    /** How sure the catalogue is, per fact people rely on. */
    confidence: z.object({
      code: confidence,
      processing: confidence,
      components: confidence,
      steps: confidence,
      onlineLevel: confidence,
      result: confidence,
    }),
  })
  .superRefine(({ steps }, context) => {
    const fault = (index: number, message: string) =>
      context.addIssue({ code: 'custom', path: ['steps', index], message });
    steps.forEach(({ kind, role }, index) => {
      if (kind === 'sign' && role !== 'signer') fault(index, 'A result is signed by a signer');
      if (kind === 'issue' && role !== 'clerk' && role !== 'officer')
        fault(index, 'A result is issued by a clerk or an officer');
      if ((kind === 'issue') !== (index === steps.length - 1))
        fault(index, 'The last step, and no other, issues the result');
    });
  });

export type ProcedureDefinition = z.infer<typeof procedureDefinition>;
