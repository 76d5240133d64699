import type { Application, Submission } from '../../../api/contract/application.ts';
import type { MyDossier } from '../../../api/contract/my-dossiers.ts';
import type { MoneyCase } from '../../../api/contract/discrepancies.ts';
import type { PaymentSummary } from '../../../api/contract/payments.ts';
import type { DeadlinesReport } from '../../../api/contract/reports.ts';
import type { RevenueReport } from '../../../api/contract/revenue.ts';
import { samplePdf } from '../../../db/sample/documents.ts';
import { sampleApplicants } from '../../../db/sample/staff.ts';
import { unitCodes } from '../../../db/sample/units.ts';
import type { StaffRole } from '../../../domain/lifecycle/roles.ts';
import { localDateOf } from '../../../domain/working-time/local-time.ts';
import { findTask, pay, workOn, type Meter } from '../../../stack/driver/journey.ts';
import { staffEmail } from '../../../stack/driver/people.ts';
import { Session } from '../../../stack/driver/session.ts';
import type { Installation } from '../../../stack/installation.ts';
import { eventually } from '../../support/eventually.ts';

type Site = Pick<Installation, 'addresses' | 'secrets'>;

/** How far a dossier has come: who has it next, or what the applicant is asked for. */
export type Place =
  | 'draft'
  | 'reception'
  | 'payment'
  | 'supplement'
  | 'lead'
  | 'officer'
  | 'signer'
  | 'issue'
  | 'handOver'
  | 'parcel'
  | 'returned';

/** The guide's service: one paper, a fee on acceptance, the usual five steps. */
export const guideProcedure = 'MAU.000001';

const address = { line: '12 đường Mẫu', communeCode: '23293', provinceCode: '51' };
const answers = { projectName: 'Nhà máy mẫu', purpose: 'Tiến độ của dự án', postalZone: 'sameProvince' };
const plainly: Meter = (_, step) => step();

/** The guide's unit at work: its people over the API, and dossiers brought as far as a page needs them. */
export class PreparedOffice {
  readonly #site: Site;
  readonly #sessions = new Map<string, Promise<Session>>();

  constructor(site: Site) {
    this.#site = site;
  }

  /** The unit's member in this role, signed in to the API. */
  staff(role: StaffRole): Promise<Session> {
    return this.#session(staffEmail(unitCodes.board, role));
  }

  citizen(): Promise<Session> {
    return this.#session(sampleApplicants[0]?.email ?? '');
  }

  /** A draft that lacks nothing; answers its id. */
  async draft(returnMethod: 'counter' | 'home' = 'counter'): Promise<Application> {
    const citizen = await this.citizen();
    const { id, revision } = await citizen.call<Application>('POST', '/api/v1/applications', {
      body: { procedureCode: guideProcedure },
    });
    const path = `/api/v1/applications/${id}`;
    await citizen.call('PATCH', path, {
      body: { revision, answers, returnMethod, ...(returnMethod === 'home' ? { returnAddress: address } : {}) },
    });
    return citizen.call<Application>('PUT', `${path}/components/request`, { file: samplePdf('Request') });
  }

  /** A new dossier that has come this far; answers its code and the key it is tracked with. */
  async dossierAt(place: Exclude<Place, 'draft'>): Promise<{ code: string; trackingKey: string; draftId: string }> {
    const { id: draftId, revision } = await this.draft(place === 'parcel' ? 'home' : 'counter');
    const citizen = await this.citizen();
    const { dossierCode: code, trackingKey } = await citizen.call<Submission>(
      'POST',
      `/api/v1/applications/${draftId}/submit`,
      { body: { revision } },
    );
    await this.#bring(code, place);
    return { code, trackingKey, draftId };
  }

