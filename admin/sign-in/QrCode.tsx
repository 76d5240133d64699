import Box from '@mui/material/Box';
import { drawingSVG, qrcode } from 'bwip-js/browser';
import { useMemo } from 'react';

/** A text to scan. Drawn here: what it holds goes nowhere else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const source = useMemo(() => {
    const svg = qrcode({ bcid: 'qrcode', text, padding: 4, backgroundcolor: 'FFFFFF' }, drawingSVG());
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  }, [text]);
  return <Box component="img" src={source} alt={label} sx={{ width: 200, height: 200, alignSelf: 'center' }} />;
}
