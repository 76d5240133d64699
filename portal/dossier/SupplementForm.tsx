import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredFile } from '../../api/contract/common.ts';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { useLocalized } from '../../ui/language.ts';
import { useDossierActs } from '../data/my-dossiers.ts';
import { Failure } from '../shared/Failure.tsx';
import { TextEntry } from '../shared/TextEntry.tsx';
import { SupplementPiece, type AskedPiece } from './SupplementPiece.tsx';

interface SupplementFormProps {
  readonly dossier: MyDossier;
  readonly pieces: readonly AskedPiece[];
}

type Staged = Readonly<Record<string, readonly StoredFile[]>>;

/** Everything asked for at once, each with its files; counts only when it is sent. */
export function SupplementForm({ dossier, pieces }: SupplementFormProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { supplement } = useDossierActs(dossier.code);
  const [staged, setStaged] = useState<Staged>({});
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const uploadable = pieces.filter((piece) => piece.component !== null);
  const isWhole = uploadable.every(({ component }) => (staged[component ?? '']?.length ?? 0) > 0);
  const send = () => {
    setTried(true);
    if (!isWhole) return;
    const files = Object.entries(staged).flatMap(([component, stored]) =>
      stored.map(({ id }) => ({ component, fileId: id })),
    );
    supplement.mutate({ files, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  };
  return (
    <Stack spacing={2}>
      {pieces.map((piece) => (
        <SupplementPiece
          key={piece.component ?? localized(piece.name)}
          code={dossier.code}
          piece={piece}
          accepts={dossier.components.find(({ key }) => key === piece.component)?.accepts}
          files={staged[piece.component ?? ''] ?? []}
          onFiles={(change) =>
            setStaged((now) => ({ ...now, [piece.component ?? '']: change(now[piece.component ?? ''] ?? []) }))
          }
        />
      ))}
      <TextEntry
        label={`${t('dossier.supplement.note')} (${t('common.optional')})`}
        value={note}
        onChange={setNote}
        multiline
      />
      {isTried && !isWhole && (
        <Alert severity="warning" role="alert">
          {t('dossier.supplement.missing')}
        </Alert>
      )}
      {supplement.isError && <Failure failure={supplement.error} />}
      <Button
        variant="contained"
        size="large"
        onClick={send}
        disabled={supplement.isPending}
        sx={{ alignSelf: 'start' }}
      >
        {t(supplement.isPending ? 'dossier.supplement.sending' : 'dossier.supplement.send')}
      </Button>
    </Stack>
  );
}