  async #bring(code: string, place: Exclude<Place, 'draft'>): Promise<void> {
    const by = async (role: StaffRole, action: string, input: object = {}) =>
      workOn(await this.staff(role), code, { action, input: { ...input } }, plainly);
    if (place === 'reception') return;
    if (place === 'supplement') {
      const reason = 'Bổ sung văn bản đề nghị có chữ ký';
      await by('clerk', 'requestSupplement', { components: ['request'], reason });
      return;
    }
    await by('clerk', 'accept');
    if (place === 'payment') return;
    const citizen = await this.citizen();
    const { bank, post } = this.#site.addresses;
    await pay(citizen, code, { bankUrl: bank, postUrl: post });
    if (place === 'lead') return this.#untilTask('lead', code);
    await by('lead', 'completeStep', { opinion: 'Giao chuyên viên' });
    if (place === 'officer') return;
    await by('officer', 'completeStep', { opinion: 'Đủ điều kiện' });
    await by('lead', 'completeStep', { opinion: 'Đồng ý' });
    if (place === 'signer') return;
    await by('signer', 'sign', { positive: true, resultFileId: await this.#result(code) });
    if (place === 'issue') return;
    await by('clerk', 'issueResult', { number: '12/TB', issuedOn: localDateOf(new Date()) });
    if (place === 'handOver' || place === 'parcel') return;
    await by('clerk', 'handOver', { recipient: 'Nguyễn Mẫu Xuân', identityChecked: true });
  }

  async statusOf(code: string): Promise<MyDossier['status']> {
    return (await (await this.citizen()).call<MyDossier>('GET', `/api/v1/me/dossiers/${code}`)).status;
  }

  /** The applicant's payment of a dossier. */
  async transactionOf(code: string): Promise<string> {
    const citizen = await this.citizen();
    const { payments } = await citizen.call<MyDossier>('GET', `/api/v1/me/dossiers/${code}`);
    const [payment] = payments;
    if (payment === undefined) throw new Error(`${code} has no payment`);
    return payment.transactionId;
  }

  async paymentOf(code: string): Promise<PaymentSummary> {
    const accountant = await this.staff('accountant');
    const { data } = await accountant.call<{ data: PaymentSummary[] }>('GET', `/api/v1/payments?q=${code}`);
    const [payment] = data;
    if (payment === undefined) throw new Error(`${code} has no payment`);
    return payment;
  }

  /** The filters of the dossiers that a figure of the overview counts, as it links them. */
  async filterOfFigure(): Promise<string> {
    const { total } = await (await this.staff('supervisor')).call<DeadlinesReport>('GET', '/api/v1/reports/deadlines');
    return filterIn(Object.values(total.numbers).find(({ count }) => count > 0)?.href);
  }

  /** The filters of the movements behind a fee, as the revenue report links them. */
  async filterOfRevenue(): Promise<string> {
    const { groups } = await (await this.staff('accountant')).call<RevenueReport>('GET', '/api/v1/reports/revenue');
    return filterIn(groups[0]?.href);
  }

  /** Money arrives on the unit's account of which nobody knows what it is for; answers its case. */
  async unexplainedMoney(content: string): Promise<MoneyCase> {
    const response = await fetch(`${this.#site.addresses.bank}/control/transfers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: { bankBin: '999999', number: '0000000018' }, amountVnd: 30_000, content }),
    });
    if (!response.ok) throw new Error(`The bank answered ${response.status}: ${await response.text()}`);
    const accountant = await this.staff('accountant');
    const ofThis = ({ transfer }: MoneyCase) => transfer?.content === content;
    const { data } = await eventually(
      () => accountant.call<{ data: MoneyCase[] }>('GET', '/api/v1/discrepancies'),
      (open) => open.data.some(ofThis),
    );
    const found = data.find(ofThis);
    if (found === undefined) throw new Error(`No case of “${content}”`);
    return found;
  }

  /** Money nobody can explain is to go back, once somebody else than the accountant approves it. */
  async refundAskedFor(content: string): Promise<void> {
    const accountant = await this.staff('accountant');
    const { id } = await this.unexplainedMoney(content);
    await accountant.call('POST', `/api/v1/discrepancies/${id}/resolve`, {
      body: { resolution: 'refund', reason: 'Không rõ nội dung', method: 'transfer' },
    });
  }

  /** The clerk has taken change and not closed the drawer. */
  async openDrawer(floatVnd: number): Promise<void> {
    const clerk = await this.staff('clerk');
    await clerk.call('POST', '/api/v1/drawers', { body: { unit: unitCodes.board, floatVnd } });
  }

  async #result(code: string): Promise<string> {
    const signer = await this.staff('signer');
    const path = `/api/v1/dossiers/${code}/documents?purpose=result&name=ket-qua.pdf`;
    return (await signer.call<{ id: string }>('POST', path, { file: samplePdf('Result') })).id;
  }

  /** A payment is made known by the bank, a moment later. */
  async #untilTask(role: StaffRole, code: string): Promise<void> {
    await findTask(await this.staff(role), code);
  }

  #session(email: string): Promise<Session> {
    const { addresses, secrets } = this.#site;
    const known = this.#sessions.get(email) ?? new Session(addresses.api).signIn(email, secrets.SAMPLE_PASSWORD);
    this.#sessions.set(email, known);
    return known;
  }
}

function filterIn(href: string | null | undefined): string {
  if (typeof href !== 'string') throw new Error('The report has no figure yet');
  return href.slice(href.indexOf('?'));
}
