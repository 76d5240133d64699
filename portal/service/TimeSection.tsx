import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { roleNames } from '../../domain/lifecycle/roles.ts';
import { workingMinutesOf } from '../../domain/working-time/duration.ts';
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
      <Times procedure={procedure} />
      <Typography>{t('service.receptionText', { duration: words(procedure.reception) })}</Typography>
      <Typography color="textSecondary">{t('service.timePauses')}</Typography>
      <Limits limits={procedure.limits} />
      <Example procedure={procedure} />
      <Steps procedure={procedure} />
    </Section>
  );
}

/** One time for everybody, or a time for each case and one for all others. */
function Times({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { words } = useDurationWords();
  const { cases = [], processing } = procedure;
  if (cases.length === 0) {
    return <Typography sx={{ fontWeight: 650 }}>{t('service.timeText', { duration: words(processing) })}</Typography>;
  }
  const others = {
    key: '',
    name: t('service.timeOtherCases'),
    processing,
    confidence: procedure.confidence.processing,
  };
  const shown = [...cases.map((one) => ({ ...one, name: localized(one.name) })), others];
  return (
    <>
      <Typography>{t('service.timeByCase')}</Typography>
      <Box component="ul" sx={{ my: 0.5, pl: 3 }}>
        {shown.map((one) => (
          <Typography key={one.key} component="li">
            <Box component="span" sx={{ fontWeight: 650 }}>
              {words(one.processing)}
            </Box>
            : {one.name} {one.key !== '' && <SampleMark grade={one.confidence} />}
          </Typography>
        ))}
      </Box>
    </>
  );
}

/** Limits on parts of the time, as far as they say something to whoever applies. */
function Limits({ limits }: { readonly limits: Procedure['limits'] }) {
  const { t } = useTranslation();
  const { words } = useDurationWords();
  if (limits === undefined) return null;
  const { refuseWithin, cutoffTime, consultationPauses, confidence } = limits;
  const said = [
    consultationPauses ? t('service.consultationPauses') : '',
    refuseWithin === undefined ? '' : t('service.refuseWithin', { duration: words(refuseWithin) }),
    cutoffTime === undefined ? '' : t('service.cutoff', { time: cutoffTime }),
  ].filter((text) => text !== '');
  return said.map((text) => (
    <Typography key={text} color="textSecondary">
      {text} <SampleMark grade={confidence} />
    </Typography>
  ));
}

/** What the longest time means from now on; with a cut-off it hangs on the hour, so nothing is said. */
function Example({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [now] = useState(() => new Date(Math.floor(Date.now() / minuteMs) * minuteMs).toISOString());
  const { cases = [], processing, limits } = procedure;
  const longest = [processing, ...cases.map((one) => one.processing)].reduce((a, b) =>
    workingMinutesOf(b) > workingMinutesOf(a) ? b : a,
  );
  const { data: due } = useDueDate(longest, now);
  if (due === undefined || limits?.cutoffTime !== undefined) return null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography>
        {t(cases.length === 0 ? 'service.timeExample' : 'service.timeExampleLongest', {
          at: formatDeadline(due.dueAt, language),
        })}
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
