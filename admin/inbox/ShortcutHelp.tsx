import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../i18n/provider.ts';
import { useShortcutsEnabled } from '../shared/use-shortcuts.ts';

const keys = ['j', 'k', 'o', 'c', 'x', 'e', '/'] as const;

export function ShortcutHelp() {
  const t = useT();
  const [enabled] = useShortcutsEnabled();
  if (!enabled) return null;
  return (
    <Box sx={{ display: { xs: 'none', md: 'flex' }, gap: 2, flexWrap: 'wrap', py: 1.5 }}>
      {keys.map((key) => (
        <Typography key={key} variant="caption" color="text.secondary">
          <Box
            component="kbd"
            sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 0.75, mr: 0.5, fontFamily: 'monospace' }}
          >
            {key}
          </Box>
          {t(`inbox.key.${key}`)}
        </Typography>
      ))}
    </Box>
  );
}
