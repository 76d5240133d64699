import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import type { Confidence } from '../../domain/confidence.ts';

/** Marks a fact of the catalogue that nobody may take for an official one. Facts read in the source carry no mark. */
export function SampleMark({ grade }: { readonly grade: Confidence }) {
  const { t } = useTranslation();
  switch (grade) {
    case 'text':
    case 'secondary':
    case 'setting':
      return null;
    case 'recall':
      return <Mark label={t('common.unconfirmed')} why={t('common.unconfirmedWhy')} />;
    case 'sample':
      return <Mark label={t('common.sample')} why={t('common.sampleWhy')} />;
  }
}

function Mark({ label, why }: { readonly label: string; readonly why: string }) {
  return (
    <Tooltip title={why} describeChild>
      <Chip
        component="span"
        size="small"
        variant="outlined"
        color="warning"
        label={label}
        tabIndex={0}
        sx={{ mx: 0.5 }}
      />
    </Tooltip>
  );
}
