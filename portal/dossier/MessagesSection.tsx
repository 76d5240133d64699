import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useWriteMessage } from '../data/my-dossiers.ts';
import { Failure } from '../shared/Failure.tsx';
import { Section } from '../shared/Section.tsx';
import { TextEntry } from '../shared/TextEntry.tsx';

/** What applicant and unit have written to each other, and a line to write more. */
export function MessagesSection({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const write = useWriteMessage(dossier.code);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== '') write.mutate(text.trim(), { onSuccess: () => setText('') });
  };
  return (
    <Section title={t('dossier.messages')}>
      {dossier.messages.length === 0 && <Typography color="textSecondary">{t('dossier.messagesNone')}</Typography>}
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {dossier.messages.map((message) => {
          const isMine = message.from === 'applicant';
          return (
            <Box
              component="li"
              key={message.id}
              sx={{
                p: 1.5,
                borderRadius: 1,
                bgcolor: 'background.default',
                borderLeft: 4,
                borderColor: isMine ? 'divider' : 'primary.main',
              }}
            >
              <Typography variant="caption" color="textSecondary">
                {isMine ? t('dossier.you') : message.author} · {formatDateTime(message.sentAt)}
              </Typography>
              <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{message.text}</Typography>
            </Box>
          );
        })}
      </Stack>
      <Stack component="form" noValidate spacing={1.5} onSubmit={send} sx={{ mt: 2 }}>
        <TextEntry label={t('dossier.messageLabel')} value={text} onChange={setText} multiline />
        {write.isError && <Failure failure={write.error} />}
        <Button
          type="submit"
          variant="outlined"
          disabled={write.isPending || text.trim() === ''}
          sx={{ alignSelf: 'start' }}
        >
          {t('dossier.messageSend')}
        </Button>
      </Stack>
    </Section>
  );
}
