import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../ui/language.ts';
import { useUnits } from '../data/catalogue.ts';
import { Facts, type Fact } from '../shared/Facts.tsx';
import { Section } from '../shared/Section.tsx';

/** Where to go and whom to call: the counter and the numbers of the unit. */
export function HelpSection({ unitCode }: { readonly unitCode: string }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const unit = useUnits().data?.find(({ code }) => code === unitCode);
  if (unit === undefined) return null;
  const { counter, contacts, address } = unit;
  const facts: Fact[] = [
    ...(counter === null ? [] : [{ name: t('service.counter'), value: localized(counter) }]),
    ...contacts.map(({ purpose, phone }) => ({
      name: localized(purpose),
      value: <Link href={`tel:${dialled(phone)}`}>{phone}</Link>,
    })),
    { name: t('service.address'), value: [address.line, address.communeName, address.provinceName].join(', ') },
  ];
  return (
    <Section title={t('service.help')}>
      <Typography sx={{ fontWeight: 600, mb: 1 }}>{localized(unit.name)}</Typography>
      <Facts facts={facts} isNarrow />
    </Section>
  );
}

/** The number itself of `(0260) 3797799, số máy lẻ 118`. */
function dialled(phone: string): string {
  return (/^[\d\s().+-]+/.exec(phone)?.[0] ?? '').replace(/[^\d+]/g, '');
}
