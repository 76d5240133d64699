import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredFile } from '../../api/contract/common.ts';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import type { FileKind } from '../../domain/procedure/definition.ts';
import { request } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { DropZone } from '../submit/DropZone.tsx';
import { StoredFiles } from '../submit/StoredFiles.tsx';
import { UploadList } from '../submit/UploadList.tsx';
import { useUploads } from '../submit/use-uploads.ts';

export type AskedPiece = NonNullable<MyDossier['requests'][number]['pieces']>[number];

const anyKind: readonly FileKind[] = ['pdf', 'png', 'jpeg', 'docx', 'xlsx'];

interface SupplementPieceProps {
  readonly code: string;
  readonly piece: AskedPiece;
  readonly accepts: readonly FileKind[] | undefined;
  readonly files: readonly StoredFile[];
  readonly onFiles: (change: (now: readonly StoredFile[]) => readonly StoredFile[]) => void;
}

/** One piece asked for: what is wrong with it, and the files to be sent for it. */
export function SupplementPiece({ code, piece, accepts = anyKind, files, onFiles }: SupplementPieceProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const noteId = useId();
  const { component } = piece;
  const uploads = useUploads({
    place: `${code}/${component ?? ''}`,
    accepts,
    attach: (body) =>
      request('post', '/me/dossiers/{code}/components/{key}/files', { params: { code, key: component ?? '' }, body }),
    onStored: (stored: StoredFile) => onFiles((now) => [...now, stored]),
  });
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Typography sx={{ fontWeight: 600 }}>
        {localized(piece.name)}
        {files.length > 0 && (
          <CheckCircleIcon
            color="success"
            fontSize="small"
            titleAccess={t('submit.papers.provided')}
            sx={{ ml: 1, verticalAlign: 'text-bottom' }}
          />
        )}
      </Typography>
      <Typography id={noteId}>{piece.note}</Typography>
      {component !== null && (
        <>
          <StoredFiles files={files} onRemove={(id) => onFiles((now) => now.filter((file) => file.id !== id))} />
          <UploadList uploads={uploads} accepts={accepts} />
          <DropZone
            label={t('submit.papers.chooseFor', { name: localized(piece.name) })}
            accepts={accepts}
            isFaulty={false}
            describedBy={noteId}
            onFiles={uploads.addFiles}
          />
        </>
      )}
    </Paper>
  );
}
