import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { useState } from 'react';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import { useFault } from '../fields/field.tsx';
import { withForm } from '../model/fee-questions.ts';
import { readFormText } from '../model/raw-form.ts';

/** The form as JSON Schema, for what the editor of questions cannot say. */
export function RawForm() {
  const t = useT();
  const { definition, change } = useEdit();
  const asText = JSON.stringify(definition.form, null, 2);
  const [typed, setTyped] = useState<string>();
  const read = readFormText(typed ?? asText);
  const fault = useFault(['form'], t('setup.rawFormHint'));
  return (
    <Accordion variant="outlined" disableGutters>
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>{t('setup.rawForm')}</AccordionSummary>
      <AccordionDetails>
        <TextField
          fullWidth
          multiline
          minRows={8}
          maxRows={24}
          label={t('setup.rawForm')}
          value={typed ?? asText}
          onChange={({ target }) => setTyped(target.value)}
          slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: '0.8rem' } } }}
          {...fault}
          {...('fault' in read
            ? {
                error: true,
                helperText:
                  read.fault === 'syntax'
                    ? t('setup.rawFormUnreadable', { why: read.why })
                    : t('setup.rawFormNotObject'),
              }
            : {})}
        />
        <Stack direction="row" spacing={1} sx={{ mt: 1, alignItems: 'center' }}>
          <Button
            variant="outlined"
            disabled={typed === undefined || 'fault' in read}
            onClick={() => {
              if ('fault' in read) return;
              change((before) => withForm(before, read.form));
              setTyped(undefined);
            }}
          >
            {t('setup.takeOver')}
          </Button>
          {typed !== undefined && (
            <>
              <Button onClick={() => setTyped(undefined)}>{t('setup.dropTyped')}</Button>
              <Typography variant="caption">{t('setup.notTakenOver')}</Typography>
            </>
          )}
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}
