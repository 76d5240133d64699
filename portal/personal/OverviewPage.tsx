import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useApplications } from '../data/applications.ts';
import { useMyDossiers } from '../data/my-dossiers.ts';
import { places } from '../places.ts';
import { Empty } from '../shared/Empty.tsx';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Section } from '../shared/Section.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { AskedList } from './AskedList.tsx';
import { DossierRow } from './DossierRow.tsx';

const recentCount = 3;

/** First of all what is asked of me now; then what I am writing, and what I handed in last. */
export default function OverviewPage() {
  const { t } = useTranslation();
  const dossiers = useMyDossiers('');
  const found = dossiers.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <>
      <PageTitle>{t('personal.title')}</PageTitle>
      <Stack spacing={2}>
        {dossiers.isPending && <Loading />}
        {dossiers.isError && <Failure failure={dossiers.error} onRetry={() => void dossiers.refetch()} />}
        {dossiers.isSuccess && <AskedList dossiers={found} />}
        <Drafts />
        {dossiers.isSuccess && found.length === 0 && (
          <Empty title={t('personal.noDossiers')} text={t('personal.noDossiersText')}>
            <Button component={Link} to={places.home} variant="contained">
              {t('personal.findService')}
            </Button>
          </Empty>
        )}
        {found.length > 0 && (
          <Section title={t('personal.recent')}>
            <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {found.slice(0, recentCount).map((dossier) => (
                <DossierRow key={dossier.code} dossier={dossier} />
              ))}
            </Stack>
          </Section>
        )}
      </Stack>
    </>
  );
}

function Drafts() {
  const { t } = useTranslation();
  const localized = useLocalized();
  const drafts = useApplications(true).data ?? [];
  if (drafts.length === 0) return null;
  return (
    <Section title={t('personal.drafts')}>
      <Stack component="ul" spacing={2} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {drafts.map((draft) => (
          <Stack
            component="li"
            key={draft.id}
            direction="row"
            useFlexGap
            spacing={1}
            sx={{ flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' }}
          >
            <div style={{ flex: '1 1 260px' }}>
              <Typography>{localized(draft.procedure.name)}</Typography>
              <Typography variant="caption" color="textSecondary">
                {t('personal.draftSaved', { at: formatDateTime(draft.savedAt) })}
              </Typography>
            </div>
            <Button component={Link} to={places.application(draft.id)} variant="outlined">
              {t('personal.continue')}
            </Button>
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}
