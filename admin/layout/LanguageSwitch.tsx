import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useLocaleState } from 'react-admin';
import { useT } from '../i18n/provider.ts';

export function LanguageSwitch() {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={locale}
      aria-label={t('layout.language')}
      onChange={(_event, chosen: string | null) => {
        if (chosen !== null) setLocale(chosen);
      }}
    >
      <ToggleButton value="vi" aria-label="VI: Tiếng Việt" sx={{ px: 1, py: 0.25 }}>
        VI
      </ToggleButton>
      <ToggleButton value="en" aria-label="EN: English" sx={{ px: 1, py: 0.25 }}>
        EN
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
