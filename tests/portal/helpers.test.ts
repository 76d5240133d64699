import { describe, expect, it } from 'vitest';
import { registrationFaults, emptyRegistration, toSignUp } from '../../portal/account/registration.ts';
import { sortAsked } from '../../portal/personal/asked.ts';
import { safeReturnPath } from '../../portal/places.ts';
import { defaultAnswers, feeQuestions } from '../../portal/service/fee-questions.ts';
import { faultOf } from '../../portal/shared/field-checks.ts';
import { fileFault } from '../../ui/accepted-file.ts';
import { answerFacts, questionName } from '../../portal/submit/answer-facts.ts';
import { readStep, stepOfField } from '../../portal/submit/steps.ts';
import { readDossierCode } from '../../ui/dossier-code.ts';

describe('a dossier code typed from a receipt', () => {
  it('is tidied of spaces, small letters and typographic hyphens', () => {
    expect(readDossierCode(' h34.18–261123–0012 ')).toBe('H34.18-261123-0012');
  });

  it('is refused when it cannot be one', () => {
    expect(readDossierCode('0012')).toBeUndefined();
  });
});

describe('the way back after signing in', () => {
  it.each([
    ['/thu-tuc/1.009748', '/thu-tuc/1.009748'],
    ['https://elsewhere.invalid', '/ca-nhan'],
    ['//elsewhere.invalid', '/ca-nhan'],
    ['/\\elsewhere.invalid', '/ca-nhan'],
    [null, '/ca-nhan'],
  ])('from %s leads to %s', (asked, path) => {
    expect(safeReturnPath(asked)).toBe(path);
  });
});

describe('fields', () => {
  it.each([
    ['0901234567', 'phone', undefined],
    ['901234567', 'phone', 'phone'],
    ['001099000001', 'personalId', undefined],
    ['00109900000', 'personalId', 'personalId'],
    ['0101234567-001', 'taxCode', undefined],
    ['ten@vidu.vn', 'email', undefined],
    ['ten@vidu', 'email', 'email'],
    ['   ', 'email', 'required'],
  ] as const)('%s as %s is %s', (text, shape, fault) => {
    expect(faultOf(text, shape)).toBe(fault);
  });

  it('of a company are asked for only when registering one', () => {
    expect(registrationFaults(emptyRegistration)).not.toHaveProperty('taxCode');
    expect(registrationFaults({ ...emptyRegistration, kind: 'company' })).toMatchObject({ taxCode: 'required' });
  });

  it('of a company are not sent for a citizen who filled them in before choosing', () => {
    const typed = { ...emptyRegistration, companyName: 'Công ty Mẫu', email: ' Ten@Vidu.vn ' };
    const sent = toSignUp(typed, { callbackURL: '/' });
    expect(sent).not.toHaveProperty('companyName');
    expect(sent.email).toBe('ten@vidu.vn');
  });
});

describe('a chosen file', () => {
  it('is told by its ending before it is sent', () => {
    expect(fileFault({ name: 'Đơn.PDF', size: 5 }, ['pdf'])).toBeUndefined();
    expect(fileFault({ name: 'don.txt', size: 5 }, ['pdf'])).toBe('wrongKind');
    expect(fileFault({ name: 'don.pdf', size: 0 }, ['pdf'])).toBe('empty');
  });
});

describe('the questions of a procedure', () => {
  const form = {
    type: 'object',
    properties: {
      projectName: { type: 'string', title: 'Tên dự án', 'x-en': 'Name of the project' },
      urgent: { type: 'boolean', title: 'Khẩn', default: false },
      kind: {
        type: 'string',
        title: 'Loại',
        oneOf: [{ const: 'new', title: 'Mới', 'x-en': 'New' }],
        default: 'new',
      },
    },
  };

  it('that can change a fee are those the fees depend on', () => {
    const kind = { type: 'yesNo', label: { vi: 'Loại', en: 'Kind' } } as const;
    const asked = feeQuestions({ form, fees: { questions: { kind }, rules: [] } });
    expect(Object.keys((asked?.['properties'] as object | undefined) ?? {})).toEqual(['kind']);
    expect(feeQuestions({ form, fees: { questions: {}, rules: [] } })).toBeUndefined();
  });

  it('begin with their defaults', () => {
    expect(defaultAnswers(form)).toEqual({ urgent: false, kind: 'new' });
  });

  it('are shown with their answers in the reader’s language', () => {
    const words = { language: 'en', yes: 'Yes', no: 'No' } as const;
    expect(answerFacts(form, { projectName: 'A', urgent: true, kind: 'new' }, words)).toEqual([
      { name: 'Name of the project', value: 'A' },
      { name: 'Khẩn', value: 'Yes' },
      { name: 'Loại', value: 'New' },
    ]);
  });

  it('are called what the form calls them, and nothing once the form no longer has them', () => {
    expect(questionName(form, 'projectName', 'en')).toBe('Name of the project');
    expect(questionName(form, 'gone', 'en')).toBeUndefined();
  });
});

describe('the steps of handing in', () => {
  it('are where the field that is missing can be filled in', () => {
    expect(['applicant.phone', 'components.plan', 'answers.kind', 'returnAddress'].map(stepOfField)).toEqual([
      'applicant',
      'papers',
      'papers',
      'delivery',
    ]);
  });

  it('begin at the beginning when the address names none', () => {
    expect([readStep(null), readStep('3'), readStep('9')]).toEqual(['applicant', 'delivery', 'applicant']);
  });
});

describe('what is asked of me', () => {
  const dossier = (code: string, dueAt: string | null) => ({
    code,
    procedure: { code: 'p', name: { vi: 'P', en: 'P' } },
    unit: { code: 'u', name: { vi: 'U', en: 'U' } },
    status: 'payment_requested' as const,
    statusName: { vi: 'S', en: 'S' },
    portalStatus: 6,
    submittedAt: '2026-11-20T01:00:00.000Z',
    dueAt: null,
    provisional: false,
    requests: [{ kind: 'pay' as const, text: { vi: 'T', en: 'T' }, dueAt }],
  });

  it('comes nearest deadline first, and without a deadline last', () => {
    const asked = sortAsked([
      dossier('none', null),
      dossier('later', '2026-12-02T00:00:00.000Z'),
      dossier('soon', '2026-12-01T00:00:00.000Z'),
    ]);
    expect(asked.map((one) => one.dossier.code)).toEqual(['soon', 'later', 'none']);
  });
});
