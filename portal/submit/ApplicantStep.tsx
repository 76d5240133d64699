import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { useMe } from '../data/me.ts';
import { AddressFields } from '../shared/AddressFields.tsx';
import { faultOf } from '../shared/field-checks.ts';
import { TextEntry } from '../shared/TextEntry.tsx';
import { ApplicantChoice } from './ApplicantChoice.tsx';
import type { ApplicantForm } from '../../ui/applicant-form.ts';
import { toApplicantForm } from './draft-form.ts';
import { messageFor } from './field-messages.ts';
import { PriorityQuestion } from './PriorityQuestion.tsx';
import { RepresentativeFields } from './RepresentativeFields.tsx';
import type { Draft } from './use-draft.ts';

export interface StepProps {
  readonly draft: Draft;
  readonly procedure: Procedure;
  readonly isChecked: boolean;
}

type ApplicantText = 'name' | 'personalId' | 'phone' | 'email' | 'companyName' | 'taxCode';
type Shape = 'personalId' | 'phone' | 'email' | 'taxCode';

/** “Thông tin người nộp hồ sơ”: from the account, free to differ for this dossier. */
export function ApplicantStep({ draft, procedure, isChecked }: StepProps) {
  const { t } = useTranslation();
  const { applicant } = draft.form;
  const edit = (change: Partial<ApplicantForm>) => draft.saver.edit({ applicant: { ...applicant, ...change } });
  const entry = (field: ApplicantText, shape?: Shape) => {
    const fault = faultOf(applicant[field], shape);
    return {
      value: applicant[field],
      onChange: (value: string) => edit({ [field]: value }),
      fault,
      isChecked,
      message: fault === undefined ? messageFor(draft, `applicant.${field}`, isChecked) : undefined,
      required: true,
    };
  };
  const account = useMe().data?.account;
  // Whoever is signed in is most often the one who acts for the applicant.
  const actForOther = (isOnBehalf: boolean) => {
    const { representative } = applicant;
    const isBlank = representative.name === '' && representative.personalId === '';
    const self = { name: account?.name ?? '', personalId: account?.personalId ?? '' };
    edit({ isOnBehalf, representative: isOnBehalf && isBlank ? { ...representative, ...self } : representative });
  };
  return (
    <Stack spacing={2.5}>
      <ApplicantChoice
        kinds={procedure.applicants}
        onChoose={(known) => draft.saver.edit({ applicant: toApplicantForm(known) })}
      />
      <FormControl>
        <FormLabel id="applicant-kind">{t('submit.applicant.kind')}</FormLabel>
        <RadioGroup
          row
          aria-labelledby="applicant-kind"
          value={applicant.kind}
          onChange={(_, kind) => edit({ kind: kind === 'company' ? 'company' : 'citizen' })}
        >
          {procedure.applicants.map((kind) => (
            <FormControlLabel key={kind} value={kind} control={<Radio />} label={t(`common.applicantKind.${kind}`)} />
          ))}
        </RadioGroup>
      </FormControl>
      {applicant.kind === 'company' && (
        <>
          <TextEntry {...entry('companyName')} label={t('common.person.companyName')} autoComplete="organization" />
          <TextEntry {...entry('taxCode', 'taxCode')} label={t('common.person.taxCode')} inputMode="numeric" />
          <Typography variant="h3">{t('submit.applicant.contact')}</Typography>
        </>
      )}
      <TextEntry {...entry('name')} label={t('common.person.name')} autoComplete="name" />
      <TextEntry {...entry('personalId', 'personalId')} label={t('common.person.personalId')} inputMode="numeric" />
      <TextEntry {...entry('phone', 'phone')} label={t('common.person.phone')} type="tel" autoComplete="tel" />
      <TextEntry {...entry('email', 'email')} label={t('submit.applicant.email')} type="email" autoComplete="email" />
      <Typography variant="h3">{t('common.person.address')}</Typography>
      <AddressFields value={applicant.address} onChange={(address) => edit({ address })} isChecked={isChecked} />
      {applicant.kind === 'citizen' && (
        <PriorityQuestion value={draft.form.priority} onChange={(priority) => draft.saver.edit({ priority })} />
      )}
      <FormControlLabel
        control={<Checkbox checked={applicant.isOnBehalf} onChange={(_, isOnBehalf) => actForOther(isOnBehalf)} />}
        label={t('submit.applicant.onBehalf')}
        // In line with the radio buttons above: the distances of the stack take the margin away.
        sx={{ '&&': { ml: '-11px' } }}
      />
      {isSamePerson(applicant) && <Alert severity="warning">{t('submit.applicant.samePerson')}</Alert>}
      {applicant.isOnBehalf && (
        <RepresentativeFields
          value={applicant.representative}
          onChange={(representative) => edit({ representative })}
          isChecked={isChecked}
        />
      )}
    </Stack>
  );
}

/** Whoever acts for somebody else is somebody else. */
function isSamePerson({ kind, isOnBehalf, personalId, representative }: ApplicantForm): boolean {
  return kind === 'citizen' && isOnBehalf && personalId !== '' && personalId === representative.personalId;
}
