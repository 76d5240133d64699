import Typography from '@mui/material/Typography';
import { request } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Panel } from '../shared/Panel.tsx';
import type { PreviewedFile } from './DocumentPreview.tsx';
import { FileButton } from './FileButton.tsx';
import { useDossierPart } from '../dossier-parts/use-dossier.ts';

interface OtherDocumentsProps {
  readonly code: string;
  readonly chosen: string | undefined;
  readonly onChoose: (file: PreviewedFile) => void;
}

/** Results, receipts and attachments: what the office added to the dossier. Letters have a tab of their own. */
export function OtherDocuments({ code, chosen, onChoose }: OtherDocumentsProps) {
  const t = useT();
  const text = useLocalized();
  const { data } = useDossierPart(code, 'documents', (signal) =>
    request('get', '/dossiers/{code}/documents', { params: { code }, signal }),
  );
  const others = data?.filter(({ purpose }) => purpose !== 'component' && purpose !== 'letter') ?? [];
  if (others.length === 0) return null;
  return (
    <Panel title={t('dossier.otherDocuments')}>
      {others.map((document) => (
        <div key={document.id}>
          <Typography variant="caption" color="text.secondary">
            {t(`dossier.purpose.${document.purpose}`)} · {text(document.title)}
          </Typography>
          <FileButton file={document} isChosen={document.id === chosen} onChoose={onChoose} />
        </div>
      ))}
    </Panel>
  );
}
