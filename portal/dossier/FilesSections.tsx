import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { formatDate } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { Section } from '../shared/Section.tsx';
import { StoredFiles } from '../submit/StoredFiles.tsx';

interface DossierPart {
  readonly dossier: MyDossier;
}

/** The result itself, once it is released online. */
export function ResultsSection({ dossier }: DossierPart) {
  const { t } = useTranslation();
  if (dossier.results.length === 0) return null;
  return (
    <Section title={t('dossier.results')}>
      <StoredFiles files={dossier.results} />
    </Section>
  );
}

export function LettersSection({ dossier }: DossierPart) {
  const { t } = useTranslation();
  const localized = useLocalized();
  if (dossier.letters.length === 0) return null;
  return (
    <Section title={t('dossier.letters')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {dossier.letters.map((letter) => (
          <li key={letter.id}>
            {letter.href === null ? (
              <Typography component="span" sx={{ display: 'inline-block', py: 1.25 }}>
                {localized(letter.name)}
              </Typography>
            ) : (
              <Link href={letter.href} target="_blank" rel="noopener" sx={{ display: 'inline-block', py: 1.25 }}>
                {localized(letter.name)} (PDF)
              </Link>
            )}{' '}
            <Typography component="span" variant="caption" color="textSecondary">
              {formatDate(letter.issuedAt)}
              {letter.href === null && ` · ${t('dossier.letterBeingMade')}`}
            </Typography>
          </li>
        ))}
      </Box>
    </Section>
  );
}

export function FilesSection({ dossier }: DossierPart) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const filled = dossier.components.filter(({ files }) => files.length > 0);
  return (
    <Section title={t('dossier.files')}>
      {filled.length === 0 && <Typography color="textSecondary">{t('dossier.filesNone')}</Typography>}
      <Stack spacing={1.5}>
        {filled.map((component) => (
          <div key={component.key}>
            <Typography>{localized(component.name)}</Typography>
            <StoredFiles files={component.files} />
          </div>
        ))}
      </Stack>
    </Section>
  );
}
