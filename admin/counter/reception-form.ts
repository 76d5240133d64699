import type { Procedure } from '../../api/contract/catalogue.ts';
import type { CounterReception, Dossier } from '../../api/contract/dossiers.ts';
import type { PriorityGroup } from '../../domain/priority.ts';
import type { ReturnMethod } from '../../domain/procedure/definition.ts';
import type { AddressForm, ApplicantForm } from '../../ui/applicant-form.ts';

/** One component on the table: how many sheets of which kind lie there. */
export interface PaperForm {
  readonly isThere: boolean;
  readonly originals: number;
  readonly copies: number;
}

/** What the clerk has filled in for the person in front of them. */
export interface ReceptionForm {
  readonly procedureCode: string;
  readonly applicant: ApplicantForm;
  readonly priority: PriorityGroup | null;
  readonly answers: NonNullable<CounterReception['answers']>;
  /** By the component's key; what nobody has touched is as the procedure asks for it. */
  readonly papers: Readonly<Record<string, PaperForm>>;
  readonly returnMethod: ReturnMethod | '';
  readonly returnAddress: AddressForm;
}

const emptyAddress: AddressForm = { line: '', communeCode: '', provinceCode: '' };

export const emptyForm: ReceptionForm = {
  procedureCode: '',
  applicant: {
    kind: 'citizen',
    name: '',
    personalId: '',
    phone: '',
    email: '',
    companyName: '',
    taxCode: '',
    address: emptyAddress,
    isOnBehalf: false,
    representative: { name: '', personalId: '', authority: '' },
  },
  priority: null,
  answers: {},
  papers: {},
  returnMethod: '',
  returnAddress: emptyAddress,
};

type Component = Pick<Procedure['components'][number], 'key' | 'originals' | 'copies'>;

/** What lies on the table of a component: until somebody says otherwise nothing, counted as the procedure asks. */
export function paperOf({ papers }: Pick<ReceptionForm, 'papers'>, { key, originals, copies }: Component): PaperForm {
  return papers[key] ?? { isThere: false, originals: originals + copies === 0 ? 1 : originals, copies };
}

/** Required components of which nothing is on the table. */
export function missingPapers(form: Pick<ReceptionForm, 'papers'>, { components }: Pick<Procedure, 'components'>) {
  return components.filter((component) => {
    const { isThere, originals, copies } = paperOf(form, component);
    return component.required && (!isThere || originals + copies === 0);
  });
}

/** The form as the API takes it; what is wrong in it the API says, field by field. */
export function receptionOf(form: ReceptionForm, procedure: Procedure): CounterReception {
  const { applicant, returnAddress } = form;
  const isCompany = applicant.kind === 'company';
  const { email, companyName, taxCode, isOnBehalf, representative, ...person } = applicant;
  const method = form.returnMethod === '' ? procedure.returnMethods[0] : form.returnMethod;
  return {
    procedureCode: procedure.code,
    applicant: {
      ...person,
      ...(email.trim() === '' ? {} : { email: email.trim() }),
      ...(isCompany ? { companyName, taxCode } : {}),
      ...(isOnBehalf ? { representative } : {}),
    },
    answers: form.answers,
    components: procedure.components.map((component) => {
      const { isThere, originals, copies } = paperOf(form, component);
      return { key: component.key, originals: isThere ? originals : 0, copies: isThere ? copies : 0 };
    }),
    returnMethod: method ?? 'counter',
    ...(method === 'home' ? { returnAddress } : {}),
    priority: isCompany ? null : form.priority,
    incomplete: missingPapers(form, procedure).length > 0,
  };
}

/** The fields of somebody who has applied before, as they gave them last. */
export function applicantFrom({ applicant }: Pick<Dossier, 'applicant'>): ApplicantForm {
  const { representative, email = '', companyName = '', taxCode = '', ...person } = applicant;
  return {
    ...person,
    email,
    companyName,
    taxCode,
    isOnBehalf: representative !== undefined,
    representative: representative ?? emptyForm.applicant.representative,
  };
}
