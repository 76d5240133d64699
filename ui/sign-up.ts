/** What somebody gives to register. */
export interface SignUp {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly kind: 'citizen' | 'company';
  readonly phone: string;
  readonly personalId: string;
  readonly companyName?: string;
  readonly taxCode?: string;
  readonly locale?: 'vi' | 'en';
  /** Where the link of the confirmation mail ends. */
  readonly callbackURL: string;
}
