import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormLabel from '@mui/material/FormLabel';
import Typography from '@mui/material/Typography';
import type { WidgetProps } from '@rjsf/utils';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { describeFailure } from '../../../ui/failures.ts';
import { useLanguage } from '../../../ui/language.ts';
import { uploadDocument } from '../../dossier-parts/upload-document.ts';
import { useT } from '../../i18n/provider.ts';
import { useFormSubject } from './form-subject.ts';

/** Puts the result's PDF to the dossier and hands its id to the form. */
export function ResultFileWidget({ id, label, required, disabled, rawErrors = [], onChange, value }: WidgetProps) {
  const t = useT();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { code } = useFormSubject().dossier;
  const inputRef = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const put = async (file: File) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const document = await uploadDocument(code, { file, purpose: 'result' });
      setName(document.name);
      onChange(document.id);
      void queryClient.invalidateQueries({ queryKey: ['dossiers', code, 'documents'] });
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box>
      <FormLabel
        component="p"
        id={`${id}-label`}
        sx={{ m: 0 }}
        required={required === true}
        error={rawErrors.length > 0}
      >
        {label}
      </FormLabel>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 0.5 }}>
        <Button
          id={id}
          aria-describedby={`${id}-label`}
          variant="outlined"
          loading={isBusy}
          disabled={disabled === true}
          onClick={() => inputRef.current?.click()}
        >
          {t('field.chooseFile')}
        </Button>
        <input
          ref={inputRef}
          hidden
          type="file"
          accept="application/pdf,.pdf"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file !== undefined) void put(file);
          }}
        />
        <Typography variant="body2" role="status">
          {value === undefined ? t('field.noFileYet') : (name ?? t('field.fileReady'))}
        </Typography>
      </Box>
      {failure !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {describeFailure(failure, language)}
        </Alert>
      )}
    </Box>
  );
}
