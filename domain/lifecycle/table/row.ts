import { z } from 'zod';
import type { LocalizedText } from '../../localized-text.ts';
import type { ReturnMethod } from '../../procedure/definition.ts';
import type { Actor, Facts, Refusal, RefusalCode } from '../act.ts';
import type { DossierPlan } from '../plan.ts';
import type { Role } from '../roles.ts';
import type { DossierState } from '../state.ts';
import type { DossierStatus } from '../statuses.ts';

/** What the clock does on an action, as the lifecycle table prints it. */
export type ClockEffect = 'none' | 'same' | 'runs' | 'pauses' | 'stops' | 'byStatus';

/** Illustrative letters of TT 03/2025/TT-VPCP, Annex I, by their role here. */
export type Letter = 'appointmentReceipt' | 'supplementRequest' | 'refusal' | 'apology' | 'stopNotice';

/**
 * One row of the transition table: where an action is possible, who may do it, what it asks for, and what it makes of
 * the dossier. `input` is what a person fills in and may hold free text; `decision` is the part the workflow decides
 * on: parsing an input with it leaves out everything else, so that no text reaches Temporal.
 */
export interface ActionRow {
  readonly label: LocalizedText;
  /** Where it applies: through the workflow, or by one SQL statement while there is none (before and after its life). */
  readonly appliedBy: 'workflow' | 'database';
  readonly from: readonly DossierStatus[];
  readonly to: readonly DossierStatus[] | 'same' | 'before';
  readonly by: readonly Role[];
  readonly input: z.ZodObject;
  readonly decision: z.ZodObject;
  readonly clock: ClockEffect;
  /** Whether the applicant is told: of what only may move the due date, when it does. */
  readonly notice: boolean | 'ifDueDateMoves';
  readonly letter?: Letter;
  /** A second person must approve before it takes effect. */
  readonly twoPersons: boolean;
  /** Ends or takes away something: asked for twice on screen, drawn in the colour of danger. */
  readonly danger: boolean;
  /** A supervisor may undo it while it is the last thing that happened. */
  readonly correctable: boolean;
  /** Roles that may do it only while they hold the dossier's main task. */
  readonly holderOnly: readonly Role[];
  /** Why the action is not possible now, whatever is filled in. Decides whether its button is shown. */
  readonly allow: (moment: Situation) => Refusal | undefined;
  /** Why what was decided is not acceptable. */
  readonly guard: (moment: Moment) => Refusal | undefined;
  readonly apply: (moment: Moment) => DossierState;
}

/** A dossier and somebody looking at it. */
export interface Situation {
  readonly plan: DossierPlan;
  readonly state: DossierState;
  readonly actor: Actor;
  readonly at: string;
}

/** Everything a row may look at. `decision` has been parsed by the row's own schema. */
export interface Moment<D = Record<string, unknown>> extends Situation {
  readonly decision: D;
  readonly facts: Facts;
}

interface RowSpec<I extends z.ZodRawShape, D extends z.ZodRawShape> {
  readonly label: LocalizedText;
  readonly appliedBy?: ActionRow['appliedBy'];
  readonly from: readonly DossierStatus[];
  readonly to: ActionRow['to'];
  readonly by: readonly Role[];
  readonly input?: I;
  readonly decision?: D;
  readonly clock: ClockEffect;
  readonly notice?: ActionRow['notice'];
  readonly letter?: Letter;
  readonly twoPersons?: boolean;
  readonly danger?: boolean;
  readonly correctable?: boolean;
  readonly holderOnly?: true | readonly Role[];
  readonly allow?: (situation: Situation) => Refusal | undefined;
  readonly guard?: (moment: Moment<z.infer<z.ZodObject<D>>>) => Refusal | undefined;
  readonly apply: (moment: Moment<z.infer<z.ZodObject<D>>>) => DossierState;
}

