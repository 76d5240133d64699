import type { LetterMatter } from '../../db/queries/letter-matters.ts';
import type { Letter } from '../../domain/lifecycle/table/row.ts';
import type { PrintedDocument } from '../../integrations/pdf/document.ts';
import { frameLetter, type LetterBody } from './frame.ts';
import { composeApology } from './kinds/apology.ts';
import { composeAppointmentReceipt } from './kinds/appointment-receipt.ts';
import { composeRefusal } from './kinds/refusal.ts';
import { composeStopNotice } from './kinds/stop-notice.ts';
import { composeSupplementRequest } from './kinds/supplement-request.ts';

const bodies: Readonly<Record<Letter, (matter: LetterMatter) => LetterBody>> = {
  appointmentReceipt: composeAppointmentReceipt,
  supplementRequest: composeSupplementRequest,
  refusal: composeRefusal,
  apology: composeApology,
  stopNotice: composeStopNotice,
};

/** The letter about an event. The same event gives the same letter, whenever it is composed. */
export function composeLetter(matter: LetterMatter, kind: Letter, publicUrl: string): PrintedDocument {
  return frameLetter(matter, kind, { body: bodies[kind](matter), publicUrl });
}
