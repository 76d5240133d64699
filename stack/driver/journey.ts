import { setTimeout as wait } from 'node:timers/promises';
import type { Application, Submission } from '../../api/contract/application.ts';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import type { ActionOutcome, Task } from '../../api/contract/tasks.ts';
import type { Transaction } from '../../api/contract/transactions.ts';
import { samplePdf } from '../../db/sample/documents.ts';
import type { Session } from './session.ts';

/** The people of one unit that a journey needs, each signed in. */
export interface Cast {
  readonly citizen: Session;
  /** Staff by role. */
  readonly staff: Readonly<Record<'clerk' | 'officer' | 'lead' | 'signer', Session>>;
}

/** Where the sandbox bank and post are: what happens there is done by their control endpoints. */
export interface Outside {
  readonly bankUrl: string;
  readonly postUrl: string;
}

export interface JourneyWish {
  readonly procedureCode: string;
  readonly returnMethod: 'counter' | 'home';
  /** Answers to the form's questions; those of the sample's procedures when left out. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

const usualAnswers = { projectName: 'Nhà máy mẫu', purpose: 'Cung cấp thông tin', postalZone: 'sameProvince' };

/** Times a step of a journey, or just does it. */
export type Meter = <T>(name: string, step: () => Promise<T>) => Promise<T>;

const address = { line: '12 Trần Hưng Đạo', communeCode: '23293', provinceCode: '51' };

/** Fills in, attaches and submits; answers the code. */
export async function submitDossier(citizen: Session, wish: JourneyWish, meter: Meter): Promise<string> {
  const draft = await citizen.call<Application>('POST', '/api/v1/applications', {
    body: { procedureCode: wish.procedureCode },
  });
  let application = await citizen.call<Application>('PATCH', `/api/v1/applications/${draft.id}`, {
    body: {
      revision: draft.revision,
      applicant: {
        kind: 'citizen',
        name: 'Nguyễn Mẫu Thử',
        personalId: '000000000001',
        phone: '0900000001',
        email: 'thu@cong-dan.example',
        address,
      },
      answers: wish.answers ?? usualAnswers,
      returnMethod: wish.returnMethod,
      ...(wish.returnMethod === 'home' ? { returnAddress: address } : {}),
    },
  });
  for (const { key } of application.components.filter(({ required }) => required)) {
    application = await citizen.call<Application>('PUT', `/api/v1/applications/${draft.id}/components/${key}`, {
      file: samplePdf(`Component ${key}`),
    });
  }
  const submitted = await meter('submit', () =>
    citizen.call<Submission>('POST', `/api/v1/applications/${draft.id}/submit`, {
      body: { revision: application.revision },
    }),
  );
  return submitted.dossierCode;
}

/** Waits for the dossier's open task of a member of staff, claims it and completes it. */
export async function workOn(
  staff: Session,
  code: string,
  act: { readonly action: string; readonly input: Readonly<Record<string, unknown>> },
  meter: Meter,
): Promise<ActionOutcome> {
  const task = await findTask(staff, code);
  await meter('claim', () => staff.call('POST', `/api/v1/tasks/${task.id}/claim`));
  return meter('complete', () =>
    staff.call<ActionOutcome>('POST', `/api/v1/tasks/${task.id}/complete`, {
      body: { action: act.action, input: act.input },
    }),
  );
}

/** Waits for the dossier's open task that this member of staff sees. */
export async function findTask(staff: Session, code: string): Promise<Task> {
  for (let tries = 0; ; tries++) {
    const { data } = await staff.call<{ data: Task[] }>('GET', `/api/v1/tasks?queue=unit&q=${code}`);
    const task = data.find(({ dossier }) => dossier.code === code);
    if (task !== undefined) return task;
    if (tries === 300) throw new Error(`No task for ${code}`);
    await wait(50);
  }
}

/** Pays what the dossier owes at the sandbox bank, whose notification then makes it known. */
export async function pay(citizen: Session, code: string, outside: Outside): Promise<void> {
  const dossier = await citizen.call<MyDossier>('GET', `/api/v1/me/dossiers/${code}`);
  const owed = dossier.payments.find(({ status }) => status === 'awaited');
  if (owed === undefined) return;
  const { id } = await citizen.call<Transaction>('GET', `/api/v1/me/transactions/${owed.transactionId}`);
  const { redirectUrl, attemptRef } = await citizen.call<{ redirectUrl: string; attemptRef: string }>(
    'POST',
    `/api/v1/me/transactions/${id}/checkout`,
    { body: { method: 'bank', bankCode: 'NCB' } },
  );
  await fetch(redirectUrl);
  const paid = await fetch(`${outside.bankUrl}/control/transactions/${attemptRef}/complete`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outcome: 'pay' }),
  });
  if (!paid.ok) throw new Error(`The bank answered ${paid.status}: ${await paid.text()}`);
}

