import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Box from '@mui/material/Box';
import GlobalStyles from '@mui/material/GlobalStyles';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { tokens } from '../../ui/theme.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { useAddressName } from '../shared/use-address-name.ts';

interface ParcelLabelProps {
  readonly code: string;
  readonly onClose: () => void;
}

/** Only the label reaches the paper. */
const onlyTheLabel = {
  '@media print': {
    'body *': { visibility: 'hidden' },
    '#parcel-label, #parcel-label *': { visibility: 'visible' },
    '#parcel-label': { position: 'fixed', insetInlineStart: 0, insetBlockStart: 0, border: 0 },
  },
};

/** Who a result goes to, to be stuck on the envelope. The address is read, and logged, only when a label is asked for. */
export function ParcelLabel({ code, onClose }: ParcelLabelProps) {
  const t = useT();
  const text = useLocalized();
  const { data, error, refetch } = useQuery({
    queryKey: ['dossiers', code, 'label'],
    queryFn: ({ signal }) => request('get', '/dossiers/{code}', { params: { code }, signal }),
    gcTime: 0,
  });
  const address = useAddressName(data?.returnAddress);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="label-title">
      <GlobalStyles styles={onlyTheLabel} />
      <DialogTitle id="label-title">{t('counter.post.label')}</DialogTitle>
      <DialogContent>
        {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
        {data === undefined ? (
          error === null && <Skeleton height={160} />
        ) : (
          <Box id="parcel-label" sx={{ border: 1, borderColor: 'divider', p: 2, color: '#000', bgcolor: '#fff' }}>
            <Typography variant="body2">
              {t('counter.post.from')}: {text(data.unit.name)}
            </Typography>
            <Typography variant="body2" sx={{ mt: 1.5 }}>
              {t('counter.post.to')}:
            </Typography>
            <Typography sx={{ fontWeight: 700, fontSize: '1.125rem' }}>
              {data.applicant.companyName ?? data.applicant.name}
            </Typography>
            <Typography>{address}</Typography>
            <Typography>{data.applicant.phone}</Typography>
            <Typography sx={{ mt: 1.5, fontFamily: tokens.monospace }}>{code}</Typography>
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('counter.close')}</Button>
        <Button variant="contained" disabled={data === undefined || address === ''} onClick={() => window.print()}>
          {t('counter.print')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
