import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { places } from '../places.ts';
import { Section } from '../shared/Section.tsx';
import { readDossierCode } from '../../ui/dossier-code.ts';

interface TrackBoxProps {
  readonly initialCode?: string;
  /** On its own page it is what the page is for. */
  readonly isMain?: boolean;
}

export function TrackBox({ initialCode = '', isMain = false }: TrackBoxProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [code, setCode] = useState(initialCode);
  const [key, setKey] = useState('');
  const [isTried, setTried] = useState(false);
  const readCode = readDossierCode(code);
  const readKey = key.trim();
  const track = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (readCode !== undefined && readKey !== '') void navigate(places.track(readCode, readKey));
  };
  const isCodeWrong = isTried && readCode === undefined;
  const isKeyMissing = isTried && readKey === '';
  return (
    <Section title={t('home.track.title')}>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {t('home.track.text')}
      </Typography>
      <Stack component="form" noValidate spacing={2} onSubmit={track}>
        <TextField
          label={t('home.track.code')}
          value={code}
          onChange={({ target }) => setCode(target.value)}
          error={isCodeWrong}
          helperText={t(isCodeWrong ? 'home.track.codeInvalid' : 'home.track.codeHint')}
          id="track-code"
          autoComplete="off"
        />
        <TextField
          label={t('home.track.key')}
          value={key}
          onChange={({ target }) => setKey(target.value)}
          error={isKeyMissing}
          helperText={isKeyMissing ? t('home.track.keyMissing') : undefined}
          id="track-key"
          autoComplete="off"
        />
        <Button type="submit" variant={isMain ? 'contained' : 'outlined'}>
          {t('home.track.submit')}
        </Button>
      </Stack>
    </Section>
  );
}
