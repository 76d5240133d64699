import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useStore } from 'react-admin';
import { useT } from '../i18n/provider.ts';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { AbsenceTable } from './AbsenceTable.tsx';
import { EnterAbsenceDialog } from './EnterAbsenceDialog.tsx';

const times = ['current', 'past'] as const;
type Time = (typeof times)[number];

/** Who is away and who acts for them: one's own absences, and for a supervisor those of the unit. */
export default function AbsenceList() {
  const t = useT();
  const [when, setWhen] = useStore<Time>('absences.when', 'current');
  const [isEntering, setEntering] = useState(false);
  const filter = useMemo(() => ({ when }), [when]);
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.absences')} />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '70ch' }}>
        {t('absence.intro')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={when}
          aria-label={t('absence.when')}
          onChange={(_event, chosen: Time | null) => chosen !== null && setWhen(chosen)}
        >
          {times.map((one) => (
            <ToggleButton key={one} value={one}>
              {t(`absence.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Button variant="contained" onClick={() => setEntering(true)}>
          {t('absence.enter')}
        </Button>
      </Box>
      <KeysetList resource="absences" filter={filter}>
        <KeysetRows empty={t(`absence.empty.${when}`)}>
          <AbsenceTable />
        </KeysetRows>
      </KeysetList>
      {isEntering && <EnterAbsenceDialog onClose={() => setEntering(false)} />}
    </Box>
  );
}
