import type { RaThemeOptions } from 'react-admin';
import { themeOptions } from '../ui/theme.ts';

/** The house's look for a desk: a little denser than for citizens, the whole day long. */
export function consoleTheme(mode: 'light' | 'dark'): RaThemeOptions {
  const { palette = {}, components = {}, ...look } = themeOptions(mode);
  return {
    ...look,
    palette,
    components: {
      ...components,
      MuiTableCell: { styleOverrides: { head: { fontWeight: 650, whiteSpace: 'nowrap' } } },
      MuiToggleButton: { styleOverrides: { root: { color: 'inherit' } } },
      MuiTab: { styleOverrides: { root: { textTransform: 'none' } } },
    },
  };
}
