import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { formatDateTime } from '../../ui/format.ts';
import { useApplications, useStartApplication } from '../data/applications.ts';
import { useMe } from '../data/me.ts';
import { places, signInThen } from '../places.ts';
import { Failure } from '../shared/Failure.tsx';

/** The page's one button: begin a dossier, or go on with the one begun before. */
export function StartPanel({ procedureCode }: { readonly procedureCode: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kind = useMe().data?.account?.kind;
  const isApplicant = kind === 'citizen' || kind === 'company';
  const draft = useApplications(isApplicant).data?.find(({ procedure }) => procedure.code === procedureCode);
  const start = useStartApplication();
  const begin = () => start.mutate({ procedureCode }, { onSuccess: ({ id }) => void navigate(places.application(id)) });
  const label = start.isPending ? t('service.starting') : t('service.submit');
  return (
    <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 }, borderColor: 'primary.main' }}>
      <Stack spacing={1.5}>
        {start.isError && <Failure failure={start.error} />}
        {!isApplicant && (
          <>
            <Button component={Link} to={signInThen(places.service(procedureCode))} variant="contained" size="large">
              {t('service.submit')}
            </Button>
            <Typography color="textSecondary">{t('service.signInFirst')}</Typography>
          </>
        )}
        {isApplicant && draft === undefined && (
          <Button variant="contained" size="large" disabled={start.isPending} onClick={begin}>
            {label}
          </Button>
        )}
        {isApplicant && draft !== undefined && (
          <>
            <Typography>{t('service.resumeText', { at: formatDateTime(draft.savedAt) })}</Typography>
            <Button component={Link} to={places.application(draft.id)} variant="contained" size="large">
              {t('service.resume')}
            </Button>
            <Button disabled={start.isPending} onClick={begin}>
              {start.isPending ? t('service.starting') : t('service.startNew')}
            </Button>
          </>
        )}
      </Stack>
    </Paper>
  );
}