/** Completes a row with its defaults. The decision's fields are asked for too, beside the input's own. */
export function row<I extends z.ZodRawShape, D extends z.ZodRawShape>(spec: RowSpec<I, D>): ActionRow {
  const decision = z.object(spec.decision ?? ({} as D));
  const input = z.strictObject({ ...(spec.decision ?? {}), ...(spec.input ?? {}) });
  const narrow = (moment: Moment): Moment<z.infer<z.ZodObject<D>>> => ({
    ...moment,
    decision: decision.parse(moment.decision),
  });
  const { guard } = spec;
  return {
    label: spec.label,
    appliedBy: spec.appliedBy ?? 'workflow',
    from: spec.from,
    to: spec.to,
    by: spec.by,
    input,
    decision,
    clock: spec.clock,
    notice: spec.notice ?? false,
    ...(spec.letter === undefined ? {} : { letter: spec.letter }),
    twoPersons: spec.twoPersons ?? false,
    danger: spec.danger ?? false,
    correctable: spec.correctable ?? false,
    holderOnly: spec.holderOnly === true ? spec.by : (spec.holderOnly ?? []),
    allow: (situation) => spec.allow?.(situation),
    guard: (moment) => guard?.(narrow(moment)),
    apply: (moment) => spec.apply(narrow(moment)),
  };
}

/** A refusal, naming the field at fault where one is. */
export function refuse(code: RefusalCode, field?: string): Refusal {
  return field === undefined ? { code } : { code, field };
}

/** The procedure offers this way of receiving the result. */
export function guardReturnMethod({
  plan,
  decision,
}: Pick<Moment<{ readonly returnMethod: ReturnMethod }>, 'plan' | 'decision'>): Refusal | undefined {
  return plan.returnMethods.includes(decision.returnMethod)
    ? undefined
    : refuse('return_method_not_offered', 'returnMethod');
}

/** How a field of an action's form is to be shown where its type does not say it. */
export type FieldWidget =
  | 'text'
  | 'components'
  | 'marks'
  | 'pieceNotes'
  | 'units'
  | 'earlierStep'
  | 'resultFile'
  | 'date'
  | 'instant'
  | 'consultation'
  | 'money'
  | 'address';

/** Names a field in both languages, and how to ask for it; the names travel with the JSON Schema of the form. */
export function field<T extends z.ZodType>(schema: T, vi: string, en: string, widget?: FieldWidget): T {
  return schema.meta({ title: vi, 'x-title-en': en, ...(widget === undefined ? {} : { 'x-widget': widget }) });
}

const text = z.string().trim().min(3).max(4000);

/** A reason that must be written. */
export const reason = field(text, 'Lý do', 'Reason', 'text');

/** A text that may be left out. */
export function optionalText(vi: string, en: string): z.ZodOptional<z.ZodString> {
  return field(z.string().trim().max(4000).optional(), vi, en, 'text');
}

/** A text that must be written, under a name of its own. */
export function requiredText(vi: string, en: string): z.ZodString {
  return field(text, vi, en, 'text');
}

/** Grounds of a refusal or a negative result: a list to choose from, the words come beside it. A setting, not law. */
export const refusalGrounds = [
  'wrongAuthority',
  'notEligible',
  'incomplete',
  'falsified',
  'duplicate',
  'other',
] as const;

export const ground = field(z.enum(refusalGrounds), 'Căn cứ', 'Ground');

export const groundNames: Readonly<Record<(typeof refusalGrounds)[number], LocalizedText>> = {
  wrongAuthority: { vi: 'Không đúng thẩm quyền', en: 'Wrong authority' },
  notEligible: { vi: 'Không đủ điều kiện', en: 'Not eligible' },
  incomplete: { vi: 'Hồ sơ không đầy đủ, không hợp lệ', en: 'Incomplete or invalid' },
  falsified: { vi: 'Giấy tờ không trung thực', en: 'Untruthful documents' },
  duplicate: { vi: 'Trùng hồ sơ đã nộp', en: 'Duplicate of another dossier' },
  other: { vi: 'Căn cứ khác', en: 'Other ground' },
};
