import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../domain/localized-text.ts';
import { setLanguage, useLanguage } from '../../ui/language.ts';
import { tokens } from '../../ui/theme.ts';

export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  const sx = { minWidth: tokens.touchTargetPx, minHeight: tokens.touchTargetPx, fontSize: '0.875rem' };
  return (
    <ToggleButtonGroup
      exclusive
      value={language}
      aria-label={t('common.language')}
      onChange={(_, chosen: Language | null) => chosen !== null && setLanguage(chosen)}
    >
      <ToggleButton value="vi" sx={sx} aria-label="VI: Tiếng Việt" lang="vi">
        VI
      </ToggleButton>
      <ToggleButton value="en" sx={sx} aria-label="EN: English" lang="en">
        EN
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
