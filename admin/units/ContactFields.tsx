import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { UnitContact } from '../../api/contract/units.ts';
import { useT } from '../i18n/provider.ts';
import type { FaultOf } from '../shared/ConfirmDialog.tsx';
import { usualContacts } from './unit-form.ts';

interface ContactFieldsProps {
  readonly contacts: readonly UnitContact[];
  readonly onChange: (contacts: readonly UnitContact[]) => void;
  readonly faultOf: FaultOf;
}

/** The numbers shown to citizens, each with what it is for; one of them takes complaints. */
export function ContactFields({ contacts, onChange, faultOf }: ContactFieldsProps) {
  const t = useT();
  const edit = (at: number, change: Partial<UnitContact>) =>
    onChange(contacts.map((contact, i) => (i === at ? { ...contact, ...change } : contact)));
  const add = (kind: keyof typeof usualContacts) => {
    const { purpose, phone } = usualContacts[kind];
    onChange([...contacts, { purpose: { ...purpose }, phone }]);
  };
  return (
    <Stack spacing={1.5}>
      <Typography component="h3" variant="h3">
        {t('unit.contacts')}
      </Typography>
      {contacts.map(({ purpose, phone }, i) => (
        <Box
          // Contacts have no name of their own while they are typed: their place is what they are known by.
          key={i}
          sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 180px 44px' } }}
        >
          <TextField
            required
            size="small"
            label={t('unit.purposeVi')}
            value={purpose.vi}
            onChange={({ target }) => edit(i, { purpose: { ...purpose, vi: target.value } })}
            {...faultOf(`contacts.${i}.purpose.vi`)}
          />
          <TextField
            size="small"
            label={t('unit.purposeEn')}
            value={purpose.en}
            onChange={({ target }) => edit(i, { purpose: { ...purpose, en: target.value } })}
            {...faultOf(`contacts.${i}.purpose.en`)}
          />
          <TextField
            required
            size="small"
            label={t('unit.phone')}
            value={phone}
            onChange={({ target }) => edit(i, { phone: target.value })}
            {...faultOf(`contacts.${i}.phone`)}
          />
          <IconButton
            aria-label={t('unit.removeContact', { phone })}
            onClick={() => onChange(contacts.filter((_, other) => other !== i))}
          >
            <DeleteIcon />
          </IconButton>
        </Box>
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button size="small" onClick={() => add('reception')}>
          {t('unit.addReception')}
        </Button>
        <Button size="small" onClick={() => add('complaints')}>
          {t('unit.addComplaints')}
        </Button>
        <Button size="small" onClick={() => add('other')}>
          {t('unit.addContact')}
        </Button>
      </Box>
    </Stack>
  );
}
