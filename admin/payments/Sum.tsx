import Typography from '@mui/material/Typography';
import { formatMoney } from '../../ui/format.ts';

/** An amount under its name, one of several side by side. */
export function Sum({ name, amountVnd }: { name: string; amountVnd: number }) {
  return (
    <div>
      <Typography variant="caption" component="p" color="text.secondary">
        {name}
      </Typography>
      <strong>{formatMoney(amountVnd)}</strong>
    </div>
  );
}
