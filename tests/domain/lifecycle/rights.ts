import type { Role } from '../../../domain/lifecycle/roles.ts';
import type { Action } from '../../../domain/lifecycle/transitions.ts';
import { TestDossier } from './dossier.ts';
import { freePlan, paidPlan } from './plans.ts';
import {
  accepted,
  atIssue,
  atSignature,
  awaitingFee,
  overdue,
  posted,
  resultReady,
  stopped,
  submitted,
} from './situations.ts';

/** What each role may do in a situation. Roles that are not named may do nothing. */
type Rights = Partial<Record<Role, readonly Action[]>>;

interface Situation {
  readonly name: string;
  readonly dossier: () => TestDossier;
  readonly rights: Rights;
}

/**
 * Written down from the rules, not derived from the table: a change to who may do what must be made twice, knowingly.
 */
export const situations: readonly Situation[] = [
  {
    name: 'a draft',
    dossier: () => new TestDossier(freePlan),
    rights: { applicant: ['submit'], clerk: ['receiveAtCounter'] },
  },
  {
    name: 'submitted',
    dossier: () => submitted(),
    rights: {
      applicant: ['withdraw', 'changeReturn'],
      clerk: ['accept', 'requestSupplement', 'refuse', 'changeReturn'],
      lead: ['stop'],
    },
  },
  {
    name: 'submitted, and left lying for longer than reception may take',
    dossier: () => submitted().until('2026-11-10 10:00'),
    rights: {
      applicant: ['withdraw', 'changeReturn'],
      clerk: ['accept', 'requestSupplement', 'refuse', 'changeReturn'],
      lead: ['stop'],
      system: ['warn'],
    },
  },
  {
    name: 'submitted, left lying and warned of',
    dossier: () => submitted().until('2026-11-10 10:00').rings(),
    rights: {
      applicant: ['withdraw', 'changeReturn'],
      clerk: ['accept', 'requestSupplement', 'refuse', 'changeReturn'],
      lead: ['stop'],
      system: ['escalate'],
    },
  },
  {
    name: 'submitted, its papers still being fetched from home: there is nothing yet to decide on',
    dossier: () => submitted(freePlan, { homeCollection: true }),
    rights: {
      applicant: ['withdraw', 'changeReturn'],
      clerk: ['changeReturn'],
      lead: ['stop'],
      system: ['collect'],
    },
  },
  {
    name: 'a supplement requested before acceptance',
    dossier: () => submitted().does('clerk', 'requestSupplement'),
    rights: {
      applicant: ['supplement', 'withdraw', 'changeReturn'],
      clerk: ['supplement', 'changeReturn'],
      lead: ['stop'],
    },
  },
  {
    name: 'a supplement requested in processing',
    dossier: () => accepted().does('officer', 'requestSupplement'),
    rights: {
      applicant: ['supplement', 'requestWithdrawal', 'changeReturn'],
      clerk: ['supplement', 'changeReturn'],
      lead: ['stop'],
    },
  },
  {
    name: 'a supplement not sent by its deadline',
    dossier: () => submitted().does('clerk', 'requestSupplement').until('2027-01-04 09:00'),
    rights: {
      applicant: ['supplement', 'withdraw', 'changeReturn'],
      clerk: ['supplement', 'changeReturn'],
      lead: ['stop'],
      system: ['remind', 'expireSupplement'],
    },
  },
  {
    name: 'a fee awaited on submission',
    dossier: () => submitted(paidPlan('onSubmission')),
    rights: {
      applicant: ['withdraw', 'changeReturn'],
      clerk: ['recordPayment', 'extendPayment', 'changeReturn'],
      lead: ['waiveFee', 'stop'],
      accountant: ['recordPayment'],
      system: ['recordPayment'],
    },
  },
  {
    name: 'a fee awaited on acceptance',
    dossier: () => awaitingFee(),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['recordPayment', 'extendPayment', 'changeReturn'],
      lead: ['waiveFee', 'stop'],
      accountant: ['recordPayment'],
      system: ['recordPayment'],
    },
  },
  {
    name: 'a fee awaited before the result is returned: it can no longer be withdrawn',
    dossier: () => atIssue(paidPlan('beforeReturn')).does('clerk', 'issueResult'),
    rights: {
      applicant: ['changeReturn'],
      clerk: ['recordPayment', 'extendPayment', 'changeReturn'],
      lead: ['waiveFee', 'stop'],
      accountant: ['recordPayment'],
      system: ['recordPayment'],
    },
  },
  {
    name: 'a waiver asked for',
    dossier: () => awaitingFee().does('lead', 'waiveFee'),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['recordPayment', 'extendPayment', 'changeReturn'],
      accountant: ['recordPayment', 'approveWaiver', 'declineWaiver'],
      system: ['recordPayment'],
    },
  },
  {
    name: 'a fee not paid by its deadline, which was extended once',
    dossier: () => awaitingFee().does('clerk', 'extendPayment').until('2026-12-07 09:00'),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['recordPayment', 'changeReturn'],
      lead: ['waiveFee', 'stop'],
      accountant: ['recordPayment'],
      system: ['recordPayment', 'remind', 'expirePayment'],
    },
  },
  {
    name: "processing, at the officer's step, the first",
    dossier: () => accepted(),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['changeReturn'],
      officer: ['completeStep', 'requestSupplement', 'consult', 'requestExtension', 'proposeRefusal'],
      lead: ['requestSupplement', 'consult', 'stop'],
    },
  },
  {
    name: 'processing, its papers taken in at the counter and not yet with the unit',
    dossier: () => new TestDossier(freePlan).does('clerk', 'receiveAtCounter').does('clerk', 'accept'),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['changeReturn', 'confirmTransfer'],
      officer: ['completeStep', 'requestSupplement', 'consult', 'requestExtension', 'proposeRefusal'],
      lead: ['requestSupplement', 'consult', 'stop'],
    },
  },
  {
    name: 'a supplement requested while an extension awaits the supervisor',
    dossier: () => accepted().does('officer', 'requestExtension').does('officer', 'requestSupplement'),
    rights: {
      applicant: ['supplement', 'requestWithdrawal', 'changeReturn'],
      clerk: ['supplement', 'changeReturn'],
      lead: ['stop'],
      supervisor: ['approveExtension', 'declineExtension'],
    },
  },
  {
    name: 'a withdrawal asked for while the fee is awaited: money may still come in',
    dossier: () => awaitingFee().does('applicant', 'requestWithdrawal'),
    rights: {
      lead: ['approveWithdrawal', 'declineWithdrawal', 'stop'],
      clerk: ['recordPayment'],
      accountant: ['recordPayment'],
      system: ['recordPayment'],
    },
  },
  {
    name: "processing, at the lead's step, just handed on: the supervisor may undo that",
    dossier: () => accepted().does('officer', 'completeStep'),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['changeReturn'],
      officer: ['requestSupplement', 'consult', 'requestExtension'],
      lead: ['completeStep', 'sendBack', 'requestSupplement', 'consult', 'stop'],
      supervisor: ['correct'],
    },
  },
  {
    name: 'processing, at the signature',
    dossier: () => atSignature(),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['changeReturn'],
      officer: ['requestSupplement', 'consult', 'requestExtension'],
      lead: ['requestSupplement', 'consult', 'stop'],
      signer: ['sign', 'sendBack'],
      supervisor: ['correct'],
    },
  },
  {
    name: 'processing, at the issue',
    dossier: () => atIssue(),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['issueResult', 'sendBack', 'changeReturn'],
      officer: ['requestSupplement', 'consult', 'requestExtension'],
      lead: ['requestSupplement', 'consult', 'stop'],
      supervisor: ['correct'],
    },
  },
  {
    name: 'processing, with a consultation awaited',
    dossier: () => accepted().does('officer', 'consult'),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['changeReturn'],
      officer: [
        'completeStep',
        'requestSupplement',
        'consult',
        'answerConsultation',
        'requestExtension',
        'proposeRefusal',
      ],
      lead: ['requestSupplement', 'consult', 'answerConsultation', 'stop'],
    },
  },
  {
    name: 'processing, with an extension asked for',
    dossier: () => accepted().does('officer', 'requestExtension'),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['changeReturn'],
      officer: ['completeStep', 'requestSupplement', 'consult', 'proposeRefusal'],
      lead: ['requestSupplement', 'consult', 'stop'],
      supervisor: ['approveExtension', 'declineExtension'],
    },
  },
  {
    name: 'processing, both supplement rounds used: a third is for the lead alone',
    dossier: () =>
      accepted()
        .does('officer', 'requestSupplement')
        .does('applicant', 'supplement')
        .does('officer', 'requestSupplement')
        .does('applicant', 'supplement'),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['changeReturn'],
      officer: ['completeStep', 'consult', 'requestExtension', 'proposeRefusal'],
      lead: ['requestSupplement', 'consult', 'stop'],
    },
  },
  {
    name: 'processing, past the due date: too late for an extension, time for an apology',
    dossier: () => overdue(),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['changeReturn', 'apologise'],
      officer: ['completeStep', 'requestSupplement', 'consult', 'proposeRefusal'],
      lead: ['requestSupplement', 'consult', 'stop', 'apologise'],
      supervisor: ['apologise'],
    },
  },
  {
    name: 'processing, with a stop asked for',
    dossier: () => accepted().does('lead', 'stop'),
    rights: {
      applicant: ['requestWithdrawal', 'changeReturn'],
      clerk: ['changeReturn'],
      officer: ['completeStep', 'requestSupplement', 'consult', 'requestExtension', 'proposeRefusal'],
      lead: ['requestSupplement', 'consult'],
      supervisor: ['approveStop', 'declineStop'],
    },
  },
  {
    name: 'a withdrawal asked for',
    dossier: () => accepted().does('applicant', 'requestWithdrawal'),
    rights: { lead: ['approveWithdrawal', 'declineWithdrawal', 'stop'] },
  },
  { name: 'stopped', dossier: () => stopped(), rights: { supervisor: ['resume'] } },
  { name: 'stopped for longer than it can be resumed', dossier: () => stopped().until('2027-05-20 09:00'), rights: {} },
  {
    name: 'the result ready at the counter',
    dossier: () => resultReady('counter'),
    rights: { applicant: ['changeReturn'], clerk: ['handOver', 'changeReturn'] },
  },
  {
    name: 'the result ready online',
    dossier: () => resultReady('online'),
    rights: { applicant: ['changeReturn'], clerk: ['changeReturn'], system: ['release'] },
  },
  {
    name: 'the result ready to be posted; who comes to the counter nevertheless gets it there',
    dossier: () => resultReady('home'),
    rights: { applicant: ['changeReturn'], clerk: ['postResult', 'handOver', 'changeReturn'] },
  },
  { name: 'the result with the post', dossier: () => posted(), rights: { system: ['recordDelivery'] } },
  {
    name: 'the result back from the post',
    dossier: () => posted().does('system', 'recordDelivery', { outcome: 'backAtCounter' }),
    rights: { applicant: ['changeReturn'], clerk: ['handOver', 'postResult', 'changeReturn'] },
  },
  {
    name: 'returned',
    dossier: () => resultReady('counter').does('clerk', 'handOver'),
    rights: { applicant: ['rate'] },
  },
  { name: 'refused', dossier: () => submitted().does('clerk', 'refuse'), rights: {} },
  { name: 'withdrawn', dossier: () => submitted().does('applicant', 'withdraw'), rights: {} },
];
