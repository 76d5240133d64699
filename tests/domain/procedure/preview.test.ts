import { describe, expect, it } from 'vitest';
import { sampleProcedures } from '../../../db/sample/procedures/index.ts';
import { quoteFees } from '../../../domain/fee/quote.ts';
import { planFor } from '../../../domain/lifecycle/plan.ts';
import type { ProcedureDefinition } from '../../../domain/procedure/definition.ts';
import { formFields } from '../../../domain/procedure/form-fields.ts';
import { previewProcedure, type Preview, type PreviewRequest } from '../../../domain/procedure/preview.ts';
import { firstCalendar } from '../../../domain/working-time/first-calendar.ts';
import { local, TestDossier } from '../lifecycle/dossier.ts';
import { sound } from './definitions.ts';

const monday = '2026-11-09 09:00';
const asked: PreviewRequest = {
  answers: {},
  channel: 'online',
  applicant: 'citizen',
  homeReturn: false,
  at: local(monday),
};

function preview(definition: ProcedureDefinition, request: Partial<PreviewRequest> = {}): Preview {
  return previewProcedure(definition, firstCalendar, { ...asked, ...request });
}

/** One set of answers per option of every question, the others left at their first. */
function variedAnswers(definition: ProcedureDefinition): Record<string, unknown>[] {
  const fields = [...formFields(definition.form).values()];
  const choices = fields.map(({ name, type, options, minimum }): [string, unknown[]] => {
    if (type === 'choice') return [name, options.map(({ value }) => value)];
    if (type === 'yesNo') return [name, [false, true]];
    return [name, [type === 'text' ? 'x' : Math.max(1, minimum)]];
  });
  return choices.reduce<Record<string, unknown>[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

const actionOf = { work: 'completeStep', sign: 'sign', issue: 'issueResult' } as const;

const everyCase = sampleProcedures.flatMap((definition) =>
  [
    ...new Map(
      variedAnswers(definition).map((answers) => [preview(definition, { answers }).chosen.deadlineCase?.key, answers]),
    ),
  ].map(([key, answers]) => [`${definition.code} ${key ?? ''}`, definition, answers] as const),
);

describe('what is foreseen is what the lifecycle does', () => {
  it.each(everyCase)('%s', (_, definition, answers) => {
    const foreseen = preview(definition, { answers });
    const plan = planFor(definition, firstCalendar);
    const unpaid = { ...plan, payment: { ...plan.payment, timing: 'never' as const } };
    const dossier = new TestDossier(unpaid, monday);
    dossier.does('applicant', 'submit', { returnMethod: 'counter', caseKey: foreseen.chosen.deadlineCase?.key });
    expect(dossier.state.desk?.dueAt).toBe(foreseen.acceptedAt);
    dossier.at = foreseen.acceptedAt;
    dossier.does('clerk', 'accept');

    expect(dossier.dueAt).toBe(foreseen.due.dueAt);
    const lifecycleLimits = dossier.state.limits.map(({ kind, dueAt }) => ({ kind, dueAt }));
    expect(foreseen.limits.filter(({ kind }) => kind !== 'reply')).toMatchObject(lifecycleLimits);
    for (const step of foreseen.steps) {
      expect(dossier.work.main).toMatchObject({ stepKey: step.key, dueAt: step.to });
      dossier.at = step.to;
      dossier.does(step.role, actionOf[step.kind]);
    }
    expect(dossier.state.status).toBe('result_ready');
  });

  it('in every case of every sample procedure', () => {
    const named = everyCase.map(([name]) => name);
    for (const { code, cases = [] } of sampleProcedures) {
      for (const { key } of cases) expect(named).toContain(`${code} ${key}`);
    }
  });
});

describe('a preview', () => {
  it('quotes the very fees the quote does', () => {
    const answers = { change: 'name', copies: 3 };
    expect(preview(sound, { answers }).fees).toEqual(quoteFees(sound.fees, { ...asked, answers }));
    expect(preview(sound, { answers })).toMatchObject({
      fees: { ok: true, totalVnd: 24_000 },
      paymentTiming: 'onAcceptance',
    });
  });

  it('says why a case was chosen, and which answer is missing to know', () => {
    expect(preview(sound, { answers: { change: 'name' } }).chosen).toMatchObject({
      deadlineCase: { key: 'renamed' },
      why: { vi: 'Nội dung thay đổi: Chỉ đổi tên', en: 'What changes: Only the name' },
    });
    expect(preview(sound)).toMatchObject({ chosen: { deadlineCase: null }, undecidedBy: ['change'] });
    expect(preview(sound, { answers: { change: 'capital' } }).undecidedBy).toEqual([]);
  });

  it('asks for no money where the fee comes to nothing', () => {
    const free = { ...sound, fees: { questions: {}, rules: [] } };
    expect(preview(free).paymentTiming).toBe('never');
  });

  it('refuses the fee, not the rest, while an answer is missing', () => {
    const foreseen = preview(sound, { answers: { change: 'capital' } });
    expect(foreseen.fees).toMatchObject({ ok: false, refusals: [{ field: 'answers.copies' }] });
    expect(foreseen.due.dueAt).toBe(local('2026-11-17 09:00'));
  });

  it('counts the time to reply from the last moment to ask', () => {
    const limits = {
      consultWithin: { unit: 'workingDays', amount: 1 },
      replyWithin: { unit: 'workingDays', amount: 2 },
      consultationPauses: false,
      legalBasis: 'A decree',
      confidence: 'text',
    } as const;
    expect(preview({ ...sound, limits }).limits).toMatchObject([
      { kind: 'consult', dueAt: local('2026-11-11 09:00') },
      { kind: 'reply', dueAt: local('2026-11-13 09:00') },
    ]);
  });
});
