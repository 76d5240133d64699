import type { ThemeOptions } from '@mui/material/styles';

/**
 * The look both web apps share. System fonts: they draw Vietnamese well everywhere and cost nothing to load. Every pair
 * of text and ground below has a contrast of at least 4.5 : 1.
 */
export const tokens = {
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  monospace: 'ui-monospace, "Cascadia Mono", "Segoe UI Mono", "Roboto Mono", Menlo, Consolas, monospace',
  /** Lacquer red and gold, for the mark only: red elsewhere means danger. */
  brand: { red: '#a4161a', gold: '#f2b705' },
  touchTargetPx: 44,
} as const;

const light = {
  primary: { main: '#0b5563', dark: '#083e49', light: '#3b7d89', contrastText: '#ffffff' },
  secondary: { main: '#7a4a00', contrastText: '#ffffff' },
  error: { main: '#b3261e' },
  warning: { main: '#8a5300' },
  success: { main: '#1b6b3a' },
  info: { main: '#0b5563' },
  background: { default: '#f6f5f1', paper: '#ffffff' },
  text: { primary: '#1c2326', secondary: '#50595d' },
  divider: '#d9d6cd',
};

const dark = {
  primary: { main: '#7fc8d4', contrastText: '#06262c' },
  secondary: { main: '#e2b566', contrastText: '#2a1a00' },
  error: { main: '#f2a19b' },
  warning: { main: '#e8b25c' },
  success: { main: '#83c99b' },
  info: { main: '#7fc8d4' },
  background: { default: '#14191b', paper: '#1c2326' },
  text: { primary: '#eceae4', secondary: '#b3b8b8' },
  divider: '#364045',
};

/** Options for `createTheme`, or for react-admin's `theme`. */
export function themeOptions(mode: 'light' | 'dark'): ThemeOptions {
  return {
    palette: { mode, ...(mode === 'light' ? light : dark) },
    shape: { borderRadius: 8 },
    typography: {
      fontFamily: tokens.fontFamily,
      fontWeightBold: 650,
      h1: { fontSize: '1.75rem', fontWeight: 650, lineHeight: 1.25, letterSpacing: '-0.01em' },
      h2: { fontSize: '1.25rem', fontWeight: 650, lineHeight: 1.3 },
      h3: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.35 },
      button: { textTransform: 'none', fontWeight: 600 },
    },
    components: {
      MuiButton: { defaultProps: { disableElevation: true } },
      // Why a field cannot be changed is there to be read.
      MuiFormHelperText: {
        styleOverrides: { root: ({ theme }) => ({ '&.Mui-disabled': { color: theme.palette.text.secondary } }) },
      },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    },
  };
}
