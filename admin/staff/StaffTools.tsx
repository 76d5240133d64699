import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { StaffMember } from '../../api/contract/staff.ts';
import { request } from '../../ui/api-client.ts';
import { useT } from '../i18n/provider.ts';
import { useSay } from '../shared/use-say.ts';
import { BecauseDialog } from './BecauseDialog.tsx';
import { PersonFields, type PersonForm } from './PersonFields.tsx';
import { StaffDialog } from './StaffDialog.tsx';

type Tool = 'edit' | 'resend' | 'resetFactor' | 'end';

/** What an administrator can do with an account, beside its roles. */
export function StaffTools({ member }: { member: StaffMember }) {
  const t = useT();
  const say = useSay();
  const [open, setOpen] = useState<Tool>();
  const close = () => setOpen(undefined);
  const { id, name, email, state, isMe, twoFactorEnabled, openTasks } = member;
  if (state === 'ended') return null;
  const tools: readonly Tool[] = [
    'edit',
    ...(state === 'invited' ? (['resend'] as const) : []),
    ...(twoFactorEnabled && !isMe ? (['resetFactor'] as const) : []),
    ...(isMe ? [] : (['end'] as const)),
  ];
  const params = { id };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
      {tools.map((tool) => (
        <Button
          key={tool}
          variant="outlined"
          color={tool === 'end' ? 'error' : 'primary'}
          onClick={() => setOpen(tool)}
        >
          {t(`staff.${tool}`)}
        </Button>
      ))}
      {open === 'edit' && <EditDialog member={member} onClose={close} />}
      {open === 'resend' && (
        <StaffDialog
          title={t('staff.resend')}
          note={t('staff.inviteNote')}
          confirm={t('staff.resend')}
          onClose={close}
          onConfirm={async () => {
            await request('post', '/staff/members/{id}/invitation', { params });
            say(t('staff.invited', { email }), 'success');
          }}
        >
          {() => email}
        </StaffDialog>
      )}
      {open === 'resetFactor' && (
        <BecauseDialog
          title={`${t('staff.resetFactor')} · ${name}`}
          note={t('staff.resetFactorNote')}
          confirm={t('staff.resetFactor')}
          onClose={close}
          onConfirm={async (reason) => {
            await request('post', '/staff/members/{id}/second-factor/reset', { params, body: { reason } });
            say(t('staff.factorReset'), 'success');
          }}
        />
      )}
      {open === 'end' && (
        <BecauseDialog
          title={`${t('staff.end')} · ${name}`}
          note={t('staff.endNote', { smart_count: openTasks, tasks: openTasks })}
          confirm={t('staff.end')}
          onClose={close}
          onConfirm={async (reason) => {
            const { releasedTasks } = await request('post', '/staff/members/{id}/end', { params, body: { reason } });
            say(t('staff.endDone', { name, smart_count: releasedTasks, tasks: releasedTasks }), 'success');
          }}
        />
      )}
    </Box>
  );
}

function EditDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const [form, setForm] = useState<PersonForm>({
    name: member.name,
    phone: member.phone ?? '',
    jobTitle: member.jobTitle ?? '',
  });
  const save = async () => {
    const { name, phone, jobTitle } = form;
    const body = { name, phone: phone === '' ? null : phone, jobTitle: jobTitle === '' ? null : jobTitle };
    await request('patch', '/staff/members/{id}', { params: { id: member.id }, body });
    say(t('staff.saved'), 'success');
  };
  return (
    <StaffDialog title={t('staff.edit')} confirm={t('staff.save')} onClose={onClose} onConfirm={save}>
      {(faultOf) => (
        <PersonFields
          form={form}
          onEdit={(change) => setForm((before) => ({ ...before, ...change }))}
          faultOf={faultOf}
        />
      )}
    </StaffDialog>
  );
}
