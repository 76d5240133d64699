import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import { useT, type MessageKey } from '../i18n/provider.ts';
import { PageTitle } from '../shared/PageTitle.tsx';

/** There is no page at this address. */
export function MissingPage() {
  return <NoPage title="noPage.missing" text="noPage.missingText" />;
}

/** There is a page, which none of this person's roles may open. */
export function ForbiddenPage() {
  return <NoPage title="noPage.forbidden" text="noPage.forbiddenText" />;
}

function NoPage({ title, text }: { title: MessageKey; text: MessageKey }) {
  const t = useT();
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t(title)} />
      <Typography sx={{ mb: 2 }}>{t(text)}</Typography>
      <Button component={Link} to="/tasks" variant="contained">
        {t('noPage.toInbox')}
      </Button>
    </Box>
  );
}
