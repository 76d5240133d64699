import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { DueDate } from '../../api/contract/common.ts';
import { explainDue } from '../../ui/due-explanation.ts';
import { useLanguage } from '../../ui/language.ts';
import { Disclosure } from './Disclosure.tsx';

/** Why a deadline is when it is, in words, folded away until asked for. */
export function DueWhy({ due }: { readonly due: DueDate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (due.explanation.length === 0) return null;
  return (
    <Disclosure label={t('common.why')}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {due.explanation.map((line, index) => (
          <Typography component="li" key={index} color={line.kind === 'counted' ? 'textPrimary' : 'textSecondary'}>
            {explainDue(line, language)}
          </Typography>
        ))}
      </Box>
    </Disclosure>
  );
}

export function ProvisionalMark({ isProvisional }: { readonly isProvisional: boolean }) {
  const { t } = useTranslation();
  if (!isProvisional) return null;
  return (
    <Tooltip title={t('common.provisionalWhy')} describeChild>
      <Chip
        component="span"
        size="small"
        variant="outlined"
        label={t('common.provisional')}
        tabIndex={0}
        sx={{ ml: 1 }}
      />
    </Tooltip>
  );
}
