import { sampleSignIns } from '../../../db/sample/staff.ts';
import { document, dossier } from '../../../api/contract/dossiers.ts';
import { newId } from '../../../db/ids.ts';
import type { StaffRole } from '../../../domain/lifecycle/roles.ts';
import { localDateOf } from '../../../domain/working-time/local-time.ts';
import type { Installation } from '../../../stack/installation.ts';
import { Browser } from '../../api/support/browser.ts';
import { guideUnit } from './cast.ts';

/** The desks behind the counter, who do their part over the API while a journey looks at the counter. */
export class BackOffice {
  readonly #url: string;
  readonly #password: string;
  readonly #desks = new Map<StaffRole, Promise<Browser>>();

  constructor({ addresses, secrets }: Pick<Installation, 'addresses' | 'secrets'>) {
    this.#url = addresses.api;
    this.#password = secrets.SAMPLE_PASSWORD;
  }

  /** Does every step of a dossier that is being processed, until its result is issued. */
  async process(code: string, result: Uint8Array): Promise<void> {
    for (;;) {
      const { status, tasks } = await this.#read('lead', code);
      const [task] = tasks;
      if (status !== 'processing' || task === undefined) return;
      const role = sampleSignIns.map((one) => one.role).find((one) => one === task.role);
      if (role === undefined || role === 'citizen' || role === 'company') throw new Error(`Nobody is a ${task.role}`);
      const desk = await this.#desk(role);
      await desk.post(`/api/v1/tasks/${task.id}/claim`);
      const allowed = (await this.#read(role, code)).allowedActions.map(({ action }) => action);
      if (allowed.includes('sign')) {
        const resultFileId = await this.#upload(desk, code, result);
        await this.#act(desk, code, 'sign', { positive: true, resultFileId });
      } else if (allowed.includes('issueResult')) {
        await this.#act(desk, code, 'issueResult', { number: '12/TB', issuedOn: localDateOf(new Date()) });
      } else {
        await this.#act(desk, code, 'completeStep', { opinion: 'Đủ điều kiện' });
      }
      if (role === 'clerk') await this.#giveBack(desk, code);
    }
  }

  async #read(role: StaffRole, code: string) {
    const desk = await this.#desk(role);
    return dossier.parse((await desk.get(`/api/v1/dossiers/${code}`)).body);
  }

  async #act(desk: Browser, code: string, action: string, input: object): Promise<void> {
    const path = `/api/v1/dossiers/${code}/actions`;
    const answer = await desk.post(path, { action, input }, { 'Idempotency-Key': newId() });
    if (answer.status !== 200) throw new Error(`${action} of ${code}: ${JSON.stringify(answer.body)}`);
  }

  async #upload(desk: Browser, code: string, body: Uint8Array): Promise<string> {
    const path = `/api/v1/dossiers/${code}/documents?purpose=result&name=ket-qua.pdf`;
    const answer = await desk.send('POST', path, { body, headers: { 'Content-Type': 'application/pdf' } });
    return document.parse(answer.body).id;
  }

  /** Whoever issued the result need not be who hands it over. */
  async #giveBack(desk: Browser, code: string): Promise<void> {
    const [task] = (await this.#read('clerk', code)).tasks;
    if (task?.mine === true) await desk.post(`/api/v1/tasks/${task.id}/release`);
  }

  #desk(role: StaffRole): Promise<Browser> {
    const known = this.#desks.get(role) ?? this.#signIn(role);
    this.#desks.set(role, known);
    return known;
  }

  async #signIn(role: StaffRole): Promise<Browser> {
    const account = sampleSignIns.find((one) => one.role === role && one.unit === guideUnit);
    if (account === undefined) throw new Error(`The sample has no ${role} in ${guideUnit}`);
    const browser = new Browser(this.#url);
    const signIn = { email: account.email, password: this.#password };
    const { status } = await browser.post('/api/auth/sign-in/email', signIn);
    if (status !== 200) throw new Error(`${role} cannot sign in: ${status}`);
    return browser;
  }
}
