import type { Translation } from '../translation.ts';

export const privacy: Translation['privacy'] = {
  title: 'Privacy',
  lead: 'What this system keeps about you, what for, who sees it, and what you can do about it. It describes how the system works; the agency adds its own legal basis.',
  what: {
    title: 'What is kept',
    text: 'Your account; the applicant, answers, addresses and papers of each dossier; its steps, messages, mails, payments and refunds; who at the agency has read it.',
  },
  why: {
    title: 'What for',
    text: 'Only to handle the dossiers you submit, to tell you how they stand, and to prove what was done. Not for advertising, never sold.',
  },
  who: {
    title: 'Who sees it',
    text: 'You; staff of the unit that handles your dossier or is consulted, and every reading is logged; bank and post get only what paying and delivering needs. Whoever has code and tracking key sees how it stands, not who you are.',
  },
  where: {
    title: 'How it is protected',
    text: 'Passwords are hashed; nobody can read them. This site uses cookies only to keep you signed in; unsaved drafts and broken uploads are remembered by your own browser.',
  },
  howLong: {
    title: 'How long',
    text: 'Drafts until you discard or submit them. Ended dossiers for the time the agency has set, shown under My data. Records of money and the audit log stay with the books.',
  },
  yours: {
    title: 'Your rights',
    text: 'On My page, under My data: download everything about you; delete your account. Correct your data under Profile. Papers of a draft can be taken away at any time.',
  },
  linkEnded: {
    title: 'This link has ended',
    text: 'A link in a mail opens its file for some days only. The file is still there: sign in, open the dossier and download it. Tracking says where a dossier stands; it opens no files.',
    signIn: 'Sign in to download',
    track: 'Track a dossier',
  },
  closedTitle: 'The account is deleted',
  closedText:
    'You are signed out everywhere and get no more mails. Ended dossiers are erased once nothing holds them any more.',
};
