import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { StaffMember } from '../../api/contract/staff.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useSearch } from '../layout/search.tsx';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useDebounced } from '../shared/use-debounced.ts';
import { useRoleName } from '../shared/use-role-name.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { StaffState } from './StaffState.tsx';
import { useUnits } from './use-units.ts';

/** Everybody on staff, by name, unit, role and whether they are still here. */
export default function StaffList() {
  const t = useT();
  const text = useLocalized();
  const nameRole = useRoleName();
  const { text: searched } = useSearch();
  const q = useDebounced(searched.trim());
  const [unit, setUnit] = useState('');
  const [role, setRole] = useState('');
  const [state, setState] = useState('');
  const [isInviting, setInviting] = useState(false);
  const filter = useMemo(() => ({ q, unit, role, state }), [q, unit, role, state]);
  const units = useUnits();
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.staff')} />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '70ch' }}>
        {t('staff.intro')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        <FilterSelect
          label={t('staff.unit')}
          all={t('staff.allUnits')}
          value={unit}
          options={units.map(({ code, name }) => [code, text(name)])}
          onChange={setUnit}
        />
        <FilterSelect
          label={t('staff.role')}
          all={t('staff.allRoles')}
          value={role}
          options={staffRoles.map((one) => [one, nameRole(one)])}
          onChange={setRole}
        />
        <FilterSelect
          label={t('staff.stateLabel')}
          all={t('staff.current')}
          value={state}
          options={[['ended', t('staff.ended')]]}
          onChange={setState}
        />
        <Button variant="contained" sx={{ ml: 'auto' }} onClick={() => setInviting(true)}>
          {t('staff.invite')}
        </Button>
      </Box>
      <KeysetList resource="staff" filter={filter}>
        <KeysetRows empty={t('staff.empty')}>
          <StaffTable />
        </KeysetRows>
      </KeysetList>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Box>
  );
}

function StaffTable() {
  const t = useT();
  const text = useLocalized();
  const nameRole = useRoleName();
  const { data = [] } = useListContext<StaffMember>();
  const rolesNow = ({ roles }: StaffMember) =>
    roles
      .filter(({ state }) => state === 'running')
      .map(({ id, role, unit }) => (
        <div key={id}>
          {nameRole(role)} · {text(unit.name)}
        </div>
      ));
  return (
    <PlainTable
      label={t('nav.staff')}
      rows={data}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('staff.name'),
          cell: ({ id, name, jobTitle }) => (
            <>
              <Link component={RouterLink} to={`/staff/${id}/show`}>
                {name}
              </Link>
              <Typography variant="caption" component="p" color="text.secondary">
                {jobTitle}
              </Typography>
            </>
          ),
        },
        { name: t('staff.email'), cell: ({ email }) => email },
        {
          name: t('staff.roles'),
          cell: (member) => {
            const shown = rolesNow(member);
            return shown.length > 0 ? shown : t('staff.noRole');
          },
        },
        { name: t('staff.stateLabel'), cell: (member) => <StaffState member={member} /> },
        {
          name: t('staff.secondFactor'),
          cell: ({ twoFactorEnabled }) => t(twoFactorEnabled ? 'common.yes' : 'common.no'),
        },
        { name: t('staff.openTasks'), align: 'right', cell: ({ openTasks }) => formatNumber(openTasks) },
      ]}
    />
  );
}
