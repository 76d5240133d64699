import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { useStartApplication } from '../data/applications.ts';
import { places } from '../places.ts';
import { Failure } from '../shared/Failure.tsx';
import { Section } from '../shared/Section.tsx';

/** “Nộp hồ sơ tương tự”: a new draft that begins with the data of this dossier. */
export function ApplyAgain({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const start = useStartApplication();
  const begin = () =>
    start.mutate(
      { procedureCode: dossier.procedure.code, like: dossier.code },
      { onSuccess: ({ id }) => void navigate(places.application(id)) },
    );
  return (
    <Section title={t('dossier.again.title')}>
      <Typography color="textSecondary" sx={{ mb: 1 }}>
        {t('dossier.again.text')}
      </Typography>
      {start.isError && <Failure failure={start.error} />}
      <Button variant="outlined" onClick={begin} disabled={start.isPending}>
        {t(start.isPending ? 'service.starting' : 'dossier.again.begin')}
      </Button>
    </Section>
  );
}
