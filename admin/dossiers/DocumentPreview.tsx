import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { StoredFile } from '../../api/contract/common.ts';
import { useT } from '../i18n/provider.ts';

export type PreviewedFile = Pick<StoredFile, 'id' | 'name' | 'kind' | 'sizeBytes' | 'href'>;

/** On a desk it fills its column; on a tablet it stays in sight while the papers beside it are gone through. */
const previewBox = {
  display: 'flex',
  flexDirection: 'column',
  overflow: 'hidden',
  height: { xs: 420, sm: '75dvh', lg: 'auto' },
  position: { sm: 'sticky', lg: 'static' },
  top: 72,
} as const;

/** The chosen document as the browser itself draws it, and the ways out where it cannot. */
export function DocumentPreview({ file }: { file: PreviewedFile | undefined }) {
  const t = useT();
  if (file === undefined) {
    return (
      <Paper variant="outlined" sx={{ p: 4, textAlign: 'center' }}>
        <Typography color="text.secondary">{t('preview.nothing')}</Typography>
      </Paper>
    );
  }
  const shown = withDisposition(file.href, 'inline');
  return (
    <Paper variant="outlined" component="section" aria-label={t('preview.title')} sx={previewBox}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="body2" noWrap sx={{ flex: 1, fontWeight: 600 }}>
          {file.name}
        </Typography>
        <Link variant="body2" href={shown} target="_blank" rel="noreferrer">
          {t('preview.newTab')}
        </Link>
        <Link variant="body2" href={withDisposition(file.href, 'attachment')} download={file.name}>
          {t('preview.download')}
        </Link>
      </Box>
      <Body file={file} src={shown} />
    </Paper>
  );
}

function Body({ file, src }: { file: PreviewedFile; src: string }) {
  const t = useT();
  switch (file.kind) {
    case 'pdf':
      return <iframe key={file.id} src={src} title={file.name} style={{ flex: 1, border: 0, background: '#fff' }} />;
    case 'png':
    case 'jpeg':
      return (
        <Box sx={{ flex: 1, overflow: 'auto', p: 1, textAlign: 'center' }}>
          <img key={file.id} src={src} alt={file.name} style={{ maxWidth: '100%' }} />
        </Box>
      );
    case 'docx':
    case 'xlsx':
      return (
        <Typography color="text.secondary" sx={{ p: 4, textAlign: 'center' }}>
          {t('preview.cannot', { kind: file.kind })}
        </Typography>
      );
  }
}

function withDisposition(href: string, disposition: 'inline' | 'attachment'): string {
  const url = new URL(href, location.origin);
  url.searchParams.set('disposition', disposition);
  return url.toString();
}
