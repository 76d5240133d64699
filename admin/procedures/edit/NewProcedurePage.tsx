import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldErrorsOf } from '../../../ui/failures.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { AddFieldDialog } from './AddFieldDialog.tsx';
import { saveDraft } from './draft/draft-calls.ts';
import { newDefinition } from './model/new-definition.ts';
import { useFieldsOf, useOwnUnits } from './use-own-units.ts';

const codePattern = /^[0-9A-Z][0-9A-Z.-]{2,30}$/;

/** A new procedure: its code first, which stays for good, and where it belongs; the rest is written as a draft. */
export default function NewProcedurePage() {
  const t = useT();
  const text = useLocalized();
  const navigate = useNavigate();
  const units = useOwnUnits();
  const [form, setForm] = useState({ code: '', unitCode: '', fieldCode: '', vi: '', en: '' });
  const [isAdding, setAdding] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const unitCode = form.unitCode === '' ? (units[0]?.code ?? '') : form.unitCode;
  const { fields, refetch } = useFieldsOf(unitCode);
  const edit = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const code = form.code.trim().toUpperCase();
  const isMalformed = form.code !== '' && !codePattern.test(code);
  const refused = fieldErrorsOf(failure);
  const codeFault = refused.find(({ field }) => field === 'code' || field === 'params.code')?.message;
  const begin = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const name = { vi: form.vi.trim(), en: form.en.trim() };
      const definition = newDefinition({ code, name, unitCode, fieldCode: form.fieldCode });
      await saveDraft(code, { definition, baseVersion: null, revision: 0 });
      void navigate(`/procedures/${encodeURIComponent(code)}/edit`);
    } catch (failed) {
      setFailure(failed);
      setBusy(false);
    }
  };
  return (
    <Box sx={{ p: 2, maxWidth: 760 }}>
      <PageTitle title={t('setup.create')} />
      <Typography sx={{ mb: 2 }}>{t('setup.createIntro')}</Typography>
      <Stack
        component="form"
        spacing={2}
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <TextField
          required
          label={t('procedure.code')}
          value={form.code}
          onChange={({ target }) => edit({ code: target.value })}
          error={isMalformed || codeFault !== undefined}
          helperText={codeFault ?? t('setup.codeHint')}
        />
        <TextField
          required
          label={t('setup.inVietnamese', { what: t('setup.name') })}
          value={form.vi}
          onChange={({ target }) => edit({ vi: target.value })}
        />
        <TextField
          required
          label={t('setup.inEnglish', { what: t('setup.name') })}
          value={form.en}
          onChange={({ target }) => edit({ en: target.value })}
        />
        <TextField
          select
          required
          label={t('procedure.unit')}
          value={units.some((unit) => unit.code === unitCode) ? unitCode : ''}
          onChange={({ target }) => edit({ unitCode: target.value, fieldCode: '' })}
        >
          {units.map((unit) => (
            <MenuItem key={unit.code} value={unit.code}>
              {text(unit.name)}
            </MenuItem>
          ))}
        </TextField>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <TextField
            select
            required
            fullWidth
            label={t('procedure.field')}
            value={fields.some((field) => field.code === form.fieldCode) ? form.fieldCode : ''}
            onChange={({ target }) => edit({ fieldCode: target.value })}
          >
            {fields.map((field) => (
              <MenuItem key={field.code} value={field.code}>
                {text(field.name)}
              </MenuItem>
            ))}
          </TextField>
          <Button disabled={unitCode === ''} onClick={() => setAdding(true)} sx={{ flexShrink: 0 }}>
            {t('setup.addField')}
          </Button>
        </Stack>
        {failure !== undefined && refused.length === 0 && <FailureNotice failure={failure} />}
        <Box>
          <Button type="submit" variant="contained" loading={isBusy} disabled={isMalformed}>
            {t('setup.begin')}
          </Button>
        </Box>
      </Stack>
      {isAdding && (
        <AddFieldDialog
          unitCode={unitCode}
          onClose={() => setAdding(false)}
          onAdded={async (added) => {
            // Until it is among the fields it cannot be the chosen one, and who goes on at once would be stopped.
            await refetch();
            edit({ fieldCode: added });
            setAdding(false);
          }}
        />
      )}
    </Box>
  );
}