/** Waits until the dossier has this status. */
export async function untilStatus(
  citizen: Session,
  code: string,
  status: string,
  withinMs = 120_000,
): Promise<MyDossier> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const dossier = await citizen.call<MyDossier>('GET', `/api/v1/me/dossiers/${code}`);
    if (dossier.status === status) return dossier;
    if (Date.now() > deadline) throw new Error(`${code} is still ${dossier.status}, not ${status}`);
    await wait(50);
  }
}

/** What the holder of each kind of step does to move the dossier on. */
async function nextAct(cast: Cast, code: string, task: Task) {
  switch (task.kind) {
    case 'postResult':
      return { action: 'postResult', input: { weightGrams: 120 } };
    case 'handOver':
      return { action: 'handOver', input: { recipient: 'Nguyễn Mẫu Thử', identityChecked: true } };
    case 'receive':
      return { action: 'accept', input: {} };
    default:
      return task.role === 'signer'
        ? { action: 'sign', input: { positive: true, resultFileId: await uploadResult(cast.staff.signer, code) } }
        : task.role === 'clerk'
          ? { action: 'issueResult', input: { number: '12/TB', issuedOn: new Date().toISOString().slice(0, 10) } }
          : { action: 'completeStep', input: { opinion: 'Đủ điều kiện' } };
  }
}

async function uploadResult(signer: Session, code: string): Promise<string> {
  const { id } = await signer.call<{ id: string }>(
    'POST',
    `/api/v1/dossiers/${code}/documents?purpose=result&name=ket-qua.pdf`,
    {
      file: samplePdf(`Result of ${code}`),
    },
  );
  return id;
}

/**
 * One dossier's whole way: submitted, received, paid, worked on step by step, returned. Answers its code. Everyone does
 * what they would do; nobody looks behind the API.
 */
export async function travel(cast: Cast, outside: Outside, wish: JourneyWish, meter: Meter = (_, step) => step()) {
  const code = await submitDossier(cast.citizen, wish, meter);
  for (;;) {
    const dossier = await cast.citizen.call<MyDossier>('GET', `/api/v1/me/dossiers/${code}`);
    if (dossier.status === 'returned') return code;
    if (dossier.status === 'payment_requested') {
      await pay(cast.citizen, code, outside);
      await untilStatus(cast.citizen, code, 'processing');
      continue;
    }
    const task = await findAnyTask(cast, code);
    if (task === undefined) {
      await wait(50);
      continue;
    }
    const { session, row } = task;
    await workOn(session, code, await nextAct(cast, code, row), meter);
    if (row.kind === 'postResult') {
      await deliver(code, outside);
      await untilStatus(cast.citizen, code, 'returned');
    }
  }
}

async function findAnyTask(cast: Cast, code: string) {
  for (const session of Object.values(cast.staff)) {
    const { data } = await session.call<{ data: Task[] }>('GET', `/api/v1/tasks?queue=unit&q=${code}`);
    const row = data.find(({ dossier }) => dossier.code === code);
    if (row !== undefined) return { session, row };
  }
  return undefined;
}

/** How long the post may take to hear of a parcel: what a worker that was killed began is tried again after 45 s. */
const untilPostedMs = 180_000;

/** The postman takes the parcel and hands it over; the carrier's callbacks then make it known. */
async function deliver(code: string, { postUrl }: Outside): Promise<void> {
  const deadline = Date.now() + untilPostedMs;
  for (const to of ['pickedUp', 'inTransit', 'delivered']) {
    for (;;) {
      const answer = await fetch(`${postUrl}/control/parcels/${code}-d1/advance`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to }),
      });
      if (answer.ok) break;
      if (Date.now() > deadline) throw new Error(`The post answered ${answer.status}: ${await answer.text()}`);
      await wait(50);
    }
  }
}
