import { useState } from 'react';
import { request } from '../../ui/api-client.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useT } from '../i18n/provider.ts';
import { useSay } from '../shared/use-say.ts';
import { emptyPerson, PersonFields, type PersonForm } from './PersonFields.tsx';
import { emptyRole, givenRole, RoleFields, type RoleForm } from './RoleFields.tsx';
import { StaffDialog } from './StaffDialog.tsx';

/** Makes an account for a new colleague with a first role; they set the password themselves. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const [email, setEmail] = useState('');
  const [person, setPerson] = useState<PersonForm>(emptyPerson);
  const [role, setRole] = useState<RoleForm>(emptyRole);
  const invite = async () => {
    const { name, phone, jobTitle } = person;
    const body = {
      name,
      email: email.trim(),
      ...(phone === '' ? {} : { phone }),
      ...(jobTitle === '' ? {} : { jobTitle }),
      ...givenRole(role),
    };
    await withIntentionKey(`invite ${JSON.stringify(body)}`, (idempotencyKey) =>
      request('post', '/staff/members', { body, idempotencyKey }),
    );
    say(t('staff.invited', { email: body.email }), 'success');
  };
  return (
    <StaffDialog
      title={t('staff.invite')}
      note={t('staff.inviteNote')}
      confirm={t('staff.invite')}
      onClose={onClose}
      onConfirm={invite}
    >
      {(faultOf) => (
        <>
          <PersonFields
            form={person}
            onEdit={(change) => setPerson((before) => ({ ...before, ...change }))}
            faultOf={faultOf}
            email={email}
            onEmail={setEmail}
          />
          <RoleFields
            form={role}
            onEdit={(change) => setRole((before) => ({ ...before, ...change }))}
            faultOf={faultOf}
          />
        </>
      )}
    </StaffDialog>
  );
}
