import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Checkbox from '@mui/material/Checkbox';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { SavedView } from '../../api/contract/saved-views.ts';
import type { ViewList } from '../../domain/view-columns.ts';
import { newIdempotencyKey } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useMe } from '../shared/use-me.ts';
import type { Shown } from './shown-view.ts';
import { useViewChanges } from './use-saved-views.ts';

interface SaveViewDialogProps {
  readonly list: ViewList;
  readonly shown: Shown;
  /** The view to rename or share anew; none to keep a new one. */
  readonly view?: SavedView | undefined;
  readonly onClose: () => void;
}

/** Keeps what the list shows under a name, or changes the name and whom it is shared with. */
export function SaveViewDialog({ list, shown, view, onClose }: SaveViewDialogProps) {
  const t = useT();
  const text = useLocalized();
  const me = useMe();
  const { save, change } = useViewChanges();
  const [key] = useState(newIdempotencyKey);
  const [name, setName] = useState(view?.name ?? '');
  const [unitCode, setUnitCode] = useState(view?.unit?.code ?? '');
  const units = new Map(
    me?.assignments
      .filter(({ role }) => role === 'lead' || role === 'supervisor')
      .map(({ unitCode: code, unitName }) => [code, text(unitName)]),
  );
  const [firstUnit = ''] = units.keys();
  const submit = async () => {
    const { filters, columns } = view ?? shown;
    const body = {
      list,
      name: name.trim(),
      filters: { ...filters },
      columns: [...columns],
      unitCode: unitCode === '' ? null : unitCode,
    };
    await (view === undefined ? save(body, key) : change(view.id, body));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t(view === undefined ? 'desk.views.saveTitle' : 'desk.views.changeTitle')}
      confirm={t('desk.views.save')}
      onClose={onClose}
      onConfirm={submit}
    >
      {(faultOf) => (
        <>
          <TextField
            label={t('desk.views.name')}
            value={name}
            required
            autoFocus
            onChange={(event) => setName(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 60 } }}
            {...faultOf('name')}
          />
          {view === undefined && (
            <Typography variant="body2" color="text.secondary">
              {t('desk.views.whatIsSaved')}
            </Typography>
          )}
          {units.size > 0 && (
            <FormControlLabel
              control={
                <Checkbox
                  checked={unitCode !== ''}
                  onChange={(_event, isShared) => setUnitCode(isShared ? firstUnit : '')}
                />
              }
              label={t('desk.views.share')}
            />
          )}
          {unitCode !== '' && units.size > 1 && (
            <TextField
              select
              label={t('inbox.unit')}
              value={unitCode}
              onChange={(event) => setUnitCode(event.target.value)}
              {...faultOf('unitCode')}
            >
              {[...units].map(([code, unit]) => (
                <MenuItem key={code} value={code}>
                  {unit}
                </MenuItem>
              ))}
            </TextField>
          )}
        </>
      )}
    </ConfirmDialog>
  );
}
