import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

interface PageTitleProps {
  readonly children: string;
  /** What the page is about, kept on one line: a dossier's code. */
  readonly code?: string;
}

/** The page's one `h1`: names the browser's tab and takes the focus when the page was reached by a link. */
export function PageTitle({ children, code }: PageTitleProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    document.title = [children, ...(code === undefined ? [] : [code]), t('common.product')].join(' · ');
  }, [children, code, t]);
  useEffect(() => {
    // React Router names the location a page was opened with `default`; there the browser's own start is right.
    if (key !== 'default') heading.current?.focus({ preventScroll: true });
  }, [key]);
  return (
    <Typography ref={heading} variant="h1" tabIndex={-1} sx={{ outline: 'none', mb: 2 }}>
      {children} {code !== undefined && <span style={{ whiteSpace: 'nowrap' }}>{code}</span>}
    </Typography>
  );
}
