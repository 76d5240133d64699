import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { FeeLine } from '../../api/contract/catalogue.ts';
import { formatVnd } from '../../domain/money.ts';
import { formatMoney } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';

interface FeeLinesProps {
  readonly lines: readonly FeeLine[];
  readonly totalVnd: number;
}

/** Fees line by line: what for, why this much, on what legal basis. */
export function FeeLines({ lines, totalVnd }: FeeLinesProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const amountCell = { whiteSpace: 'nowrap', verticalAlign: 'top', pr: 0, fontVariantNumeric: 'tabular-nums' } as const;
  return (
    <Table size="small" sx={{ '& td, & th': { fontSize: '1rem', pl: 0 } }}>
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.code}>
            <TableCell component="th" scope="row">
              {localized(line.name)}
              {localized(line.why) !== formatVnd(line.amountVnd) && (
                <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                  {localized(line.why)}
                </Typography>
              )}
              <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                {t('common.legalBasis')}: {line.legalBasis}
              </Typography>
            </TableCell>
            <TableCell align="right" sx={amountCell}>
              {formatMoney(line.amountVnd)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
      <TableFooter>
        <TableRow>
          <TableCell component="th" scope="row" sx={{ color: 'text.primary', fontWeight: 650 }}>
            {t('common.total')}
          </TableCell>
          <TableCell align="right" sx={{ ...amountCell, color: 'text.primary', fontWeight: 650 }}>
            {formatMoney(totalVnd)}
          </TableCell>
        </TableRow>
      </TableFooter>
    </Table>
  );
}
