import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import type { StaffMember } from '../../api/contract/staff.ts';
import { formatDateTime, formatNumber } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { RolesPanel } from './RolesPanel.tsx';
import { StaffState } from './StaffState.tsx';
import { StaffTools } from './StaffTools.tsx';

/** One member of staff: who they are, which roles they hold and held, and what an administrator can do. */
export default function StaffPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: member, error, isPending, refetch } = useGetOne<StaffMember>('staff', { id });
  if (isPending) return <Skeleton variant="rounded" height={320} sx={{ m: 2 }} />;
  if (member === undefined) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  const { invitedUntil, endedAt, state, twoFactorEnabled } = member;
  const linkUntil = invitedUntil === null ? t('staff.linkNotSent') : formatDateTime(invitedUntil);
  return (
    <Box sx={{ p: 2, maxWidth: 1000 }}>
      <PageTitle title={member.name} />
      <StaffTools member={member} />
      <Panel title={t('staff.details')}>
        <Facts
          facts={[
            [t('staff.stateLabel'), <StaffState key="state" member={member} />],
            [t('staff.email'), member.email],
            [t('staff.jobTitle'), member.jobTitle],
            [t('staff.phone'), member.phone],
            [t('staff.secondFactor'), t(twoFactorEnabled ? 'common.yes' : 'common.no')],
            [t('staff.openTasks'), formatNumber(member.openTasks)],
            [t('staff.linkUntil'), state === 'invited' ? linkUntil : undefined],
            [t('staff.endedAt'), endedAt === null ? undefined : formatDateTime(endedAt)],
          ]}
        />
      </Panel>
      <RolesPanel member={member} />
    </Box>
  );
}
