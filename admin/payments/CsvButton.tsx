import Button from '@mui/material/Button';
import { useRef } from 'react';

interface CsvButtonProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly onChoose: (file: File) => void;
}

/** Asks for a CSV file; the same one can be chosen again. */
export function CsvButton({ label, isBusy, onChoose }: CsvButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="outlined" disabled={isBusy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept="text/csv,.csv"
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          target.value = '';
          if (chosen !== undefined) onChoose(chosen);
        }}
      />
    </>
  );
}
