import Button from '@mui/material/Button';
import Container from '@mui/material/Container';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';

/** Shown when a page itself fails, most often because a new version was published since it was opened. */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <Container maxWidth="sm" component="main" sx={{ py: 8 }}>
      <Typography variant="h1" sx={{ mb: 2 }}>
        {t('common.crashedTitle')}
      </Typography>
      <Typography sx={{ mb: 2 }}>{t('common.crashedText')}</Typography>
      <Button variant="contained" onClick={() => window.location.reload()}>
        {t('common.reload')}
      </Button>
    </Container>
  );
}
