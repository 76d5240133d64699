import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import type { ReturnMethod } from '../../domain/procedure/definition.ts';
import { useService } from '../data/catalogue.ts';
import { useDossierActs } from '../data/my-dossiers.ts';
import { AddressFields } from '../shared/AddressFields.tsx';
import { Failure } from '../shared/Failure.tsx';
import { toAddress } from '../submit/draft-form.ts';

const everyMethod: readonly ReturnMethod[] = ['counter', 'online', 'home'];

interface ChangeReturnFormProps {
  readonly dossier: MyDossier;
  readonly onDone: () => void;
}

/** How the result comes to the applicant, until it is with the post. */
export function ChangeReturnForm({ dossier, onDone }: ChangeReturnFormProps) {
  const { t } = useTranslation();
  const offered = useService(dossier.procedure.code).data?.returnMethods ?? everyMethod;
  const { changeReturn } = useDossierActs(dossier.code);
  const [method, setMethod] = useState<ReturnMethod>(dossier.returnMethod);
  const [address, setAddress] = useState(dossier.returnAddress ?? dossier.applicant.address);
  const [isTried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    const whole = toAddress(address);
    if (method === 'home' && whole === null) return;
    changeReturn.mutate(
      { returnMethod: method, ...(method === 'home' && whole !== null ? { address: whole } : {}) },
      { onSuccess: onDone },
    );
  };
  return (
    <Stack spacing={2}>
      <FormControl>
        <FormLabel id="new-return-method">{t('submit.delivery.otherwise')}</FormLabel>
        <RadioGroup
          aria-labelledby="new-return-method"
          value={method}
          onChange={(_, chosen) => setMethod(offered.find((one) => one === chosen) ?? method)}
        >
          {offered.map((one) => (
            <FormControlLabel key={one} value={one} control={<Radio />} label={t(`common.returnMethod.${one}`)} />
          ))}
        </RadioGroup>
      </FormControl>
      {method === 'home' && <AddressFields value={address} onChange={setAddress} isChecked={isTried} />}
      {changeReturn.isError && <Failure failure={changeReturn.error} />}
      <Stack direction="row" spacing={1.5}>
        <Button variant="contained" onClick={send} disabled={changeReturn.isPending}>
          {t('dossier.changeReturn.send')}
        </Button>
        <Button onClick={onDone}>{t('common.back')}</Button>
      </Stack>
    </Stack>
  );
}
