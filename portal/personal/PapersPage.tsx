import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { MyPaper } from '../../api/contract/my-papers.ts';
import { formatDate } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useMyPapers, useRemovePaper } from '../data/my-papers.ts';
import { places } from '../places.ts';
import { Confirm } from '../shared/Confirm.tsx';
import { Empty } from '../shared/Empty.tsx';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';

/** “Giấy tờ đã nộp”: each paper once, with where it was used. */
export default function PapersPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t('personal.papers.title')}</PageTitle>
      <Typography sx={{ mb: 2 }}>{t('personal.papers.lead')}</Typography>
      <List />
    </>
  );
}

function List() {
  const { t } = useTranslation();
  const papers = useMyPapers();
  if (papers.isPending) return <Loading />;
  if (papers.isError) return <Failure failure={papers.error} onRetry={() => void papers.refetch()} />;
  if (papers.data.length === 0) {
    return (
      <Empty title={t('personal.papers.none')} text={t('personal.papers.noneText')}>
        <Button component={RouterLink} to={places.home} variant="contained">
          {t('personal.findService')}
        </Button>
      </Empty>
    );
  }
  return (
    <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {papers.data.map((paper) => (
        <Row key={paper.file.id} paper={paper} />
      ))}
    </Stack>
  );
}

function Row({ paper }: { readonly paper: MyPaper }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { file, uses, keptUntil, removable } = paper;
  return (
    <Paper component="li" variant="outlined" sx={{ p: 2 }}>
      <Typography sx={{ fontWeight: 600 }}>{localized(paper.name)}</Typography>
      <Link
        href={file.href}
        target="_blank"
        rel="noreferrer"
        sx={{ display: 'inline-block', py: 1, overflowWrap: 'anywhere' }}
      >
        {file.name}
      </Link>
      <Typography variant="body2">{t('personal.papers.usedIn')}</Typography>
      <Stack component="ul" sx={{ m: 0, pl: 2.5 }}>
        {uses.map(({ dossierCode, procedureName, givenAt }) => (
          <li key={`${dossierCode} ${givenAt}`}>
            <Link component={RouterLink} to={places.dossier(dossierCode)} sx={{ display: 'inline-block', py: 1 }}>
              {dossierCode}
            </Link>
            <div>
              {localized(procedureName)} · {formatDate(givenAt)}
            </div>
          </li>
        ))}
      </Stack>
      {removable ? (
        <Remove fileId={file.id} />
      ) : (
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block', mt: 1 }}>
          {keptUntil === null
            ? t('personal.papers.underWay')
            : t('personal.papers.keptUntil', { on: formatDate(keptUntil) })}
        </Typography>
      )}
    </Paper>
  );
}

function Remove({ fileId }: { readonly fileId: string }) {
  const { t } = useTranslation();
  const remove = useRemovePaper();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button color="error" onClick={() => setAsking(true)}>
        {t('personal.papers.remove')}
      </Button>
      <Confirm
        isOpen={isAsking}
        question={t('personal.papers.removeAsk')}
        yes={t('personal.papers.remove')}
        isBusy={remove.isPending}
        failure={remove.error}
        onYes={() => remove.mutate(fileId, { onSuccess: () => setAsking(false) })}
        onNo={() => setAsking(false)}
      />
    </>
  );
}
