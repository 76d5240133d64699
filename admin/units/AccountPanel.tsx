import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { UnitDetails } from '../../api/contract/units.ts';
import { request } from '../../ui/api-client.ts';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { Panel } from '../shared/Panel.tsx';
import { useSay } from '../shared/use-say.ts';
import { ReasonField } from '../staff/RoleFields.tsx';
import { AccountDialog, UnderWay } from './AccountDialog.tsx';
import { AwaitedAccount } from './AwaitedAccount.tsx';
import { UnitDialogFrame } from './UnitDialogFrame.tsx';

/** Where bank transfers to the unit go. */
export function AccountPanel({ unit }: { unit: UnitDetails }) {
  const t = useT();
  const [open, setOpen] = useState<'set' | 'take'>();
  const close = () => setOpen(undefined);
  const account = unit.receivingAccount;
  return (
    <Panel title={t('unit.account')}>
      {account === null ? (
        <Typography color="text.secondary">{t('unit.noAccount')}</Typography>
      ) : (
        <Facts
          facts={[
            [t('unit.bank'), account.bank],
            [t('unit.bankBin'), account.bankBin ?? t('unit.noBin')],
            [t('unit.number'), account.number],
            [t('unit.holder'), account.holder],
          ]}
        />
      )}
      {unit.awaitedAccount !== null && <AwaitedAccount unit={unit} awaited={unit.awaitedAccount} />}
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
        <Button variant="outlined" onClick={() => setOpen('set')}>
          {t(account === null ? 'unit.giveAccount' : 'unit.setAccount')}
        </Button>
        {account !== null && (
          <Button color="error" onClick={() => setOpen('take')}>
            {t('unit.takeAccount')}
          </Button>
        )}
      </Box>
      {open === 'set' && <AccountDialog unit={unit} onClose={close} />}
      {open === 'take' && <TakeAccountDialog unit={unit} onClose={close} />}
    </Panel>
  );
}

function TakeAccountDialog({ unit, onClose }: { unit: UnitDetails; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const [reason, setReason] = useState('');
  const take = async () => {
    const body = { account: null, reason };
    await request('put', '/units/{code}/receiving-account', { params: { code: unit.code }, body });
    say(t('unit.accountTaken'), 'success');
  };
  return (
    <UnitDialogFrame
      title={t('unit.takeAccount')}
      note={t('unit.takeNote')}
      confirm={t('unit.takeAccount')}
      isDanger
      onClose={onClose}
      onConfirm={take}
    >
      {(faultOf) => (
        <>
          <UnderWay count={unit.awaitedPayments} />
          <ReasonField value={reason} onChange={setReason} faultOf={faultOf} />
        </>
      )}
    </UnitDialogFrame>
  );
}
