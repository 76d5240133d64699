import type { Translation } from '../translation.ts';
import { account } from './account.ts';
import { common } from './common.ts';
import { dossier } from './dossier.ts';
import { home } from './home.ts';
import { payment } from './payment.ts';
import { personal } from './personal.ts';
import { privacy } from './privacy.ts';
import { service } from './service.ts';
import { submit } from './submit.ts';

export const en: Translation = { common, home, privacy, service, account, submit, dossier, payment, personal };
