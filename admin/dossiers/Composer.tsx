import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { newIdempotencyKey } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { emptyDraft, parseDraft, readyToSend, type NoteDraft } from './note-draft.ts';

interface ComposerProps {
  /** Names the draft on this machine: by person, dossier and kind of text. */
  readonly draftKey: string;
  readonly label: string;
  readonly submitLabel: string;
  readonly onSend: (text: string, idempotencyKey: string) => Promise<unknown>;
}

/** A box to write in that survives reloads, lost connections and expired sessions: the draft goes only once it is sent. */
export function Composer({ draftKey, label, submitLabel, onSend }: ComposerProps) {
  const t = useT();
  const language = useLanguage();
  const [draft, setDraft] = useState(() => parseDraft(localStorage.getItem(draftKey)));
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const keep = (changed: NoteDraft) => {
    setDraft(changed);
    if (changed.text === '') localStorage.removeItem(draftKey);
    else localStorage.setItem(draftKey, JSON.stringify(changed));
  };
  const send = async () => {
    const ready = readyToSend(draft, newIdempotencyKey);
    keep(ready);
    setSending(true);
    setFailure(undefined);
    try {
      await onSend(ready.sent.text, ready.sent.key);
      keep(emptyDraft);
    } catch (refused) {
      setFailure(refused);
    } finally {
      setSending(false);
    }
  };

  return (
    <Box
      component="form"
      sx={{ mb: 1.5 }}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={label}
        value={draft.text}
        onChange={(event) => keep({ ...draft, text: event.target.value })}
        fullWidth
        multiline
        minRows={2}
        size="small"
        disabled={isSending}
        slotProps={{ htmlInput: { maxLength: 4000 } }}
      />
      {failure !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {describeFailure(failure, language)}
        </Alert>
      )}
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', mt: 0.5 }}>
        <Typography variant="caption" color="text.secondary" role="status">
          {draft.text === '' ? '' : t('note.draftKept')}
        </Typography>
        <Button type="submit" size="small" variant="contained" disabled={draft.text.trim() === ''} loading={isSending}>
          {submitLabel}
        </Button>
      </Box>
    </Box>
  );
}
