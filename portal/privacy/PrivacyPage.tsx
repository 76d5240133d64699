import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Section } from '../shared/Section.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';

const parts = ['what', 'why', 'who', 'where', 'howLong', 'yours'] as const;

/** What is kept about people, why, who sees it, how long, and what they can do about it. */
export default function PrivacyPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t('privacy.title')}</PageTitle>
      <Stack spacing={2} sx={{ maxWidth: 720 }}>
        <Typography>{t('privacy.lead')}</Typography>
        {parts.map((part) => (
          <Section key={part} title={t(`privacy.${part}.title`)}>
            <Typography>{t(`privacy.${part}.text`)}</Typography>
          </Section>
        ))}
      </Stack>
    </>
  );
}
