import OnIcon from '@mui/icons-material/FiberManualRecord';
import OffIcon from '@mui/icons-material/RadioButtonUnchecked';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useT } from '../i18n/provider.ts';
import { useIsLive } from '../live/live-events.tsx';

/** Whether what is on the screen follows what happens. Sign and words, not colour alone. */
export function LiveLamp() {
  const t = useT();
  const isLive = useIsLive();
  const Sign = isLive ? OnIcon : OffIcon;
  return (
    <Tooltip title={t(isLive ? 'live.onHint' : 'live.offHint')}>
      <Typography
        variant="caption"
        noWrap
        sx={{ color: isLive ? 'success.main' : 'text.secondary', display: { xs: 'none', md: 'inline' } }}
      >
        <Sign fontSize="inherit" sx={{ verticalAlign: '-0.125em', mr: 0.5 }} />
        {t(isLive ? 'live.on' : 'live.off')}
      </Typography>
    </Tooltip>
  );
}
