import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useT } from '../../../i18n/provider.ts';
import { useWorkingTime } from '../../use-working-time.ts';
import { placeId, type Path } from '../fields/field.tsx';

interface SharesSumProps {
  readonly path: Path;
  readonly shares: readonly number[];
  /** What they must add up to; `undefined` while that time cannot be counted. */
  readonly total: number | undefined;
  readonly onDistribute: (minutes: number) => void;
}

/** What the steps' times add up to against the time of the whole, and a press that makes them add up. */
export function SharesSum({ path, shares, total, onDistribute }: SharesSumProps) {
  const t = useT();
  const worked = useWorkingTime();
  const sum = shares.reduce((whole, share) => whole + share, 0);
  if (total === undefined) return <Alert severity="warning">{t('setup.timeUncountable')}</Alert>;
  const facts = { sum: worked(sum), total: worked(total) };
  const adds = sum === total;
  return (
    <Alert
      id={placeId(path)}
      severity={adds ? 'success' : 'error'}
      sx={{ mb: 1.5 }}
      action={
        !adds && (
          <Button color="inherit" size="small" onClick={() => onDistribute(total)}>
            {t('setup.distribute')}
          </Button>
        )
      }
    >
      {adds
        ? t('setup.sharesAddUp', facts)
        : t(sum < total ? 'setup.sharesMissing' : 'setup.sharesBeyond', {
            ...facts,
            rest: worked(Math.abs(total - sum)),
          })}
    </Alert>
  );
}
