import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import Skeleton from '@mui/material/Skeleton';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { StaffPreferences } from '../../api/contract/news.ts';
import { newsKinds, newsNames } from '../../domain/news.ts';
import { request } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { useSay } from '../shared/use-say.ts';
import { useRoles } from '../shared/use-me.ts';

const preferencesKey = ['preferences'] as const;

/** What I want to hear of: the kinds of news at the bell, and the morning's mail. */
export default function PreferencesPage() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: preferencesKey,
    queryFn: ({ signal }) => request('get', '/staff/preferences', { signal }),
  });
  const change = async (body: Partial<Pick<StaffPreferences, 'newsOff' | 'digest'>>) => {
    try {
      queryClient.setQueryData(preferencesKey, await request('patch', '/staff/preferences', { body }));
      await queryClient.invalidateQueries({ queryKey: ['news'] });
      say(t('desk.preferences.saved'), 'success');
    } catch (failure) {
      say(describeFailure(failure, language), 'error');
    }
  };
  return (
    <Box sx={{ p: 2, maxWidth: 720 }}>
      <PageTitle title={t('desk.preferences.title')} />
      {isPending && <Skeleton height={240} />}
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Choices preferences={data} onChange={(body) => void change(body)} />}
    </Box>
  );
}

interface ChoicesProps {
  readonly preferences: StaffPreferences;
  readonly onChange: (change: Partial<Pick<StaffPreferences, 'newsOff' | 'digest'>>) => void;
}

function Choices({ preferences: { newsOff, digest }, onChange }: ChoicesProps) {
  const t = useT();
  const text = useLocalized();
  const isSupervisor = useRoles().includes('supervisor');
  const offered = newsKinds.filter((kind) => kind !== 'unitOverdue' || isSupervisor);
  return (
    <>
      <Typography variant="h3" component="h2" sx={{ mt: 2 }}>
        {t('desk.preferences.newsTitle')}
      </Typography>
      <Typography color="text.secondary">{t('desk.preferences.newsHint')}</Typography>
      <FormGroup>
        {offered.map((kind) => (
          <FormControlLabel
            key={kind}
            control={
              <Checkbox
                checked={!newsOff.includes(kind)}
                onChange={(_event, isOn) =>
                  onChange({ newsOff: isOn ? newsOff.filter((one) => one !== kind) : [...newsOff, kind] })
                }
              />
            }
            label={text(newsNames[kind])}
          />
        ))}
      </FormGroup>
      <Typography variant="h3" component="h2" sx={{ mt: 3 }}>
        {t('desk.preferences.digestTitle')}
      </Typography>
      <FormControlLabel
        control={<Switch checked={digest} onChange={(_event, isOn) => onChange({ digest: isOn })} />}
        label={t('desk.preferences.digest')}
      />
      <Typography color="text.secondary">{t('desk.preferences.digestHint')}</Typography>
    </>
  );
}
