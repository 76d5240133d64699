import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { request } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';

interface LetterToPrintProps {
  readonly code: string;
  /** Number of the dossier's last event: whatever happens may bring a letter. */
  readonly seq: number;
  /** Whether a letter is due by now. */
  readonly isExpected: boolean;
}

const lookAgainMs = 1_500;
const longestWaitMs = 60_000;

/** The letter of what was just done, shown and sent to the printer as soon as it is made. */
export function LetterToPrint({ code, seq, isExpected }: LetterToPrintProps) {
  const t = useT();
  const text = useLocalized();
  const [since] = useState(() => Date.now());
  const letters = useQuery({
    queryKey: ['dossiers', code, 'letters', seq],
    queryFn: async ({ signal }) =>
      (await request('get', '/dossiers/{code}/letters', { params: { code }, signal })).data,
    enabled: isExpected,
    refetchInterval: ({ state: { data, dataUpdatedAt } }) => {
      const isWaiting =
        data?.some(({ status }) => status === 'beingMade') !== false && dataUpdatedAt < since + longestWaitMs;
      return isWaiting ? lookAgainMs : false;
    },
  });
  const letter = letters.data?.[0];
  if (!isExpected || letters.data?.length === 0) return null;
  return (
    <Paper variant="outlined" component="section" aria-label={t('counter.letter')} sx={{ p: 2 }}>
      {letter?.href == null ? (
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }} aria-live="polite">
          <CircularProgress size={18} />
          <Typography>{t('letter.beingMade')}</Typography>
        </Stack>
      ) : (
        <Sheet key={letter.id} name={text(letter.name)} src={`${letter.href}?disposition=inline`} />
      )}
    </Paper>
  );
}

/** Drawn by the browser's own viewer, which is also what prints it. */
function Sheet({ name, src }: { name: string; src: string }) {
  const t = useT();
  const frame = useRef<HTMLIFrameElement>(null);
  const [cannotPrint, setCannotPrint] = useState(false);
  const print = () => {
    try {
      frame.current?.contentWindow?.print();
    } catch {
      // Some browsers keep their viewer out of the page's reach: then the sheet is printed from a tab of its own.
      setCannotPrint(true);
    }
  };
  return (
    <Stack spacing={1.5}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
          {name}
        </Typography>
        <Button variant="outlined" onClick={print}>
          {t('counter.print')}
        </Button>
        <Button component="a" href={src} target="_blank" rel="noreferrer">
          {t('preview.newTab')}
        </Button>
      </Stack>
      {cannotPrint && <Alert severity="info">{t('counter.cannotPrint')}</Alert>}
      <iframe
        ref={frame}
        src={src}
        title={name}
        onLoad={print}
        style={{ border: 0, height: '62dvh', background: '#fff' }}
      />
    </Stack>
  );
}
