import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { DueDate } from '../../api/contract/common.ts';
import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';
import { formatDay, formatDeadline, formatSpan } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { DueWhy, ProvisionalMark } from '../shared/DueWhy.tsx';
import { useNow } from '../shared/use-now.ts';

interface DueFactProps {
  readonly due: DueDate | null;
  /** The day promised with an apology. */
  readonly promisedOn: string | null;
  readonly status: DossierStatus;
}

/** When the result is due, how far that is, and why then. Only a clock that runs is counted down. */
export function DueFact({ due, promisedOn, status }: DueFactProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  if (due === null) return <Typography color="textSecondary">{t('dossier.dueNone')}</Typography>;
  const leftMs = Date.parse(due.dueAt) - now;
  const span = formatSpan(leftMs, language);
  return (
    <>
      {formatDeadline(due.dueAt, language)}
      <ProvisionalMark isProvisional={due.provisional} />
      {status === 'processing' && (
        <Typography component="span" color={leftMs < 0 ? 'error' : 'textSecondary'} sx={{ ml: 1 }}>
          ({t(leftMs < 0 ? 'dossier.late' : 'dossier.left', { span })})
        </Typography>
      )}
      {promisedOn !== null && (
        <Typography>{t('dossier.promisedAnew', { day: formatDay(promisedOn, language) })}</Typography>
      )}
      <DueWhy due={due} />
    </>
  );
}
