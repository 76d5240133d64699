import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { AuditCheckView } from '../../api/contract/audit.ts';
import { formatDateTime, formatNumber } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { useSubjectName } from './use-subject-name.ts';

/** How far a check is, or what it found and what to do about it. */
export function CheckResult({ check }: { check: AuditCheckView }) {
  const t = useT();
  const { status, chains, checkedEntries, finishedAt } = check;
  switch (status) {
    case 'waiting':
      return <Typography>{t('audit.waiting')}</Typography>;
    case 'running':
      return <Progress check={check} />;
    case 'intact':
      return (
        <Alert severity="success">
          {t('audit.intactUntil', {
            entries: formatNumber(checkedEntries),
            chains: formatNumber(chains ?? 0),
            at: finishedAt === null ? '' : formatDateTime(finishedAt),
          })}
        </Alert>
      );
    case 'broken':
      return <Broken check={check} />;
    case 'cancelled':
      return <Typography>{t('audit.status.cancelled')}</Typography>;
    case 'failed':
      return <Alert severity="warning">{t('audit.failedHint')}</Alert>;
  }
}

function Progress({ check: { checkedEntries, totalEntries } }: { check: AuditCheckView }) {
  const t = useT();
  const total = Math.max(totalEntries ?? 0, checkedEntries, 1);
  const progress = t('audit.progress', { checked: formatNumber(checkedEntries), total: formatNumber(total) });
  return (
    <Box role="status">
      <Typography>{progress}</Typography>
      <LinearProgress
        variant="determinate"
        value={(100 * checkedEntries) / total}
        aria-label={progress}
        sx={{ mt: 0.5 }}
      />
    </Box>
  );
}

function Broken({ check: { broken, findings, compared } }: { check: AuditCheckView }) {
  const t = useT();
  const nameSubject = useSubjectName();
  const isCut = compared?.agrees === false;
  return (
    <Alert severity="error">
      {broken !== null && broken > 0 && (
        <>
          {t('audit.brokenCount', { smart_count: broken, count: formatNumber(broken) })}
          <Box component="ul" sx={{ my: 0.5, pl: 2.5 }}>
            {findings.map(({ subject, dossierCode, no, fault }) => (
              <li key={`${subject.kind} ${subject.id} ${no}`}>
                {dossierCode === null ? (
                  `${nameSubject(subject.kind)} ${subject.id}`
                ) : (
                  <Link component={RouterLink} to={dossierPath(dossierCode)}>
                    {dossierCode}
                  </Link>
                )}
                {`, ${t('audit.no', { no })}: ${t(`audit.fault.${fault}`)}`}
              </li>
            ))}
          </Box>
        </>
      )}
      {isCut && <p>{t('audit.cutOff', { through: formatDateTime(compared.through) })}</p>}
      {!isCut && t('audit.tampered')}
    </Alert>
  );
}
