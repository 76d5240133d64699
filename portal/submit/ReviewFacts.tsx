import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { priorityNames } from '../../domain/priority.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { AddressText } from '../shared/AddressText.tsx';
import { Facts, type Fact } from '../shared/Facts.tsx';
import { Section } from '../shared/Section.tsx';
import { answerFacts } from './answer-facts.ts';
import { toAddress } from './draft-form.ts';
import { submitSteps, type SubmitStep } from './steps.ts';
import type { Draft } from './use-draft.ts';

interface ReviewFactsProps {
  readonly draft: Draft;
  readonly procedure: Procedure;
  readonly onGo: (step: SubmitStep) => void;
}

/** What was filled in, step by step, each with a way back to it. */
export function ReviewFacts({ draft, procedure, onGo }: ReviewFactsProps) {
  const { t } = useTranslation();
  const facts: Record<Exclude<SubmitStep, 'review'>, readonly Fact[]> = {
    applicant: useApplicantFacts(draft),
    papers: usePaperFacts(draft, procedure),
    delivery: useDeliveryFacts(draft),
  };
  return submitSteps.map((step, index) => {
    if (step === 'review') return null;
    const title = t(`submit.steps.${step}`);
    const change = (
      <Button
        onClick={() => onGo(step)}
        aria-label={`${t('common.edit')}: ${title}`}
        // On a phone it stands below the title, and begins where the title does.
        sx={{ ml: { xs: -2.25, sm: 0 } }}
      >
        {t('common.edit')}
      </Button>
    );
    return (
      <Section key={step} title={`${index + 1}. ${title}`} beside={change}>
        <Facts facts={facts[step]} />
      </Section>
    );
  });
}

function useApplicantFacts({ form: { applicant, priority } }: Draft): readonly Fact[] {
  const { t } = useTranslation();
  const localized = useLocalized();
  const isCompany = applicant.kind === 'company';
  return [
    { name: t('submit.applicant.kind'), value: t(`common.applicantKind.${applicant.kind}`) },
    ...(isCompany
      ? [
          { name: t('common.person.companyName'), value: applicant.companyName },
          { name: t('common.person.taxCode'), value: applicant.taxCode },
        ]
      : []),
    { name: t('common.person.name'), value: applicant.name },
    { name: t('common.person.personalId'), value: applicant.personalId },
    { name: t('common.person.phone'), value: applicant.phone },
    { name: t('common.person.email'), value: applicant.email },
    { name: t('common.person.address'), value: <AddressText address={toAddress(applicant.address)} /> },
    ...(priority === null || isCompany
      ? []
      : [{ name: t('submit.applicant.priorityGroup'), value: localized(priorityNames[priority]) }]),
    ...(applicant.isOnBehalf
      ? [
          {
            name: t('submit.applicant.representative'),
            value: [applicant.representative.name, applicant.representative.authority].join(', '),
          },
        ]
      : []),
  ];
}

function usePaperFacts({ saved, form }: Draft, procedure: Procedure): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const localized = useLocalized();
  const yesNo = { yes: t('submit.review.yes'), no: t('submit.review.no') };
  return [
    ...saved.components.map(({ name, files }) => ({
      name: localized(name),
      value: files.length === 0 ? t('submit.review.noFiles') : files.map((file) => file.name).join(', '),
    })),
    ...answerFacts(procedure.form, form.answers, { language, ...yesNo }),
  ];
}

function useDeliveryFacts({ form: { collection, returning } }: Draft): readonly Fact[] {
  const { t } = useTranslation();
  const { method } = returning;
  return [
    {
      name: t('submit.delivery.collection'),
      value: collection.isWanted ? <AddressText address={toAddress(collection.address)} /> : t('submit.review.no'),
    },
    {
      name: t('submit.delivery.otherwise'),
      value: method === null ? '—' : t(`common.returnMethod.${method}`),
    },
    ...(method === 'home'
      ? [{ name: t('submit.delivery.returnAddress'), value: <AddressText address={toAddress(returning.address)} /> }]
      : []),
  ];
}
