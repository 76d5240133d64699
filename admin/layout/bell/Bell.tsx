import BellIcon from '@mui/icons-material/NotificationsNoneOutlined';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { useT } from '../../i18n/provider.ts';
import { NewsList } from './NewsList.tsx';
import { useUnseen } from './use-news.ts';

/** What happened to what I hold, watch or supervise, with how much of it I have not seen. */
export function Bell() {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data } = useUnseen();
  const unseen = data?.unseen ?? 0;
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        aria-label={unseen === 0 ? t('desk.news.open') : t('desk.news.unseen', { smart_count: unseen })}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Badge badgeContent={unseen === 0 ? undefined : unseen} max={99} color="error">
          <BellIcon />
        </Badge>
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': 'news-title', sx: { width: 420, maxWidth: '100%' } } }}
      >
        <NewsList onClose={close} />
      </Popover>
    </>
  );
}
