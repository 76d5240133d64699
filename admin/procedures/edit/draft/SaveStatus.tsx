import Typography from '@mui/material/Typography';
import { formatDateTime } from '../../../../ui/format.ts';
import { useT } from '../../../i18n/provider.ts';
import type { DraftState } from './draft-keeper.ts';

/** How far the draft is saved, and by whom it was last. */
export function SaveStatus({ state }: { state: DraftState }) {
  const t = useT();
  return (
    <Typography role="status" variant="body2" color="text.secondary" sx={{ p: 1.5 }}>
      {savedWords(state, t)}
    </Typography>
  );
}

function savedWords({ progress, lastSaved }: DraftState, t: ReturnType<typeof useT>): string {
  switch (progress) {
    case 'waiting':
    case 'saving':
      return t('setup.saving');
    case 'failed':
    case 'overtaken':
      return t('setup.notSaved');
    case 'saved':
      return lastSaved === undefined
        ? t('setup.notBegun')
        : t('setup.savedAt', { at: formatDateTime(lastSaved.updatedAt), who: lastSaved.updatedBy.name });
  }
}
