import Link from '@mui/material/Link';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { localizeSchema } from '../../ui/action-form/localize-schema.ts';
import { useLanguage } from '../../ui/language.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { Panel } from '../shared/Panel.tsx';
import { useAddressName } from '../shared/use-address-name.ts';
import { describeAnswers } from './answers.ts';
import { PriorityField } from './PriorityField.tsx';

/** Who applies, who acts for them, where things go, and what they answered. */
export function ApplicantPanel({ dossier }: { dossier: Dossier }) {
  const t = useT();
  const language = useLanguage();
  const { applicant } = dossier;
  const answers = describeAnswers(localizeSchema(dossier.answersForm, language), dossier.answers, {
    yes: t('common.yes'),
    no: t('common.no'),
  });
  return (
    <>
      <Panel title={t('dossier.applicant')}>
        <Facts
          facts={[
            [t('applicant.kind'), t(`applicant.${applicant.kind}`)],
            [t('applicant.companyName'), applicant.companyName],
            [t('applicant.taxCode'), applicant.taxCode],
            [t('applicant.name'), applicant.name],
            [t('applicant.personalId'), applicant.personalId],
            [
              t('applicant.phone'),
              <Link key="phone" href={`tel:${applicant.phone}`}>
                {applicant.phone}
              </Link>,
            ],
            [
              t('applicant.email'),
              <Link key="email" href={`mailto:${applicant.email}`}>
                {applicant.email}
              </Link>,
            ],
            [t('applicant.address'), useAddressName(applicant.address)],
            [t('applicant.representative'), applicant.representative?.name],
            [t('applicant.representativeId'), applicant.representative?.personalId],
            [t('applicant.authority'), applicant.representative?.authority],
            [t('dossier.priority'), <PriorityField key="priority" dossier={dossier} />],
          ]}
        />
      </Panel>
      <Panel title={t('dossier.handling')}>
        <Facts
          facts={[
            [t('dossier.submittedAt'), formatDateTime(dossier.submittedAt)],
            [t('dossier.channel'), t(`dossier.channelName.${dossier.channel}`)],
            [t('dossier.unit'), dossier.unit.name[language]],
            [t('dossier.returnMethod'), t(`returnMethod.${dossier.returnMethod}`)],
            [t('dossier.returnAddress'), useAddressName(dossier.returnAddress)],
            [t('dossier.collectionAddress'), useAddressName(dossier.collectionAddress)],
            [t('dossier.version'), String(dossier.procedureVersion)],
          ]}
        />
      </Panel>
      {answers.length > 0 && (
        <Panel title={t('dossier.answers')}>
          <Facts facts={answers} />
        </Panel>
      )}
    </>
  );
}
