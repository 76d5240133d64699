import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { formatDay } from './format.ts';
import { useLanguage } from './language.ts';

type DateFieldProps = TextFieldProps & {
  /** `2026-11-26`, or empty. */
  readonly value: string;
};

/**
 * A calendar day. Its parts stand in the order of the browser's own language, which the page cannot choose, so the day
 * is also said as the house writes it: `Thứ Năm 26/11/2026`.
 */
export function DateField({ value, helperText, ...field }: DateFieldProps) {
  const language = useLanguage();
  const said = value === '' ? undefined : formatDay(value, language);
  return <TextField {...field} type="date" value={value} helperText={helperText ?? said} />;
}
