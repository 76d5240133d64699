import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Named } from '../../api/contract/common.ts';
import { request } from '../../ui/api-client.ts';
import { formatDeadline } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { fromLocalInput, toLocalInput } from '../actions/fields/hanoi-time.ts';
import { Explanation } from '../dossier-parts/DueWhy.tsx';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Panel } from '../shared/Panel.tsx';

const unitsOfTime = ['workingDays', 'workingHours'] as const;

/** When something would be due, with the whole reckoning. Asks the same as applicants' due dates are made of. */
export function DueDateCalculator({ units }: { units: readonly Named[] }) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  const [from, setFrom] = useState(() => toLocalInput(new Date().toISOString()));
  const [amount, setAmount] = useState('3');
  const [unitOfTime, setUnitOfTime] = useState<(typeof unitsOfTime)[number]>('workingDays');
  const [unit, setUnit] = useState(units[0]?.code ?? '');
  const reckoned = useMutation({
    mutationFn: () => {
      const common = { from: fromLocalInput(from) ?? '', unit };
      const span = Number(amount.replace(',', '.'));
      return request('post', '/calendar/due-date', {
        body: unitOfTime === 'workingDays' ? { ...common, workingDays: span } : { ...common, workingHours: span },
      });
    },
  });
  return (
    <Panel title={t('calendar.calculator')}>
      <Box
        component="form"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}
        onSubmit={(event) => {
          event.preventDefault();
          reckoned.mutate();
        }}
      >
        <TextField
          required
          size="small"
          type="datetime-local"
          label={t('calendar.from')}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          required
          size="small"
          label={t('calendar.amount')}
          value={amount}
          onChange={({ target }) => setAmount(target.value)}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          sx={{ width: 90 }}
        />
        <TextField
          select
          size="small"
          slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('calendar.timeUnit') } } }}
          value={unitOfTime}
          onChange={({ target }) => setUnitOfTime(unitsOfTime.find((known) => known === target.value) ?? 'workingDays')}
        >
          {unitsOfTime.map((known) => (
            <MenuItem key={known} value={known}>
              {t(`calendar.unitOfTime.${known}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          size="small"
          label={t('calendar.unit')}
          value={unit}
          onChange={({ target }) => setUnit(target.value)}
        >
          {units.map(({ code, name }) => (
            <MenuItem key={code} value={code}>
              {text(name)}
            </MenuItem>
          ))}
        </TextField>
        <Button type="submit" variant="outlined" loading={reckoned.isPending}>
          {t('calendar.reckon')}
        </Button>
      </Box>
      <Typography variant="caption" color="text.secondary">
        {t('calendar.calculatorHint')}
      </Typography>
      {reckoned.error !== null && <FailureNotice failure={reckoned.error} />}
      {reckoned.data !== undefined && (
        <Box role="status" sx={{ mt: 1 }}>
          <Typography sx={{ fontWeight: 650 }}>
            {t('calendar.due', { due: formatDeadline(reckoned.data.dueAt, language) })}
          </Typography>
          <Explanation due={reckoned.data} />
        </Box>
      )}
    </Panel>
  );
}
