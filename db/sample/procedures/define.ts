import type { Confidence } from '../../../domain/confidence.ts';
import type { FeeSchedule } from '../../../domain/fee/rules.ts';
import type { LocalizedText } from '../../../domain/localized-text.ts';
import type {
  ComponentDefinition,
  DeadlineCase,
  FileKind,
  ProcedureDefinition,
  StepDefinition,
} from '../../../domain/procedure/definition.ts';
import { askedInForm, form, type JsonSchema } from './forms.ts';

/** A paper of the dossier; graded like the procedure's papers as a whole unless it says otherwise. */
type Paper = Omit<ComponentDefinition, 'confidence'> & { readonly confidence?: Confidence };

/** What a sample procedure says for itself. The rest is the same for all of them and comes from `defineProcedure`. */
interface ProcedureFacts
  extends
    Pick<
      ProcedureDefinition,
      'code' | 'name' | 'unitCode' | 'fieldCode' | 'fees' | 'processing' | 'steps' | 'result' | 'legalBasis'
    >,
    Partial<
      Pick<ProcedureDefinition, 'applicants' | 'onlineLevel' | 'returnMethods' | 'homeCollection' | 'cases' | 'limits'>
    > {
  /** Questions of the form besides those the fees depend on, which are asked in any case. */
  readonly asks?: Readonly<Record<string, JsonSchema>>;
  readonly papers: readonly Paper[];
  readonly payOn?: ProcedureDefinition['payment']['timing'];
  /** Only what differs from the usual grades: read in the source, but for steps and online level. */
  readonly grades?: Partial<ProcedureDefinition['confidence']>;
}

const usualGrades: ProcedureDefinition['confidence'] = {
  code: 'text',
  processing: 'text',
  components: 'text',
  steps: 'sample',
  onlineLevel: 'sample',
  result: 'text',
};

/**
 * A sample procedure. Waiting times, reminders and the number of payment extensions are settings of this sample, not
 * law; two supplement rounds are NĐ 63/2010/NĐ-CP Art. 20(4).
 */
export function defineProcedure(facts: ProcedureFacts): ProcedureDefinition {
  const { asks, papers, payOn, grades, ...rest } = facts;
  const confidence = { ...usualGrades, ...grades };
  return {
    applicants: ['citizen', 'company'],
    onlineLevel: 'full',
    returnMethods: ['counter', 'online', 'home'],
    homeCollection: true,
    ...rest,
    form: form({ ...asks, ...questionsOf(rest.fees) }),
    components: papers.map((paper) => ({ confidence: confidence.components, ...formOf(paper), ...paper })),
    payment: { timing: payOn ?? 'never', waitDays: 15, reminderDaysBefore: 3, maxExtensions: 1 },
    reception: { unit: 'workingHours', amount: 8 },
    supplement: { maxRounds: 2, waitDays: 15, reminderDaysBefore: 3 },
    extension: { maxTimes: 1 },
    confidence,
  };
}

/** Whatever the applicant writes themselves has a form to download. */
function formOf({ key, name }: Paper): Pick<ComponentDefinition, 'template'> {
  if (!/^(Đơn|Tờ khai|Văn bản đề nghị|Giấy đề nghị)/.test(name.vi)) return {};
  return { template: { name, file: `${key}.pdf` } };
}

/** The questions the fees depend on, without what only the post's scales can answer. */
function questionsOf({ questions, rules }: FeeSchedule): Record<string, JsonSchema> {
  const weighed = rules.flatMap(({ amount }) => (amount.kind === 'postal' ? [amount.weightGramsAnswer] : []));
  const asked = Object.entries(questions).filter(([key]) => !weighed.includes(key));
  return Object.fromEntries(asked.map(([key, question]) => [key, askedInForm(question)]));
}

export const workingDays = (amount: number) => ({ unit: 'workingDays', amount }) as const;
export const workingHours = (amount: number) => ({ unit: 'workingHours', amount }) as const;

/** A case as the sample writes it: the steps themselves say what each has of its time. */
type Case = Omit<DeadlineCase, 'shares' | 'confidence'> & {
  readonly steps: readonly StepDefinition[];
  readonly confidence?: DeadlineCase['confidence'];
};

/** A case with a time of its own, read in the source unless it says otherwise; the hours per step are always made up. */
export function timeOf({ steps, ...rest }: Case): DeadlineCase {
  const shares = Object.fromEntries(steps.map(({ key, shareMinutes }) => [key, shareMinutes]));
  return { confidence: 'text', ...rest, shares };
}

const scans: FileKind[] = ['pdf', 'png', 'jpeg'];

/** A paper handed in as the original. */
export function original(key: string, name: LocalizedText): Paper {
  return { key, name, originals: 1, copies: 0, required: true, accepts: scans };
}

/** A paper handed in as a copy. */
export function copy(key: string, name: LocalizedText): Paper {
  return { key, name, originals: 0, copies: 1, required: true, accepts: scans };
}

/** A paper handed in as an original and a copy. */
export function originalAndCopy(key: string, name: LocalizedText): Paper {
  return { key, name, originals: 1, copies: 1, required: true, accepts: scans };
}

/** A paper only some applicants have: "(nếu có)", "trường hợp …". */
export function optional(paper: Paper): Paper {
  return { ...paper, required: false };
}

/** A paper that may also come as a word-processor or spreadsheet file. */
export function orOfficeFile(paper: Paper): Paper {
  return { ...paper, accepts: [...scans, 'docx', 'xlsx'] };
}
