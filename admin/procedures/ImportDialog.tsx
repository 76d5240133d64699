import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useRef, useState, type ChangeEvent } from 'react';
import type { JsonSchemaObject } from '../../api/contract/common.ts';
import type { Publication } from '../../api/contract/procedures.ts';
import { DateField } from '../../ui/DateField.tsx';
import { newIdempotencyKey, request } from '../../ui/api-client.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { CheckResult } from './CheckResult.tsx';

interface ImportDialogProps {
  readonly code: string;
  readonly onClose: () => void;
  readonly onPublished: (published: NonNullable<Publication['published']>) => void;
}

interface ReadFile {
  readonly definition: JsonSchemaObject;
  readonly checked: Publication;
}

/** Publishes a file as the next version: first it is checked and compared, then a second press publishes it. */
export function ImportDialog({ code, onClose, onPublished }: ImportDialogProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<ReadFile>();
  const [validFrom, setValidFrom] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isUnreadable, setUnreadable] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const work = async (does: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await does();
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };

  const check = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    target.value = '';
    if (chosen === undefined) return;
    setFile(undefined);
    const definition = readDefinition(await chosen.text());
    setUnreadable(definition === undefined);
    if (definition === undefined) return;
    await work(async () => {
      const body = { definition, dryRun: true };
      const idempotencyKey = newIdempotencyKey();
      const checked = await request('post', '/procedures/{code}/versions', { params: { code }, body, idempotencyKey });
      setFile({ definition, checked });
    });
  };

  const publish = ({ definition }: ReadFile) =>
    work(async () => {
      const body = { definition, ...(validFrom === '' ? {} : { validFrom }) };
      const { published } = await withIntentionKey(`publish ${code} ${JSON.stringify(body)}`, (idempotencyKey) =>
        request('post', '/procedures/{code}/versions', { params: { code }, body, idempotencyKey }),
      );
      if (published !== null) onPublished(published);
    });

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="import-title">
      <DialogTitle id="import-title">{t('procedure.importTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{t('procedure.importHint')}</Typography>
        <Button variant="outlined" disabled={isBusy} onClick={() => input.current?.click()}>
          {t('procedure.chooseFile')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={t('procedure.chooseFile')}
          onChange={(event) => void check(event)}
        />
        {isBusy && <LinearProgress aria-label={t('counter.loading')} sx={{ my: 2 }} />}
        {isUnreadable && (
          <Alert severity="error" role="alert" sx={{ my: 2 }}>
            {t('procedure.unreadable')}
          </Alert>
        )}
        {failure !== undefined && <FailureNotice failure={failure} />}
        <div aria-live="polite">
          {file !== undefined && (
            <div style={{ marginTop: 16 }}>
              <CheckResult checked={file.checked} definition={file.definition} />
            </div>
          )}
        </div>
        {file !== undefined && mayPublish(file.checked) && (
          <DateField
            label={t('procedure.validFrom')}
            helperText={t('procedure.validFromHint')}
            value={validFrom}
            onChange={({ target }) => setValidFrom(target.value)}
            margin="normal"
            slotProps={{ inputLabel: { shrink: true } }}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="contained"
          disabled={isBusy || file === undefined || !mayPublish(file.checked)}
          onClick={() => file !== undefined && void publish(file)}
        >
          {t('procedure.publish')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function mayPublish({ findings, comparedWith, differences }: Publication): boolean {
  const isFaulty = findings.some(({ severity }) => severity === 'error');
  return !isFaulty && (comparedWith === null || differences.length > 0);
}

/** The object a file holds; `undefined` where it holds none. */
function readDefinition(text: string): JsonSchemaObject | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && !Array.isArray(content)
      ? (content as JsonSchemaObject)
      : undefined;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
