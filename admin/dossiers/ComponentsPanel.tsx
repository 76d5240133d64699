import type { SvgIconComponent } from '@mui/icons-material';
import MissingIcon from '@mui/icons-material/Cancel';
import OkIcon from '@mui/icons-material/CheckCircle';
import SeenIcon from '@mui/icons-material/DoneAll';
import UncheckedIcon from '@mui/icons-material/RadioButtonUnchecked';
import FaultyIcon from '@mui/icons-material/Warning';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT, type MessageKey } from '../i18n/provider.ts';
import type { PreviewedFile } from './DocumentPreview.tsx';
import { FileButton } from './FileButton.tsx';
import { Panel } from '../shared/Panel.tsx';

type DossierComponent = Dossier['components'][number];

interface ComponentsPanelProps {
  readonly components: readonly DossierComponent[];
  readonly chosen: string | undefined;
  readonly onChoose: (file: PreviewedFile) => void;
}

/** The papers of a dossier, each with what the clerk said of it and its files. */
export function ComponentsPanel({ components, chosen, onChoose }: ComponentsPanelProps) {
  const t = useT();
  return (
    <Panel title={t('dossier.components')}>
      {components.length === 0 && <Typography color="text.secondary">{t('dossier.noComponents')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {components.map((component) => (
          <ComponentEntry key={component.key} component={component} chosen={chosen} onChoose={onChoose} />
        ))}
      </Box>
    </Panel>
  );
}

interface ComponentEntryProps extends Omit<ComponentsPanelProps, 'components'> {
  readonly component: DossierComponent;
}

function ComponentEntry({ component, chosen, onChoose }: ComponentEntryProps) {
  const t = useT();
  const text = useLocalized();
  const { Sign, words, color } = verdictOf(component);
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
      <Sign fontSize="small" titleAccess={t(words)} sx={{ color }} />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {text(component.name)}
          {component.required && <span title={t('dossier.required')}>{'\u00A0*'}</span>}
        </Typography>
        {(component.originals > 0 || component.copies > 0) && (
          <Typography variant="caption" color="text.secondary">
            {t('dossier.paperCount', { originals: component.originals, copies: component.copies })}
          </Typography>
        )}
        {component.note !== null && (
          <Typography variant="body2" sx={{ color }}>
            {component.note}
          </Typography>
        )}
        {component.files.length === 0 && (
          <Typography variant="caption" component="p" color="text.secondary">
            {t('dossier.noFile')}
          </Typography>
        )}
        {component.files.map((file) => (
          <FileButton key={file.id} file={file} isChosen={file.id === chosen} onChoose={onChoose} />
        ))}
      </Box>
    </Box>
  );
}

interface Verdict {
  readonly Sign: SvgIconComponent;
  readonly words: MessageKey;
  readonly color: string;
}

function verdictOf({ mark, files, required }: DossierComponent): Verdict {
  switch (mark) {
    case 'ok':
      return { Sign: OkIcon, words: 'dossier.mark.ok', color: 'success.main' };
    case 'originalSeen':
      return { Sign: SeenIcon, words: 'dossier.mark.originalSeen', color: 'success.main' };
    case 'faulty':
      return { Sign: FaultyIcon, words: 'dossier.mark.faulty', color: 'warning.main' };
    case 'missing':
      return { Sign: MissingIcon, words: 'dossier.mark.missing', color: 'error.main' };
    case null:
      return required && files.length === 0
        ? { Sign: MissingIcon, words: 'dossier.mark.noFile', color: 'text.secondary' }
        : { Sign: UncheckedIcon, words: 'dossier.mark.unchecked', color: 'text.secondary' };
  }
}
