import MoreHorizIcon from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Task } from '../../api/contract/tasks.ts';
import { useT } from '../i18n/provider.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { useRoles } from '../shared/use-me.ts';
import type { TaskActions } from './use-task-actions.ts';

interface TaskMenuProps {
  readonly task: Task;
  readonly actions: TaskActions;
  readonly onAssign: () => void;
}

/** The less frequent things to do with a task. */
export function TaskMenu({ task, actions, onAssign }: TaskMenuProps) {
  const t = useT();
  const navigate = useNavigate();
  const roles = useRoles();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  const open = (state?: object) => void navigate(dossierPath(task.dossier.code), { state });
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('inbox.more', { code: task.dossier.code })}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreHorizIcon />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={choose(() => open())}>{t('inbox.open')}</MenuItem>
        {task.mine && <MenuItem onClick={choose(() => open({ completeNow: true }))}>{t('inbox.complete')}</MenuItem>}
        {task.holder === null && (
          <MenuItem onClick={choose(() => void actions.claim(task))}>{t('inbox.claim')}</MenuItem>
        )}
        {task.mine && <MenuItem onClick={choose(() => void actions.release(task))}>{t('inbox.release')}</MenuItem>}
        {(roles.includes('lead') || roles.includes('supervisor')) && (
          <MenuItem onClick={choose(onAssign)}>{t('inbox.assign')}</MenuItem>
        )}
      </Menu>
    </>
  );
}
