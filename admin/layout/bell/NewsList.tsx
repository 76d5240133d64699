import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent } from 'react';
import { Link as RouterLink } from 'react-router';
import type { NewsItem } from '../../../api/contract/news.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { dossierPath } from '../../shared/dossier-path.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { useMarkSeen, useNews } from './use-news.ts';

/** The news, the latest first; once they are shown they count as seen. */
export function NewsList({ onClose }: { onClose: () => void }) {
  const t = useT();
  const news = useNews();
  const markSeen = useMarkSeen();
  const items = news.data?.pages.flatMap(({ data }) => data) ?? [];
  const latest = items[0]?.at;
  const mark = useEffectEvent((through: string) => {
    // Seen or not, they are shown; what could not be marked is marked the next time.
    markSeen(through).catch(() => undefined);
  });
  useEffect(() => {
    if (latest !== undefined) mark(latest);
  }, [latest]);
  return (
    <Box sx={{ py: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', px: 2, gap: 2 }}>
        <Typography variant="h3" component="h2" id="news-title" sx={{ flex: 1 }}>
          {t('desk.news.title')}
        </Typography>
        <Link component={RouterLink} to="/preferences" variant="body2" onClick={onClose}>
          {t('desk.news.settings')}
        </Link>
      </Box>
      {news.isPending && <Skeleton height={160} sx={{ mx: 2 }} />}
      {news.isError && <FailureNotice failure={news.error} onRetry={() => void news.refetch()} />}
      {news.isSuccess && items.length === 0 && (
        <Typography color="text.secondary" sx={{ p: 2 }}>
          {t('desk.news.empty')}
        </Typography>
      )}
      <List dense>
        {items.map((item) => (
          <News key={item.id} item={item} onOpen={onClose} />
        ))}
      </List>
      {news.hasNextPage && (
        <Button fullWidth loading={news.isFetchingNextPage} onClick={() => void news.fetchNextPage()}>
          {t('desk.news.more')}
        </Button>
      )}
    </Box>
  );
}

function News({ item, onOpen }: { item: NewsItem; onOpen: () => void }) {
  const t = useT();
  const text = useLocalized();
  const { kindName, dossier, by, reason, at, isNew } = item;
  const details = [formatDateTime(at), by === null ? '' : t('desk.news.by', { name: by.name })];
  return (
    <ListItem disablePadding>
      <ListItemButton component={RouterLink} to={dossierPath(dossier.code)} onClick={onOpen}>
        <ListItemText
          primary={
            <>
              {isNew && <Chip size="small" color="primary" label={t('desk.news.isNew')} sx={{ mr: 1 }} />}
              <strong>{text(kindName)}</strong> · {dossier.code}
            </>
          }
          secondary={
            <>
              {text(dossier.procedure.name)}
              <br />
              {details.filter((one) => one !== '').join(' · ')}
              {reason !== null && (
                <>
                  <br />
                  {t('desk.news.reason', { reason })}
                </>
              )}
            </>
          }
        />
      </ListItemButton>
    </ListItem>
  );
}
