import type { StaffRole } from '../../../domain/lifecycle/roles.ts';
import { unitCodes } from '../../../db/sample/units.ts';
import { guideProcedure } from './prepared-office.ts';

/** What the pages that are about one thing are opened with. */
export interface Subjects {
  readonly draftId: string;
  readonly submittedDraftId: string;
  readonly code: string;
  readonly trackingKey: string;
  readonly owedTransactionId: string;
  readonly paymentId: string;
  readonly staffId: string;
  /** What a figure of the overview, and one of the revenue report, opens: from the question mark on. */
  readonly dossiersBehind: string;
  readonly movementsBehind: string;
}

type AddressOf = (subjects: Subjects) => string;

/** A page by its route in the router: where it is opened, and who opens it. */
export interface ConsolePage {
  readonly role: StaffRole | 'nobody';
  readonly address: AddressOf;
}

const at =
  (role: ConsolePage['role']) =>
  (address: string | AddressOf): ConsolePage => ({
    role,
    address: typeof address === 'string' ? () => address : address,
  });
const nobody = at('nobody');
const clerk = at('clerk');
const accountant = at('accountant');
const supervisor = at('supervisor');
const administrator = at('administrator');

/** Every page of the console by its route; `login` is the sign-in page of react-admin. */
export const consolePages: Readonly<Record<string, ConsolePage>> = {
  login: nobody('/login'),
  '/invitation': nobody('/invitation?token=used-up'),
  '/second-factor': clerk('/second-factor'),
  '/preferences': clerk('/preferences'),
  tasks: clerk('/tasks'),
  '/counter': clerk('/counter'),
  '/counter/hand-over': clerk('/counter/hand-over'),
  '/counter/post': clerk('/counter/post'),
  dossiers: clerk('/dossiers'),
  'dossiers/show': clerk(({ code }) => `/dossiers/${code}/show`),
  absences: supervisor('/absences'),
  '/reports': supervisor('/reports'),
  '/reports/dossiers': supervisor(({ dossiersBehind }) => `/reports/dossiers${dossiersBehind}`),
  '/exports': supervisor('/exports'),
  payments: accountant('/payments'),
  'payments/show': accountant(({ paymentId }) => `/payments/${paymentId}/show`),
  refunds: accountant('/refunds'),
  'money-cases': accountant('/money-cases'),
  '/transfers': accountant('/transfers'),
  '/settlements': accountant('/settlements'),
  '/drawers': accountant('/drawers'),
  '/reconciliation': accountant('/reconciliation'),
  '/revenue': accountant('/revenue'),
  '/revenue/movements': accountant(({ movementsBehind }) => `/revenue/movements${movementsBehind}`),
  '/receipts': accountant('/receipts'),
  procedures: administrator('/procedures'),
  'procedures/show': administrator(`/procedures/${guideProcedure}/show`),
  '/procedures/create': administrator('/procedures/create'),
  '/procedures/:code/edit': administrator(`/procedures/${guideProcedure}/edit`),
  '/procedures/:code/versions': administrator(`/procedures/${guideProcedure}/versions`),
  '/procedures/:code/versions/:version': administrator(`/procedures/${guideProcedure}/versions/1`),
  '/units': administrator('/units'),
  '/units/:code': administrator(`/units/${unitCodes.board}`),
  staff: administrator('/staff'),
  'staff/show': administrator(({ staffId }) => `/staff/${staffId}/show`),
  '/calendars': administrator('/calendars'),
  audit: administrator('/audit'),
  '/audit/checks': administrator('/audit/checks'),
};

export interface PortalPage {
  readonly isSignedIn: boolean;
  readonly address: AddressOf;
}

const open = (address: string | AddressOf): PortalPage => ({
  isSignedIn: false,
  address: typeof address === 'string' ? () => address : address,
});
const own = (address: string | AddressOf): PortalPage => ({ ...open(address), isSignedIn: true });

/** Every page of the portal by its route; each step of an application is a page to whoever fills it in. */
export const portalPages: Readonly<Record<string, readonly PortalPage[]>> = {
  '/': [open('/')],
  '/thu-tuc/:code': [open(`/thu-tuc/${guideProcedure}`)],
  '/tra-cuu': [open('/tra-cuu')],
  '/tra-cuu/:code': [open(({ code, trackingKey }) => `/tra-cuu/${code}?key=${trackingKey}`)],
  '/lien-ket-het-han': [open('/lien-ket-het-han')],
  '/quyen-rieng-tu': [open('/quyen-rieng-tu')],
  '/da-xoa-tai-khoan': [open('/da-xoa-tai-khoan')],
  '/dang-ky': [open('/dang-ky')],
  '/dang-ky/kiem-tra-thu': [open('/dang-ky/kiem-tra-thu')],
  '/xac-nhan-email': [open('/xac-nhan-email?error=invalid_token')],
  '/dang-nhap': [open('/dang-nhap')],
  '/quen-mat-khau': [open('/quen-mat-khau')],
  '/dat-lai-mat-khau': [open('/dat-lai-mat-khau?token=used-up')],
  '*': [open('/khong-co-trang-nay')],
  '/nop-ho-so/:id': ['1', '2', '3', '4'].map((step) => own(({ draftId }) => `/nop-ho-so/${draftId}?buoc=${step}`)),
  '/nop-ho-so/:id/da-nop': [own(({ submittedDraftId }) => `/nop-ho-so/${submittedDraftId}/da-nop`)],
  '/ca-nhan': [own('/ca-nhan')],
  '/ca-nhan/ho-so': [own('/ca-nhan/ho-so')],
  '/ca-nhan/giay-to': [own('/ca-nhan/giay-to')],
  '/ca-nhan/giao-dich': [own('/ca-nhan/giao-dich')],
  '/ca-nhan/thong-tin': [own('/ca-nhan/thong-tin')],
  '/ca-nhan/du-lieu': [own('/ca-nhan/du-lieu')],
  '/ca-nhan/ho-so/:code': [own(({ code }) => `/ca-nhan/ho-so/${code}`)],
  '/ca-nhan/giao-dich/:id': [own(({ owedTransactionId }) => `/ca-nhan/giao-dich/${owedTransactionId}`)],
};
