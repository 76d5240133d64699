import { createTheme } from '@mui/material/styles';
import { themeOptions, tokens } from '../ui/theme.ts';

const target = tokens.touchTargetPx;

/** The shared look at the portal's size: type at 16 px, targets of 44 px. */
export const theme = createTheme(themeOptions('light'), {
  typography: {
    fontSize: 16,
    h1: { fontSize: 'clamp(1.375rem, 4.5vw, 1.75rem)' },
    body1: { fontSize: '1rem', lineHeight: 1.55 },
    body2: { fontSize: '1rem', lineHeight: 1.5 },
    caption: { fontSize: '0.875rem', lineHeight: 1.45 },
    button: { fontSize: '1rem' },
  },
  components: {
    MuiButton: { styleOverrides: { root: { minHeight: target, paddingInline: 18 } } },
    MuiIconButton: { styleOverrides: { root: { minWidth: target, minHeight: target } } },
    MuiTextField: { defaultProps: { fullWidth: true } },
    MuiInputBase: { styleOverrides: { root: { minHeight: target } } },
    MuiFormHelperText: { styleOverrides: { root: { fontSize: '0.875rem', marginInline: 0 } } },
    MuiFormControlLabel: { styleOverrides: { root: { minHeight: target } } },
    MuiMenuItem: { styleOverrides: { root: { minHeight: target, whiteSpace: 'normal' } } },
    MuiTab: { styleOverrides: { root: { minHeight: target, fontSize: '1rem' } } },
    MuiChip: { styleOverrides: { label: { fontSize: '0.875rem' } } },
    MuiAlert: { styleOverrides: { root: { fontSize: '1rem' } } },
    MuiLink: { defaultProps: { underline: 'always' } },
  },
});
