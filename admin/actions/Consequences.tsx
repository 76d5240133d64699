import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AllowedAction } from '../../api/contract/common.ts';
import type { ActionPreview } from '../../api/contract/dossiers.ts';
import { request } from '../../ui/api-client.ts';
import { failureCode } from '../../ui/failures.ts';
import { formatDeadline } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { DueWhy } from '../dossier-parts/DueWhy.tsx';
import { useT } from '../i18n/provider.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { isFilledIn } from './given-values.ts';
import type { ActionInput } from './action-input.ts';

interface ConsequencesProps {
  readonly code: string;
  readonly action: AllowedAction;
  readonly input: ActionInput;
  /** The action is on its way: what comes of it is no longer a question. */
  readonly isSent: boolean;
}

/** What the action will do, as the API reckons it with what is filled in so far. Changes nothing. */
export function Consequences({ code, action, input, isSent }: ConsequencesProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const isComplete = isFilledIn(action.form, input);
  const { data, error, isLoading } = useQuery({
    queryKey: ['preview', code, action.action, input],
    queryFn: ({ signal }) =>
      request('post', '/dossiers/{code}/actions/preview', {
        params: { code },
        body: { action: action.action, input },
        signal,
      }),
    placeholderData: keepPreviousData,
    enabled: isComplete && !isSent,
    retry: false,
    gcTime: 0,
  });
  useEffect(() => {
    if (isSent) void queryClient.cancelQueries({ queryKey: ['preview', code] });
  }, [isSent, queryClient, code]);
  const isIncomplete = !isComplete || failureCode(error) === 'validation_failed';
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-labelledby="consequences-title"
      sx={{ p: 2, alignSelf: 'start', position: 'sticky', top: 0 }}
    >
      <Typography id="consequences-title" variant="h3" sx={{ mb: 1 }}>
        {t('consequence.title')}
      </Typography>
      {isLoading && <Skeleton height={100} />}
      {isComplete && data !== undefined && <Preview preview={data} isTwoPerson={action.twoPerson} />}
      {(isIncomplete || (data === undefined && error !== null)) && (
        <Typography color="text.secondary">
          {t(isIncomplete ? 'consequence.incomplete' : 'consequence.unknown')}
        </Typography>
      )}
      {action.danger && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('consequence.danger')}
        </Alert>
      )}
    </Paper>
  );
}

function Preview({ preview, isTwoPerson }: { preview: ActionPreview; isTwoPerson: boolean }) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  return (
    <Box component="ul" sx={{ pl: 2.5, m: 0, '& li': { py: 0.5 } }}>
      <li>
        {t('consequence.status')} <StatusChip status={preview.status} name={text(preview.statusName)} />
      </li>
      {preview.nextStep !== null && <li>{t('consequence.nextStep', { step: text(preview.nextStep) })}</li>}
      <li>{t(`consequence.clock.${preview.clock}`)}</li>
      {preview.due !== null && (
        <li>
          {t('consequence.due', { when: formatDeadline(preview.due.dueAt, language) })} <DueWhy due={preview.due} />
        </li>
      )}
      <li>{t(preview.noticeToApplicant ? 'consequence.notice' : 'consequence.noNotice')}</li>
      {preview.letter !== null && <li>{t('consequence.letter', { letter: text(preview.letter) })}</li>}
      {isTwoPerson && <li>{t('consequence.twoPerson')}</li>}
    </Box>
  );
}
