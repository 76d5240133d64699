import ArrowDropDownIcon from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { AllowedAction } from '../../api/contract/common.ts';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { useLocalized } from '../../ui/language.ts';
import { useRefreshDossier } from '../dossier-parts/use-dossier.ts';
import { useT } from '../i18n/provider.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { arrangeActions } from './arrange-actions.ts';
import { TaskHold } from './TaskHold.tsx';
import { useSay } from '../shared/use-say.ts';

interface ActionBarProps {
  readonly dossier: Dossier;
  /** Open the main action's form at once. */
  readonly startNow: boolean;
  readonly onDone: () => void;
}

/** Everything I may do with this dossier now: one main action, one beside it, the rest behind a menu. */
export function ActionBar({ dossier, startNow, onDone }: ActionBarProps) {
  const t = useT();
  const text = useLocalized();
  const say = useSay();
  const refresh = useRefreshDossier();
  const { main, second, more } = arrangeActions(dossier.allowedActions);
  const [chosen, setChosen] = useState<AllowedAction | undefined>(startNow ? main : undefined);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <TaskHold tasks={dossier.tasks} />
      {main !== undefined && (
        <Button variant="contained" onClick={() => setChosen(main)}>
          {text(main.label)}
        </Button>
      )}
      {second !== undefined && (
        <Button variant="outlined" onClick={() => setChosen(second)}>
          {text(second.label)}
        </Button>
      )}
      {more.length > 0 && (
        <Button
          variant="outlined"
          aria-haspopup="menu"
          endIcon={<ArrowDropDownIcon />}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {t('action.more')}
        </Button>
      )}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {more.map((action) => (
          <MenuItem
            key={action.action}
            onClick={() => {
              setAnchor(null);
              setChosen(action);
            }}
          >
            <Typography color={action.danger ? 'error' : 'textPrimary'}>
              {text(action.label)}
              {action.twoPerson && ` (${t('action.twoPersonShort')})`}
            </Typography>
          </MenuItem>
        ))}
      </Menu>
      {chosen !== undefined && (
        <ActionDialog
          key={chosen.action}
          dossier={dossier}
          action={chosen}
          onClose={() => setChosen(undefined)}
          onDone={(outcome) => {
            setChosen(undefined);
            say(t('action.done', { action: text(chosen.label), status: text(outcome.dossier.statusName) }), 'success');
            refresh();
            onDone();
          }}
        />
      )}
    </>
  );
}
