import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Link as RouterLink, useParams } from 'react-router';
import type { UnitDetails } from '../../api/contract/units.ts';
import { formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Facts } from '../shared/Facts.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { AccountPanel } from './AccountPanel.tsx';
import { FieldsPanel } from './FieldsPanel.tsx';
import { UnitState } from './UnitState.tsx';
import { UnitTools } from './UnitTools.tsx';
import { useUnit } from './use-unit.ts';

/** One unit: what is written of it, where its money goes, its fields, and what an administrator can do. */
export default function UnitPage() {
  const text = useLocalized();
  const { code = '' } = useParams();
  const { data: unit, error, refetch } = useUnit(code);
  if (unit === undefined) {
    return error === null ? (
      <Skeleton variant="rounded" height={320} sx={{ m: 2 }} />
    ) : (
      <FailureNotice failure={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <Box sx={{ p: 2, maxWidth: 1100 }}>
      <PageTitle title={text(unit.name)} />
      <UnitTools unit={unit} />
      <DetailsPanel unit={unit} />
      <ContactsPanel unit={unit} />
      <AccountPanel unit={unit} />
      <FieldsPanel unit={unit} />
    </Box>
  );
}

function DetailsPanel({ unit }: { unit: UnitDetails }) {
  const t = useT();
  const text = useLocalized();
  const { name, address, counter, calendar } = unit;
  return (
    <Panel title={t('unit.details')}>
      <Facts
        facts={[
          [t('unit.state'), <UnitState key="state" closedAt={unit.closedAt} />],
          [t('unit.nameVi'), name.vi],
          [t('unit.nameEn'), name.en],
          [t('unit.code'), unit.code],
          [t('unit.prefix'), unit.dossierPrefix],
          [t('unit.counter'), counter && text(counter)],
          [t('unit.address'), `${address.line}, ${address.communeName}, ${address.provinceName}`],
          [
            t('unit.calendar'),
            <Link key="calendar" component={RouterLink} to={`/calendars?calendar=${calendar.id}`}>
              {calendar.version}
            </Link>,
          ],
          [t('unit.position'), formatNumber(unit.position)],
          [t('unit.openDossiers'), formatNumber(unit.openDossiers)],
          [t('unit.procedures'), formatNumber(unit.procedureCount)],
          [t('unit.staff'), formatNumber(unit.staffCount)],
          [t('unit.sample'), unit.isSample && t('common.yes')],
        ]}
      />
    </Panel>
  );
}

function ContactsPanel({ unit: { contacts } }: { unit: UnitDetails }) {
  const t = useT();
  const text = useLocalized();
  return (
    <Panel title={t('unit.contacts')}>
      {contacts.length === 0 ? (
        <Typography color="text.secondary">{t('unit.noContacts')}</Typography>
      ) : (
        <PlainTable
          label={t('unit.contacts')}
          rows={contacts}
          keyOf={({ purpose, phone }) => `${purpose.vi} ${phone}`}
          columns={[
            { name: t('unit.purpose'), cell: ({ purpose }) => text(purpose) },
            { name: t('unit.phone'), cell: ({ phone }) => phone },
          ]}
        />
      )}
    </Panel>
  );
}
