import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMyDossiers } from '../data/my-dossiers.ts';
import { places } from '../places.ts';
import { Empty } from '../shared/Empty.tsx';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { DossierRow } from './DossierRow.tsx';

/** “Hồ sơ của tôi”. */
export default function DossiersPage() {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  return (
    <>
      <PageTitle>{t('personal.pages.dossiers')}</PageTitle>
      <TextField
        type="search"
        id="search-dossiers"
        label={t('personal.searchDossiers')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        sx={{ mb: 2, maxWidth: 520 }}
      />
      <List q={q} />
    </>
  );
}

function List({ q }: { readonly q: string }) {
  const { t } = useTranslation();
  const dossiers = useMyDossiers(q);
  if (dossiers.isPending) return <Loading />;
  if (dossiers.isError) return <Failure failure={dossiers.error} onRetry={() => void dossiers.refetch()} />;
  const found = dossiers.data.pages.flatMap(({ data }) => data);
  if (found.length === 0) {
    return q === '' ? (
      <Empty title={t('personal.noDossiers')} text={t('personal.noDossiersText')}>
        <Button component={Link} to={places.home} variant="contained">
          {t('personal.findService')}
        </Button>
      </Empty>
    ) : (
      <Empty title={t('personal.noMatch')} />
    );
  }
  return (
    <>
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {found.map((dossier) => (
          <DossierRow key={dossier.code} dossier={dossier} />
        ))}
      </Stack>
      {dossiers.hasNextPage && (
        <Button onClick={() => void dossiers.fetchNextPage()} disabled={dossiers.isFetchingNextPage} sx={{ mt: 2 }}>
          {t('common.more')}
        </Button>
      )}
    </>
  );
}
