import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/contract/application.ts';
import type { ApplicantKind } from '../../api/contract/common.ts';
import { useOwnApplicants } from '../data/applications.ts';

interface ApplicantChoiceProps {
  /** Kinds of applicant the procedure is for. */
  readonly kinds: readonly ApplicantKind[];
  readonly onChoose: (applicant: Application['applicant']) => void;
}

/** Companies and people I have applied for before, so that nobody types a tax code twice. */
export function ApplicantChoice({ kinds, onChoose }: ApplicantChoiceProps) {
  const { t } = useTranslation();
  const known = (useOwnApplicants().data ?? []).filter(({ kind = 'citizen' }) => kinds.includes(kind));
  if (known.length < 2) return null;
  return (
    <TextField
      select
      label={t('submit.applicant.known')}
      helperText={t('submit.applicant.knownText')}
      value=""
      onChange={({ target }) => {
        const chosen = known[Number(target.value)];
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {known.map((one, index) => (
        <MenuItem
          key={`${one.taxCode ?? ''} ${one.personalId ?? ''}`}
          value={String(index)}
          sx={{ whiteSpace: 'normal' }}
        >
          {one.kind === 'company'
            ? `${one.companyName ?? ''} (${t('common.person.taxCode')}: ${one.taxCode ?? ''})`
            : (one.name ?? '')}
        </MenuItem>
      ))}
    </TextField>
  );
}
