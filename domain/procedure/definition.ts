/**
 * A procedure is data: what is asked for, what it costs, who does what and by when. A published version never changes;
 * a dossier pins the version it was submitted under.
 */

import { z } from 'zod';
import { confidence } from '../confidence.ts';
import { condition } from '../fee/conditions.ts';
import { feeSchedule } from '../fee/rules.ts';
import { inBothLanguages, localizedText } from '../localized-text.ts';

/** Kinds of file a component accepts, by what the file really is, never by its name. */
export const fileKind = z.enum(['pdf', 'png', 'jpeg', 'docx', 'xlsx']);
export type FileKind = z.infer<typeof fileKind>;

export const workingDuration = z.object({
  unit: z.enum(['workingDays', 'workingHours']),
  amount: z.number().positive(),
});

/** Anything JSON can hold. */
export const jsonValue = z.json();

export const componentDefinition = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: localizedText,
  originals: z.number().int().min(0),
  copies: z.number().int().min(0),
  required: z.boolean(),
  accepts: z.array(fileKind).min(1).default(['pdf', 'png', 'jpeg']),
  /** The form to be filled in for it, a file of the installation. */
  template: z.object({ name: localizedText, file: z.string().regex(/^[\w-]{1,60}\.(pdf|docx|xlsx)$/) }).optional(),
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

/**
 * A case with a processing time of its own, such as three working days where only a name changes and seven otherwise.
 * The answers of the form decide; of several cases that apply the first counts, and where none does the procedure's own
 * time. `shares` gives each step's minutes and adds up to the case's time.
 */
export const deadlineCase = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: localizedText,
  when: condition,
  processing: workingDuration,
  shares: z.record(z.string(), z.number().int().positive()),
  legalBasis: z.string(),
  confidence,
});
export type DeadlineCase = z.infer<typeof deadlineCase>;

/** Limits the law sets on a part of the processing time. */
const limits = z.object({
  /** Other units are asked within this time from acceptance. */
  consultWithin: workingDuration.optional(),
  /** A unit that is asked answers within this time; the officer may give less, not more. */
  replyWithin: workingDuration.optional(),
  /** Whether the processing time stands still while an answer is awaited. */
  consultationPauses: z.boolean().default(false),
  /** A negative answer is proposed within this time from acceptance. */
  refuseWithin: workingDuration.optional(),
  /** What is accepted after this time of a working day counts from the next one (a rule of some procedures). */
  cutoffTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  legalBasis: z.string(),
  confidence,
});
export type ProcedureLimits = z.infer<typeof limits>;

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
    form: z.record(z.string(), jsonValue),
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
    cases: z.array(deadlineCase).optional(),
    limits: limits.optional(),
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
    const fault = (index: number, vi: string, en: string) =>
      context.addIssue({ code: 'custom', path: ['steps', index], ...inBothLanguages({ vi, en }) });
    steps.forEach(({ kind, role }, index) => {
      if (kind === 'sign' && role !== 'signer')
        fault(
          index,
          'Kết quả do vai trò "signer" ký: sửa vai trò của bước này',
          'A result is signed by a signer: change the role of this step',
        );
      if (kind === 'issue' && role !== 'clerk' && role !== 'officer')
        fault(
          index,
          'Kết quả do "clerk" hoặc "officer" phát hành: sửa vai trò của bước này',
          'A result is issued by a clerk or an officer: change the role of this step',
        );
      if ((kind === 'issue') !== (index === steps.length - 1))
        fault(
          index,
          'Bước cuối, và chỉ bước cuối, là bước phát hành ("issue"): các bước sau nó không bao giờ tới',
          'The last step, and no other, issues the result: what comes after it is never reached',
        );
    });
  });

export type ProcedureDefinition = z.infer<typeof procedureDefinition>;
