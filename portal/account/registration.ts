import type { SignUp } from '../../ui/sign-up.ts';
import { faultOf, faultsOf, type Fault } from '../shared/field-checks.ts';

/** The registration form as it is typed. */
export interface Registration {
  readonly kind: 'citizen' | 'company';
  readonly name: string;
  readonly companyName: string;
  readonly taxCode: string;
  readonly email: string;
  readonly phone: string;
  readonly personalId: string;
  readonly password: string;
  readonly passwordAgain: string;
}

export const emptyRegistration: Registration = {
  kind: 'citizen',
  name: '',
  companyName: '',
  taxCode: '',
  email: '',
  phone: '',
  personalId: '',
  password: '',
  passwordAgain: '',
};

/** What keeps the form from being sent, by field. */
export function registrationFaults(form: Registration): Partial<Record<keyof Registration, Fault>> {
  const isCompany = form.kind === 'company';
  return faultsOf({
    kind: undefined,
    name: faultOf(form.name),
    companyName: isCompany ? faultOf(form.companyName) : undefined,
    taxCode: isCompany ? faultOf(form.taxCode, 'taxCode') : undefined,
    email: faultOf(form.email, 'email'),
    phone: faultOf(form.phone, 'phone'),
    personalId: faultOf(form.personalId, 'personalId'),
    password: faultOf(form.password, 'password'),
    passwordAgain: form.password === form.passwordAgain ? undefined : 'passwordsDiffer',
  });
}

/** What is sent for a form without faults. */
export function toSignUp(form: Registration, settings: Pick<SignUp, 'callbackURL' | 'locale'>): SignUp {
  const { kind, password } = form;
  return {
    ...settings,
    kind,
    password,
    name: form.name.trim(),
    email: form.email.trim().toLowerCase(),
    phone: form.phone.trim(),
    personalId: form.personalId.trim(),
    ...(kind === 'company' ? { companyName: form.companyName.trim(), taxCode: form.taxCode.trim() } : {}),
  };
}
