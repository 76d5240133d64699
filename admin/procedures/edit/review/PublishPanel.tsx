import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { localDateOf } from '../../../../domain/working-time/local-time.ts';
import { DateField } from '../../../../ui/DateField.tsx';
import { request } from '../../../../ui/api-client.ts';
import { fieldErrorsOf } from '../../../../ui/failures.ts';
import { formatDate } from '../../../../ui/format.ts';
import { withIntentionKey } from '../../../../ui/intention-keys.ts';
import { useT } from '../../../i18n/provider.ts';
import { FailureNotice } from '../../../shared/FailureNotice.tsx';
import { Panel } from '../../../shared/Panel.tsx';
import { useSay } from '../../../shared/use-say.ts';
import type { DraftKeeper } from '../draft/draft-keeper.ts';

interface PublishPanelProps {
  readonly code: string;
  readonly keeper: DraftKeeper;
  readonly isUnchanged: boolean;
}

/** From when the draft holds and why: then it is published. */
export function PublishPanel({ code, keeper, isUnchanged }: PublishPanelProps) {
  const t = useT();
  const say = useSay();
  const navigate = useNavigate();
  const [validFrom, setValidFrom] = useState(() => localDateOf(new Date()));
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const faults = fieldErrorsOf(failure);
  const faultOf = (field: string, help: string) => {
    const fault = faults.find((one) => one.field === field);
    return { error: fault !== undefined, helperText: fault?.message ?? help };
  };
  const publish = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await keeper.flush();
      const body = { revision: keeper.getState().revision, validFrom, reason };
      const { version } = await withIntentionKey(`publish draft ${code} ${JSON.stringify(body)}`, (idempotencyKey) =>
        request('post', '/procedure-drafts/{code}/publication', { params: { code }, body, idempotencyKey }),
      );
      say(t('procedure.published', { version, day: formatDate(validFrom) }), 'success');
      void navigate(`/procedures/${encodeURIComponent(code)}/versions`);
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
    }
  };
  return (
    <Panel title={t('setup.publication')}>
      <Typography variant="body2" sx={{ mb: 2 }}>
        {t('setup.publicationNote')}
      </Typography>
      <Stack
        component="form"
        direction={{ xs: 'column', sm: 'row' }}
        spacing={2}
        sx={{ alignItems: 'flex-start' }}
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
      >
        <DateField
          size="small"
          required
          label={t('procedure.validFrom')}
          value={validFrom}
          onChange={({ target }) => setValidFrom(target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
          {...faultOf('validFrom', t('setup.validFromHint'))}
        />
        <TextField
          size="small"
          required
          fullWidth
          label={t('setup.reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
          {...faultOf('reason', t('setup.reasonHint'))}
        />
        <Button type="submit" variant="contained" loading={isBusy} disabled={isUnchanged}>
          {t('procedure.publish')}
        </Button>
      </Stack>
      {failure !== undefined && <FailureNotice failure={failure} />}
    </Panel>
  );
}
