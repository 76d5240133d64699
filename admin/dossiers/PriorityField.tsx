import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useState } from 'react';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { finalStatuses } from '../../domain/lifecycle/statuses.ts';
import { priorityBasis, priorityGroups, priorityNames } from '../../domain/priority.ts';
import { request } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useRefreshDossier } from '../dossier-parts/use-dossier.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { useMe } from '../shared/use-me.ts';
import { useSay } from '../shared/use-say.ts';

/** Whether the applicant is to be helped first and why; a clerk of the unit can correct it until the dossier has ended. */
export function PriorityField({ dossier }: { dossier: Dossier }) {
  const t = useT();
  const text = useLocalized();
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  const { priority, status, unit } = dossier;
  const isClerkHere = me?.assignments.some(({ role, unitCode }) => role === 'clerk' && unitCode === unit.code) === true;
  const hasEnded = finalStatuses.some((final) => final === status);
  return (
    <>
      {priority === null ? t('dossier.noPriority') : text(priorityNames[priority])}
      {isClerkHere && !hasEnded && (
        <Button size="small" sx={{ ml: 1 }} onClick={() => setEditing(true)}>
          {t('dossier.changePriority')}
        </Button>
      )}
      {isEditing && <PriorityDialog dossier={dossier} onClose={() => setEditing(false)} />}
    </>
  );
}

interface PriorityDialogProps {
  readonly dossier: Dossier;
  readonly onClose: () => void;
}

function PriorityDialog({ dossier: { code, priority }, onClose }: PriorityDialogProps) {
  const t = useT();
  const text = useLocalized();
  const say = useSay();
  const refresh = useRefreshDossier();
  const [chosen, setChosen] = useState(priority);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    try {
      await request('put', '/dossiers/{code}/priority', { params: { code }, body: { priority: chosen } });
      say(t('dossier.prioritySaved'), 'success');
      refresh();
      onClose();
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="priority-title">
      <DialogTitle id="priority-title">{t('dossier.priority')}</DialogTitle>
      <DialogContent>
        <DialogContentText>{text(priorityBasis)}</DialogContentText>
        <RadioGroup
          aria-labelledby="priority-title"
          value={chosen ?? ''}
          onChange={(_event, value) => setChosen(priorityGroups.find((group) => group === value) ?? null)}
        >
          <FormControlLabel value="" control={<Radio />} label={t('dossier.noPriority')} />
          {priorityGroups.map((group) => (
            <FormControlLabel key={group} value={group} control={<Radio />} label={text(priorityNames[group])} />
          ))}
        </RadioGroup>
        {failure !== undefined && <FailureNotice failure={failure} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={chosen === priority} loading={isBusy} onClick={() => void save()}>
          {t('dossier.savePriority')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
