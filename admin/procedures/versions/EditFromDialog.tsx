import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { formatDateTime } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { findDraft, readVersion, saveDraft } from '../edit/draft/draft-calls.ts';

interface EditFromDialogProps {
  readonly code: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** Begins the draft anew from a version; what the draft holds now is said, for it is lost. */
export function EditFromDialog({ code, version, onClose }: EditFromDialogProps) {
  const t = useT();
  const navigate = useNavigate();
  const { data: draft = null } = useQuery({
    queryKey: ['draft-to-replace', code],
    queryFn: async () => (await findDraft(code)) ?? null,
    gcTime: 0,
  });
  const begin = async () => {
    const { definition } = await readVersion(code, version);
    await saveDraft(code, { definition, baseVersion: version, revision: draft?.revision ?? 0 });
    void navigate(`/procedures/${encodeURIComponent(code)}/edit`);
  };
  return (
    <ConfirmDialog
      title={t('setup.editFromTitle', { version })}
      confirm={t('setup.editFrom')}
      onClose={onClose}
      onConfirm={begin}
    >
      {() =>
        draft === null ? (
          <Typography>{t('setup.editFromNote')}</Typography>
        ) : (
          <Alert severity="warning">
            {t('setup.replacesDraft', { who: draft.updatedBy.name, at: formatDateTime(draft.updatedAt) })}
          </Alert>
        )
      }
    </ConfirmDialog>
  );
}
