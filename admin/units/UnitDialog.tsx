import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { UnitDetails } from '../../api/contract/units.ts';
import { request } from '../../ui/api-client.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useSay } from '../shared/use-say.ts';
import { AddressFields } from './AddressFields.tsx';
import { ContactFields } from './ContactFields.tsx';
import { PairRow } from './PairRow.tsx';
import { emptyUnit, formOf, givenUnit, type UnitForm } from './unit-form.ts';
import { UnitDialogFrame } from './UnitDialogFrame.tsx';
import { useCalendars } from './use-unit.ts';

/** Makes a unit, or changes what is written of one. */
export function UnitDialog({ unit, onClose }: { unit?: UnitDetails; onClose: () => void }) {
  const t = useT();
  const text = useLocalized();
  const say = useSay();
  const navigate = useNavigate();
  const calendars = useCalendars().data ?? [];
  const [typed, setForm] = useState<UnitForm>(() => (unit === undefined ? emptyUnit : formOf(unit)));
  const onEdit = (change: Partial<UnitForm>) => setForm((before) => ({ ...before, ...change }));
  // The calendar most units work by, unless another one is chosen.
  const form = { ...typed, calendarId: typed.calendarId === '' ? (calendars[0]?.id ?? '') : typed.calendarId };
  const save = async () => {
    const { code, ...described } = givenUnit(form);
    if (unit === undefined) {
      const body = { code, ...described };
      const made = await withIntentionKey(`unit ${JSON.stringify(body)}`, (idempotencyKey) =>
        request('post', '/units', { body, idempotencyKey }),
      );
      say(t('unit.added', { name: text(made.name) }), 'success');
      void navigate(`/units/${made.code}`);
    } else {
      await request('patch', '/units/{code}', { params: { code }, body: described });
      say(t('unit.saved'), 'success');
    }
  };
  const hasDossiers = unit?.hasDossiers === true;
  return (
    <UnitDialogFrame
      title={unit === undefined ? t('unit.add') : `${t('unit.edit')} · ${text(unit.name)}`}
      confirm={unit === undefined ? t('unit.add') : t('unit.save')}
      width="md"
      onClose={onClose}
      onConfirm={save}
    >
      {(faultOf) => {
        const field = (key: 'nameVi' | 'nameEn' | 'counterVi' | 'counterEn', fault: string, help?: string) => (
          <TextField
            required={key === 'nameVi'}
            label={t(`unit.${key}`)}
            value={form[key]}
            onChange={({ target }) => onEdit({ [key]: target.value })}
            {...faultOf(fault, help)}
          />
        );
        return (
          <>
            <PairRow>
              {field('nameVi', 'name.vi')}
              {field('nameEn', 'name.en')}
            </PairRow>
            <PairRow>
              <TextField
                required
                disabled={unit !== undefined}
                label={t('unit.code')}
                value={form.code}
                onChange={({ target }) => onEdit({ code: target.value })}
                {...faultOf('code', unit === undefined ? t('unit.codeHint') : undefined)}
              />
              <TextField
                required
                disabled={hasDossiers}
                label={t('unit.prefix')}
                value={form.dossierPrefix}
                onChange={({ target }) => onEdit({ dossierPrefix: target.value })}
                {...faultOf('dossierPrefix', t(hasDossiers ? 'unit.prefixFixed' : 'unit.prefixHint'))}
              />
            </PairRow>
            <PairRow>
              {field('counterVi', 'counter.vi', t('unit.counterHint'))}
              {field('counterEn', 'counter.en')}
            </PairRow>
            <AddressFields form={form} onEdit={onEdit} faultOf={faultOf} />
            <PairRow>
              <TextField
                select
                required
                label={t('unit.calendar')}
                value={calendars.some(({ id }) => id === form.calendarId) ? form.calendarId : ''}
                onChange={({ target }) => onEdit({ calendarId: target.value })}
                {...faultOf('calendarId')}
              >
                {calendars.map(({ id, version, units }) => (
                  <MenuItem key={id} value={id}>
                    {t('unit.calendarOf', { version, units: firstNames(units.map(({ name }) => text(name))) })}
                  </MenuItem>
                ))}
              </TextField>
              <TextField
                type="number"
                label={t('unit.position')}
                value={form.position}
                onChange={({ target }) => onEdit({ position: target.value })}
                {...faultOf('position', t('unit.positionHint'))}
              />
            </PairRow>
            <ContactFields contacts={form.contacts} onChange={(contacts) => onEdit({ contacts })} faultOf={faultOf} />
          </>
        );
      }}
    </UnitDialogFrame>
  );
}

/** The first of some names, and how many more there are. */
function firstNames([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} +${others.length}`;
}
