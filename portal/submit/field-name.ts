import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { useLanguage } from '../../ui/language.ts';
import { questionName } from './answer-facts.ts';

const names = {
  applicant: {
    kind: 'submit.applicant.kind',
    name: 'common.person.name',
    companyName: 'common.person.companyName',
    taxCode: 'common.person.taxCode',
    personalId: 'common.person.personalId',
    phone: 'common.person.phone',
    email: 'submit.applicant.email',
    address: 'common.person.address',
    representative: 'submit.applicant.representative',
  },
  returnMethod: 'submit.delivery.otherwise',
  returnAddress: 'submit.delivery.returnAddress',
  homeCollection: 'submit.delivery.collection',
  collectionAddress: 'submit.delivery.collectionAddress',
} as const;

/** The label that a field the server names has in its step; papers are named by the server's own words. */
export function useFieldName(procedure: Procedure): (field: string) => string | undefined {
  const { t } = useTranslation();
  const language = useLanguage();
  return (field) => {
    const [root = '', key = ''] = field.split('.');
    if (root === 'answers') return questionName(procedure.form, key, language);
    if (root === 'applicant') return isKeyOf(names.applicant, key) ? t(names.applicant[key]) : undefined;
    return isKeyOf(names, root) && root !== 'applicant' ? t(names[root]) : undefined;
  };
}

function isKeyOf<T extends object>(record: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(record, key);
}
