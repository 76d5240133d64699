import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { HeldRole, StaffMember } from '../../api/contract/staff.ts';
import { request } from '../../ui/api-client.ts';
import { formatDate } from '../../ui/format.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useRoleName } from '../shared/use-role-name.ts';
import { useSay } from '../shared/use-say.ts';
import { BecauseDialog } from './BecauseDialog.tsx';
import { emptyRole, givenRole, RoleFields, type RoleForm } from './RoleFields.tsx';
import { StaffDialog } from './StaffDialog.tsx';

/** Roles running, coming and over, with the ways to give one and to end one. */
export function RolesPanel({ member }: { member: StaffMember }) {
  const t = useT();
  const say = useSay();
  const text = useLocalized();
  const nameRole = useRoleName();
  const [isGiving, setGiving] = useState(false);
  const [ending, setEnding] = useState<HeldRole>();
  const { id, roles, state, isMe } = member;
  return (
    <Panel title={t('staff.roles')}>
      {roles.length === 0 ? (
        <Typography color="text.secondary">{t('staff.noRoles')}</Typography>
      ) : (
        <PlainTable
          label={t('staff.roles')}
          rows={roles}
          keyOf={(role) => role.id}
          columns={[
            { name: t('staff.role'), cell: ({ role }) => nameRole(role) },
            { name: t('staff.unit'), cell: ({ unit }) => text(unit.name) },
            {
              name: t('staff.days'),
              cell: ({ fromDate, throughDate }) =>
                t('staff.period', {
                  from: formatDate(fromDate),
                  through: throughDate === null ? t('staff.noEnd') : formatDate(throughDate),
                }),
            },
            { name: t('staff.stateLabel'), cell: (role) => t(`staff.roleState.${role.state}`) },
            {
              name: t('staff.actions'),
              cell: (role) =>
                role.state !== 'over' && (
                  <Button
                    size="small"
                    aria-label={t('staff.endRoleOf', { role: nameRole(role.role) })}
                    onClick={() => setEnding(role)}
                  >
                    {t('staff.endRole')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {isMe && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
          {t('staff.ownRole')}
        </Typography>
      )}
      {!isMe && state !== 'ended' && (
        <Button sx={{ mt: 1 }} variant="outlined" onClick={() => setGiving(true)}>
          {t('staff.giveRole')}
        </Button>
      )}
      {isGiving && <GiveRoleDialog member={member} onClose={() => setGiving(false)} />}
      {ending !== undefined && (
        <BecauseDialog
          title={t('staff.endRoleOf', { role: nameRole(ending.role) })}
          note={t('staff.endRoleNote')}
          confirm={t('staff.endRole')}
          onClose={() => setEnding(undefined)}
          onConfirm={async (reason) => {
            const params = { id, roleId: ending.id };
            await request('post', '/staff/members/{id}/roles/{roleId}/end', { params, body: { reason } });
            say(t('staff.roleEnded'), 'success');
          }}
        />
      )}
    </Panel>
  );
}

function GiveRoleDialog({ member: { id, name }, onClose }: { member: StaffMember; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const [form, setForm] = useState<RoleForm>(emptyRole);
  const give = async () => {
    const body = givenRole(form);
    await withIntentionKey(`role ${id} ${JSON.stringify(body)}`, (idempotencyKey) =>
      request('post', '/staff/members/{id}/roles', { params: { id }, body, idempotencyKey }),
    );
    say(t('staff.roleGiven'), 'success');
  };
  return (
    <StaffDialog
      title={`${t('staff.giveRole')} · ${name}`}
      confirm={t('staff.giveRole')}
      onClose={onClose}
      onConfirm={give}
    >
      {(faultOf) => (
        <RoleFields
          form={form}
          onEdit={(change) => setForm((before) => ({ ...before, ...change }))}
          faultOf={faultOf}
        />
      )}
    </StaffDialog>
  );
}
