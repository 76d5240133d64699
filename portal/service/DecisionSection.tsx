import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { useLocalized } from '../../ui/language.ts';
import { Facts } from '../shared/Facts.tsx';
import { SampleMark } from '../shared/SampleMark.tsx';
import { Section } from '../shared/Section.tsx';

/** Who decides, for whom, and how much of it is done online. */
export function DecisionSection({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { confidence } = procedure;
  return (
    <Section title={t('service.general')}>
      <Facts
        facts={[
          { name: t('service.decidedBy'), value: localized(procedure.unit.name) },
          { name: t('service.field'), value: localized(procedure.field.name) },
          {
            name: t('service.applicants'),
            value: procedure.applicants.map((kind) => t(`common.applicantKind.${kind}`)).join(', '),
          },
          {
            name: t('service.onlineLevel'),
            value: (
              <>
                {t(`home.level.${procedure.onlineLevel}`)}. {t(`home.levelWhy.${procedure.onlineLevel}`)}
                <SampleMark grade={confidence.onlineLevel} />
              </>
            ),
          },
          {
            name: t('service.code'),
            value: (
              <>
                {procedure.code}
                <SampleMark grade={confidence.code} />
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
