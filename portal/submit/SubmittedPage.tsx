import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import type { Submission } from '../../api/contract/application.ts';
import { formatDeadline, formatMoney } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useApplication } from '../data/applications.ts';
import { places } from '../places.ts';
import { CopyText } from '../shared/CopyText.tsx';
import { Facts } from '../shared/Facts.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Section } from '../shared/Section.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';

/** After “Nộp hồ sơ”: the code, the key that is shown this once, and what happens next. */
export default function SubmittedPage() {
  const { id = '' } = useParams();
  const submission = readSubmission(useLocation().state);
  return submission === undefined ? <WithoutKey id={id} /> : <Submitted submission={submission} />;
}

function Submitted({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { dossierCode, trackingKey, payment } = submission;
  return (
    <Stack spacing={2} sx={{ maxWidth: 720, mx: 'auto' }}>
      <PageTitle>{t('submit.done.title')}</PageTitle>
      <Alert severity="success">
        <Facts
          facts={[
            { name: t('submit.done.code'), value: <CopyText text={dossierCode} /> },
            { name: t('submit.done.key'), value: <CopyText text={trackingKey} /> },
          ]}
        />
        <Typography sx={{ mt: 1 }}>{t('submit.done.keyText')}</Typography>
      </Alert>
      <Section title={t('submit.done.next')}>
        <ol style={{ margin: 0, paddingLeft: 20 }}>
          {payment !== null && (
            <li>
              {t('submit.done.nextPay', {
                amount: formatMoney(payment.amountVnd),
                at: formatDeadline(payment.dueAt, language),
              })}
            </li>
          )}
          <li>{t('submit.done.nextReception')}</li>
          <li>{t('submit.done.nextFollow')}</li>
        </ol>
      </Section>
      <Stack direction="row" useFlexGap spacing={1.5} sx={{ flexWrap: 'wrap' }}>
        {payment !== null && (
          <Button component={Link} to={places.transaction(payment.transactionId)} variant="contained" size="large">
            {t('submit.done.pay')}
          </Button>
        )}
        <Button
          component={Link}
          to={places.dossier(dossierCode)}
          variant={payment === null ? 'contained' : 'text'}
          size="large"
        >
          {t('submit.done.follow')}
        </Button>
      </Stack>
    </Stack>
  );
}

/** Come back to later: the code can be read again, the key cannot. */
function WithoutKey({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const application = useApplication(id);
  if (application.isPending) return <Loading />;
  const code = application.data?.dossierCode ?? undefined;
  return (
    <Stack spacing={2} sx={{ maxWidth: 720, mx: 'auto' }}>
      <PageTitle>{t('submit.done.title')}</PageTitle>
      {code !== undefined && <Facts facts={[{ name: t('submit.done.code'), value: <CopyText text={code} /> }]} />}
      <Typography>{t('submit.done.keyGone')}</Typography>
      <Button
        component={Link}
        to={code === undefined ? places.dossiers : places.dossier(code)}
        variant="contained"
        sx={{ alignSelf: 'start' }}
      >
        {t('submit.done.follow')}
      </Button>
    </Stack>
  );
}

/** What the step before put into the browser's history; it survives a reload. */
function readSubmission(state: unknown): Submission | undefined {
  const isSubmission =
    typeof state === 'object' &&
    state !== null &&
    'dossierCode' in state &&
    'trackingKey' in state &&
    'payment' in state;
  return isSubmission ? (state as Submission) : undefined;
}
