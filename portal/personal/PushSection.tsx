import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { usePushStanding, useSetPushes } from '../data/push.ts';
import { Failure } from '../shared/Failure.tsx';
import { Section } from '../shared/Section.tsx';

/** Whether this browser is told of news beside the mails; not there where it cannot be. */
export function PushSection() {
  const { t } = useTranslation();
  const standing = usePushStanding().data;
  const set = useSetPushes();
  if (standing === undefined || standing.kind === 'notOffered') return null;
  return (
    <Section title={t('personal.push.title')}>
      <Typography color="textSecondary">{t('personal.push.text')}</Typography>
      {standing.kind === 'blocked' ? (
        <Typography sx={{ mt: 1 }}>{t('personal.push.blocked')}</Typography>
      ) : (
        <FormControlLabel
          control={
            <Switch
              checked={standing.kind === 'on'}
              disabled={set.isPending}
              onChange={(_, isOn) => set.mutate({ isOn, publicKey: standing.publicKey })}
            />
          }
          label={t('personal.push.switch')}
        />
      )}
      {set.isError && <Failure failure={set.error} />}
    </Section>
  );
}
