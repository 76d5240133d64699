import { z } from 'zod';
import type { DossierStanding } from '../db/queries/dossier-standing.ts';
import type { Role } from '../domain/lifecycle/roles.ts';
import { earlierSteps } from '../domain/lifecycle/table/processing.ts';
import type { ActionRow } from '../domain/lifecycle/table/row.ts';
import { actions, allowedActions, getRow, mustHold, type Action } from '../domain/lifecycle/transitions.ts';
import { MINUTES_PER_WORKING_DAY } from '../domain/working-time/duration.ts';
import { jsonSchema, type AllowedAction, type JsonSchemaObject } from './contract/common.ts';

/** Somebody looking at a dossier: who they are, and in which roles they may do an action where it is done. */
export interface Viewer {
  readonly accountId: string;
  /** With an input, where the input says where: a consultation is answered in the unit that was asked. */
  rolesFor(action: Action, input?: Readonly<Record<string, unknown>>): readonly Role[];
}

/** The applicant of a dossier. That it is theirs has been checked. */
export function applicantViewer(accountId: string): Viewer {
  return { accountId, rolesFor: () => ['applicant'] };
}

/**
 * What somebody may do with a dossier now, whatever they fill in, in the order of the transition table. What only the
 * holder of the main task may do is left out for everybody else: they claim first.
 */
export function listAllowed(standing: DossierStanding, viewer: Viewer, at = new Date().toISOString()): Action[] {
  const { plan, state } = standing;
  const inRole = new Map<Role, readonly Action[]>();
  const isAllowed = (action: Action, role: Role): boolean => {
    const known = inRole.get(role) ?? allowedActions(plan, state, { accountId: viewer.accountId, role }, at);
    inRole.set(role, known);
    return known.includes(action);
  };
  const holds = holdsMainTask(standing, viewer.accountId);
  return actions.filter((action) =>
    viewer.rolesFor(action).some((role) => (holds || !mustHold(action, role)) && isAllowed(action, role)),
  );
}

/** The same with names and forms, ready to become buttons. */
export function describeActions(standing: DossierStanding, viewer: Viewer): AllowedAction[] {
  return listAllowed(standing, viewer).map((action) => {
    const row = getRow(action);
    return {
      action,
      label: row.label,
      form: formFor(action, standing, viewer),
      needsReason: isReasonNeeded(row),
      twoPerson: row.twoPersons,
      danger: row.danger,
    };
  });
}

/** Whether the dossier's main task is in this person's hands. */
export function holdsMainTask({ tasks }: DossierStanding, accountId: string): boolean {
  return tasks.some(({ isMain, holder }) => isMain && holder?.id === accountId);
}

function isReasonNeeded({ input }: ActionRow): boolean {
  const { reason } = input.shape;
  return reason instanceof z.ZodType && !reason.safeParse(undefined).success;
}

const forms = new Map<Action, JsonSchemaObject>();

/** The form of an action as the table has it. Drawn from the same schema that will check what is filled in. */
function formOf(action: Action): JsonSchemaObject {
  const known = forms.get(action);
  if (known !== undefined) return known;
  const schema = Object.entries(z.toJSONSchema(getRow(action).input, { io: 'input' }));
  const form = jsonSchema.parse(Object.fromEntries(schema.filter(([keyword]) => keyword !== '$schema')));
  forms.set(action, form);
  return form;
}

type Fields = Readonly<Record<string, JsonSchemaObject>>;

/** The form with what only this dossier knows: the order to be paid, the steps to go back to, who was asked. */
function formFor(action: Action, standing: DossierStanding, viewer: Viewer): JsonSchemaObject {
  const form = formOf(action);
  const known = knownFields[action]?.(standing, viewer);
  if (known === undefined) return form;
  const properties = z.record(z.string(), jsonSchema).parse(form['properties']);
  const filled = Object.entries(known).map(([name, field]) => [name, { ...properties[name], ...field }] as const);
  return { ...form, ...conditions[action], properties: { ...properties, ...Object.fromEntries(filled) } };
}

/** What one answer makes another need. */
const conditions: Partial<Record<Action, JsonSchemaObject>> = {
  recordPayment: {
    if: { properties: { channel: { const: 'card' } }, required: ['channel'] },
    then: { required: ['reference'] },
  },
};

const knownFields: Partial<Record<Action, (standing: DossierStanding, viewer: Viewer) => Fields>> = {
  recordPayment: ({ state: { payment } }): Fields =>
    payment === null
      ? {}
      : {
          orderNo: { const: payment.orderNo, default: payment.orderNo },
          bookedVnd: { default: payment.totalVnd },
          channel: {
            enum: ['cash', 'card'],
            description: 'Chuyển khoản không ghi ở đây mà theo tin báo hoặc sao kê của ngân hàng.',
            'x-description-en': 'Transfers are not recorded here, but as the bank tells or lists them.',
          },
          reference: {
            description: 'Quẹt thẻ: bắt buộc nhập số trên biên lai quẹt thẻ.',
            'x-description-en': 'By card: the number on the card slip is required.',
          },
        },
  sendBack: ({ plan, state }) => ({ toStep: { enum: [...earlierSteps(plan, state)] } }),
  consult: ({ plan: { limits } }): Fields => {
    if (limits.replyMinutes === null) return {};
    const mostDays = Math.floor(limits.replyMinutes / MINUTES_PER_WORKING_DAY);
    return { workingDays: { maximum: mostDays, default: mostDays } };
  },
  changeReturn: ({ plan }) => ({ returnMethod: { enum: [...plan.returnMethods] } }),
  supplement: ({ state }) => ({ components: { default: [...state.supplement.asked] } }),
  answerConsultation: (standing, viewer) => ({ consultation: { oneOf: consultationsFor(standing, viewer) } }),
};

/** The consultations somebody can answer, by number, under the names of the units that were asked. */
function consultationsFor({ state, tasks }: DossierStanding, viewer: Viewer): JsonSchemaObject[] {
  return state.consultations
    .filter(({ no, answer }) => answer === 'awaited' && isAskedOf(viewer, no))
    .map(({ no, unitCode }) => {
      const name = tasks.find((task) => task.unitCode === unitCode)?.unitName;
      return { const: no, title: name?.vi ?? unitCode, 'x-title-en': name?.en ?? unitCode };
    });
}

function isAskedOf(viewer: Viewer, consultation: number): boolean {
  return viewer.rolesFor('answerConsultation', { consultation }).length > 0;
}
