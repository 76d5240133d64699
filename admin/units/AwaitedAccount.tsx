import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import type { AwaitedAccount as Awaited } from '../../api/contract/receiving-accounts.ts';
import type { UnitDetails } from '../../api/contract/units.ts';
import { request } from '../../ui/api-client.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { useSay } from '../shared/use-say.ts';
import { ReasonField } from '../staff/RoleFields.tsx';
import { UnderWay } from './AccountDialog.tsx';
import { UnitDialogFrame } from './UnitDialogFrame.tsx';

interface AwaitedAccountProps {
  readonly unit: UnitDetails;
  readonly awaited: Awaited;
}

/** An account that waits for a second person: what it is, who asked for it, who may confirm it. */
export function AwaitedAccount({ unit, awaited }: AwaitedAccountProps) {
  const t = useT();
  const [open, setOpen] = useState<'confirm' | 'decline'>();
  const { reason, askedBy, askedByMe, askedAt, confirmers } = awaited;
  const close = () => setOpen(undefined);
  return (
    <Alert severity="warning" sx={{ mt: 2, '& .MuiAlert-message': { flex: 1 } }}>
      <AlertTitle>{t('unit.awaited')}</AlertTitle>
      {t('unit.awaitedUnused')}
      <Box sx={{ my: 1.5 }}>
        <AccountFacts
          awaited={awaited}
          more={[
            [t('unit.askedBy'), askedBy],
            [t('unit.askedAt'), formatDateTime(askedAt)],
            [t('unit.askedBecause'), reason],
            [t('unit.confirmers'), confirmers.length === 0 ? t('unit.noConfirmers') : confirmers.join(', ')],
          ]}
        />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {!askedByMe && (
          <Button variant="contained" onClick={() => setOpen('confirm')}>
            {t('unit.confirmAccount')}
          </Button>
        )}
        <Button color="error" onClick={() => setOpen('decline')}>
          {t(askedByMe ? 'unit.withdrawAccount' : 'unit.declineAccount')}
        </Button>
      </Box>
      {open === 'confirm' && <ConfirmAccountDialog unit={unit} awaited={awaited} onClose={close} />}
      {open === 'decline' && <DeclineAccountDialog unit={unit} awaited={awaited} onClose={close} />}
    </Alert>
  );
}

function AccountFacts({ awaited, more = [] }: { awaited: Awaited; more?: readonly (readonly [string, string])[] }) {
  const t = useT();
  const { bank, bankBin, number, holder } = awaited.account;
  return (
    <Facts
      facts={[
        [t('unit.bank'), `${bank} (${bankBin})`],
        [t('unit.number'), number],
        [t('unit.holder'), holder],
        ...more,
      ]}
    />
  );
}

interface DecisionProps extends AwaitedAccountProps {
  readonly onClose: () => void;
}

function ConfirmAccountDialog({ unit, awaited, onClose }: DecisionProps) {
  const t = useT();
  const say = useSay();
  const confirm = async () => {
    await request('post', '/units/{code}/receiving-account/confirm', {
      params: { code: unit.code },
      body: { changeId: awaited.id },
    });
    say(t('unit.accountConfirmed'), 'success');
  };
  return (
    <UnitDialogFrame
      title={t('unit.confirmAccount')}
      note={t('unit.confirmNote')}
      confirm={t('unit.confirmAccount')}
      onClose={onClose}
      onConfirm={confirm}
    >
      {(faultOf) => (
        <>
          <AccountFacts awaited={awaited} />
          <UnderWay count={unit.awaitedPayments} />
          {faultOf('account.number').error && <Alert severity="error">{faultOf('account.number').helperText}</Alert>}
          <FormControlLabel control={<Checkbox required />} label={t('unit.confirmChecked')} />
        </>
      )}
    </UnitDialogFrame>
  );
}

function DeclineAccountDialog({ unit, awaited, onClose }: DecisionProps) {
  const t = useT();
  const say = useSay();
  const [reason, setReason] = useState('');
  const decline = async () => {
    await request('post', '/units/{code}/receiving-account/decline', {
      params: { code: unit.code },
      body: { changeId: awaited.id, reason },
    });
    say(t('unit.accountDeclined'), 'success');
  };
  const action = t(awaited.askedByMe ? 'unit.withdrawAccount' : 'unit.declineAccount');
  return (
    <UnitDialogFrame
      title={action}
      note={t('unit.declineNote')}
      confirm={action}
      isDanger
      onClose={onClose}
      onConfirm={decline}
    >
      {(faultOf) => <ReasonField value={reason} onChange={setReason} faultOf={faultOf} />}
    </UnitDialogFrame>
  );
}
