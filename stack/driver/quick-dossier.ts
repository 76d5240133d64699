import type { Application, Submission } from '../../api/contract/application.ts';
import { CallFailed, type Session } from './session.ts';

/** What a dossier just submitted owes. */
export interface OwingDossier {
  readonly code: string;
  readonly orderId: string;
  readonly amountVnd: number;
}

/** Submits a dossier that needs no papers and asks for its fee at once: so much for each copy. */
export async function submitQuickDossier(citizen: Session, copies: number): Promise<OwingDossier> {
  const draft = await citizen.call<Application>('POST', '/api/v1/applications', {
    body: { procedureCode: '2.000635' },
  });
  const path = `/api/v1/applications/${draft.id}`;
  const filledIn = citizen.call<Application>('PATCH', path, {
    body: {
      revision: draft.revision,
      answers: { event: 'birth', person: 'Nguyễn Mẫu Thử', copies, digitalCitizen: false },
      returnMethod: 'counter',
    },
  });
  const { revision } = await filledIn.catch(async (error: unknown) => {
    // Saved, but the answer was lost: the same again finds a newer form, which is our own.
    if (error instanceof CallFailed && error.code === 'stale_form') return citizen.call<Application>('GET', path);
    throw error;
  });
  const { dossierCode, payment } = await citizen.call<Submission>('POST', `/api/v1/applications/${draft.id}/submit`, {
    body: { revision },
  });
  if (payment === null) throw new Error(`${dossierCode} owes nothing`);
  return { code: dossierCode, orderId: payment.transactionId, amountVnd: payment.amountVnd };
}
