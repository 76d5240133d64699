import MoreVertIcon from '@mui/icons-material/MoreVert';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import type { SavedView } from '../../api/contract/saved-views.ts';
import type { ViewList } from '../../domain/view-columns.ts';
import { describeFailure } from '../../ui/failures.ts';
import { formatNumber } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT, type Translate } from '../i18n/provider.ts';
import { useSay } from '../shared/use-say.ts';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import { isShown, type Shown } from './shown-view.ts';
import { useSavedViews, useViewChanges } from './use-saved-views.ts';

interface ViewBarProps {
  readonly list: ViewList;
  readonly shown: Shown;
  readonly onChoose: (view: SavedView) => void;
  /** What else belongs beside the views, such as the choice of columns. */
  readonly children?: ReactNode;
}

/** The views somebody keeps of a list, with their counts; the one that is shown is marked. */
export function ViewBar({ list, shown, onChoose, children }: ViewBarProps) {
  const t = useT();
  const { data: views = [] } = useSavedViews(list);
  const [isSaving, setSaving] = useState(false);
  const current = views.find((view) => isShown(view, shown));
  return (
    <Box role="group" aria-label={t('desk.views.label')} sx={{ display: 'contents' }}>
      {views.map((view) => (
        <Chip
          key={view.id}
          label={labelOf(view, t)}
          color={view === current ? 'primary' : 'default'}
          variant={view === current ? 'filled' : 'outlined'}
          onClick={() => onChoose(view)}
          aria-pressed={view === current}
          title={view.unit === null || view.mine ? undefined : t('desk.views.sharedBy', { name: view.owner.name })}
        />
      ))}
      {current?.mine === true && <ViewMenu list={list} shown={shown} view={current} />}
      {current === undefined && (
        <Button size="small" onClick={() => setSaving(true)}>
          {t('desk.views.saveShown')}
        </Button>
      )}
      {children}
      {current !== undefined && current.ignored.length > 0 && (
        <Alert severity="info" sx={{ flexBasis: '100%' }}>
          {t('desk.views.ignored', { names: current.ignored.join(', ') })}
        </Alert>
      )}
      {isSaving && <SaveViewDialog list={list} shown={shown} onClose={() => setSaving(false)} />}
    </Box>
  );
}

function labelOf({ name, total, totalIsExact }: SavedView, t: Translate): string {
  if (total === null) return name;
  return `${name} ${totalIsExact ? formatNumber(total) : t('desk.views.more', { total: formatNumber(total) })}`;
}

function ViewMenu({ list, shown, view }: { list: ViewList; shown: Shown; view: SavedView }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { remove } = useViewChanges();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isChanging, setChanging] = useState(false);
  const drop = async () => {
    setAnchor(null);
    try {
      await remove(view.id);
      say(t('desk.views.removed', { name: view.name }), 'success');
    } catch (failure) {
      say(describeFailure(failure, language), 'error');
    }
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('desk.views.menu', { name: view.name })}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertIcon fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setChanging(true);
          }}
        >
          {t('desk.views.rename')}
        </MenuItem>
        <MenuItem onClick={() => void drop()}>{t('desk.views.remove')}</MenuItem>
      </Menu>
      {isChanging && <SaveViewDialog list={list} shown={shown} view={view} onClose={() => setChanging(false)} />}
    </>
  );
}
