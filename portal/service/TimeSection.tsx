import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { roleNames } from '../../domain/lifecycle/roles.ts';
import { formatDeadline } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useDueDate } from '../data/catalogue.ts';
import { Disclosure } from '../shared/Disclosure.tsx';
import { useDurationWords } from '../shared/duration.ts';
import { DueWhy, ProvisionalMark } from '../shared/DueWhy.tsx';
import { SampleMark } from '../shared/SampleMark.tsx';
import { Section } from '../shared/Section.tsx';

const minuteMs = 60_000;

/** How long it takes, what that means from now on, and who has it for how long on the way. */
export function TimeSection({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const { words } = useDurationWords();
  return (
    <Section title={t('service.time')} beside={<SampleMark grade={procedure.confidence.processing} />}>
      <Typography sx={{ fontWeight: 650 }}>
        {t('service.timeText', { duration: words(procedure.processing) })}
      </Typography>
      <Typography>{t('service.receptionText', { duration: words(procedure.reception) })}</Typography>
      <Typography color="textSecondary">{t('service.timePauses')}</Typography>
      <Example procedure={procedure} />
      <Steps procedure={procedure} />
    </Section>
  );
}

function Example({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [now] = useState(() => new Date(Math.floor(Date.now() / minuteMs) * minuteMs).toISOString());
  const { data: due } = useDueDate(procedure.processing, now);
  if (due === undefined) return null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography>
        {t('service.timeExample', { at: formatDeadline(due.dueAt, language) })}
        <ProvisionalMark isProvisional={due.provisional} />
      </Typography>
      <DueWhy due={due} />
    </Box>
  );
}

function Steps({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { minuteWords } = useDurationWords();
  return (
    <Disclosure label={t('service.steps')}>
      <Box component="ol" sx={{ m: 0, pl: 3 }}>
        {procedure.steps.map((step) => (
          <Typography key={step.key} component="li">
            {localized(step.name)}{' '}
            <Typography component="span" color="textSecondary">
              (
              {t('service.stepBy', { role: localized(roleNames[step.role]), duration: minuteWords(step.shareMinutes) })}
              )
            </Typography>
          </Typography>
        ))}
      </Box>
      <SampleMark grade={procedure.confidence.steps} />
    </Disclosure>
  );
}
