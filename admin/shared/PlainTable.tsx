import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Key, ReactNode } from 'react';
import { useT } from '../i18n/provider.ts';

interface Column<T> {
  readonly name: string;
  readonly align?: 'right';
  readonly cell: (row: T) => ReactNode;
}

interface PlainTableProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => Key;
  readonly columns: readonly Column<T>[];
}

/** A table to read: a row per record, a column per fact. */
export function PlainTable<T>({ label, rows, keyOf, columns }: PlainTableProps<T>) {
  const t = useT();
  return (
    <Table size="small" aria-label={label}>
      <TableHead>
        <TableRow>
          {columns.map(({ name, align }) => (
            <TableCell key={name} align={align}>
              {name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.length === 0 && (
          <TableRow>
            <TableCell colSpan={columns.length} sx={{ color: 'text.secondary' }}>
              {t('common.none')}
            </TableCell>
          </TableRow>
        )}
        {rows.map((row) => (
          <TableRow key={keyOf(row)} hover>
            {columns.map(({ name, align, cell }) => (
              <TableCell key={name} align={align}>
                {cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
