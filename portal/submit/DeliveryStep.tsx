import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { AddressFields } from '../shared/AddressFields.tsx';
import type { StepProps } from './ApplicantStep.tsx';
import type { AddressForm } from '../../ui/applicant-form.ts';
import { toAddress } from './draft-form.ts';
import { messageFor } from './field-messages.ts';

/** “Nộp hồ sơ tại nhà”, “Nhận kết quả tại nhà”, and their addresses; or else the counter or online. */
export function DeliveryStep({ draft, procedure, isChecked }: StepProps) {
  const { t } = useTranslation();
  const { returning, collection, applicant } = draft.form;
  const offersHome = procedure.returnMethods.includes('home');
  const others = procedure.returnMethods.filter((method) => method !== 'home');
  const isHome = returning.method === 'home';
  const methodMessage = messageFor(draft, 'returnMethod', isChecked);
  return (
    <Stack spacing={2}>
      {procedure.homeCollection ? (
        <HomeChoice
          label={t('submit.delivery.collection')}
          text={t('submit.delivery.collectionText')}
          addressTitle={t('submit.delivery.collectionAddress')}
          isWanted={collection.isWanted}
          onWant={(isWanted) => draft.saver.edit({ collection: { ...collection, isWanted } })}
          address={collection.address}
          onAddress={(address) => draft.saver.edit({ collection: { ...collection, address } })}
          ownAddress={applicant.address}
          isChecked={isChecked}
        />
      ) : (
        <Typography color="textSecondary">{t('submit.delivery.noCollection')}</Typography>
      )}
      {offersHome && (
        <HomeChoice
          label={t('submit.delivery.homeReturn')}
          text={t('submit.delivery.homeReturnText')}
          addressTitle={t('submit.delivery.returnAddress')}
          isWanted={isHome}
          onWant={(isWanted) => draft.saver.edit({ returning: { ...returning, method: isWanted ? 'home' : null } })}
          address={returning.address}
          onAddress={(address) => draft.saver.edit({ returning: { ...returning, address } })}
          ownAddress={applicant.address}
          isChecked={isChecked}
        />
      )}
      {!isHome && others.length > 0 && (
        <FormControl error={methodMessage !== undefined}>
          <FormLabel id="return-method">{t('submit.delivery.otherwise')}</FormLabel>
          <RadioGroup
            aria-labelledby="return-method"
            value={returning.method ?? ''}
            onChange={(_, chosen) =>
              draft.saver.edit({ returning: { ...returning, method: others.find((one) => one === chosen) ?? null } })
            }
          >
            {others.map((method) => (
              <FormControlLabel
                key={method}
                value={method}
                control={<Radio slotProps={{ input: { 'aria-invalid': methodMessage !== undefined } }} />}
                label={t(`common.returnMethod.${method}`)}
              />
            ))}
          </RadioGroup>
          {methodMessage !== undefined && <FormHelperText>{methodMessage}</FormHelperText>}
        </FormControl>
      )}
    </Stack>
  );
}

interface HomeChoiceProps {
  readonly label: string;
  readonly text: string;
  readonly addressTitle: string;
  readonly isWanted: boolean;
  readonly onWant: (isWanted: boolean) => void;
  readonly address: AddressForm;
  readonly onAddress: (address: AddressForm) => void;
  /** The applicant's own address, most often the one meant. */
  readonly ownAddress: AddressForm;
  readonly isChecked: boolean;
}

function HomeChoice(props: HomeChoiceProps) {
  const { t } = useTranslation();
  const { label, text, addressTitle, isWanted, onWant, address, onAddress, ownAddress, isChecked } = props;
  const canUseOwn = toAddress(ownAddress) !== null && toAddress(address) === null;
  return (
    <Box>
      <FormControlLabel
        control={<Checkbox checked={isWanted} onChange={(_, isOn) => onWant(isOn)} />}
        label={<strong>{label}</strong>}
      />
      {isWanted && (
        <Stack spacing={2} sx={{ pl: { sm: 4 }, pb: 1 }}>
          <Typography color="textSecondary">{text}</Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
            <Typography variant="h3">{addressTitle}</Typography>
            {canUseOwn && <Button onClick={() => onAddress(ownAddress)}>{t('submit.delivery.useMine')}</Button>}
          </Box>
          <AddressFields value={address} onChange={onAddress} isChecked={isChecked} />
        </Stack>
      )}
    </Box>
  );
}
