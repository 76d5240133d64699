import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Rating from '@mui/material/Rating';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDossierActs } from '../data/my-dossiers.ts';
import { Failure } from '../shared/Failure.tsx';
import { TextEntry } from '../shared/TextEntry.tsx';

const levels = ['1', '2', '3', '4', '5'] as const;

/** Stars and a comment, once. */
export function RatingForm({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const { rate } = useDossierActs(code);
  const labelId = useId();
  const [stars, setStars] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const [isTried, setTried] = useState(false);
  const levelName = (level: number) => t(`dossier.rate.stars.${levels[level - 1] ?? '5'}`);
  const send = () => {
    setTried(true);
    if (stars !== null) rate.mutate({ stars, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) });
  };
  const isMissing = isTried && stars === null;
  return (
    <Stack spacing={2}>
      <FormControl error={isMissing}>
        <FormLabel id={labelId}>{t('dossier.rate.ask')}</FormLabel>
        <Stack direction="row" spacing={1.5} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Rating
            aria-labelledby={labelId}
            value={stars}
            onChange={(_, chosen) => setStars(chosen)}
            getLabelText={levelName}
            sx={{ fontSize: 44, color: 'primary.main' }}
          />
          {stars !== null && <Typography>{levelName(stars)}</Typography>}
        </Stack>
        {isMissing && <FormHelperText>{t('dossier.rate.choose')}</FormHelperText>}
      </FormControl>
      <TextEntry
        label={`${t('dossier.rate.comment')} (${t('common.optional')})`}
        value={comment}
        onChange={setComment}
        multiline
      />
      {rate.isError && <Failure failure={rate.error} />}
      <Button variant="contained" onClick={send} disabled={rate.isPending} sx={{ alignSelf: 'start' }}>
        {t('dossier.rate.send')}
      </Button>
    </Stack>
  );
}
