import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { lazy, Suspense, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { urlOf } from '../../ui/api-client.ts';
import { formatDate } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { useMe } from '../shared/use-me.ts';
import { ImportDialog } from './ImportDialog.tsx';

const PreviewPanel = lazy(() => import('./PreviewPanel.tsx'));

/** What can be done with a procedure: try it out, and, for its administrators, take it away as a file and bring it back. */
export function ProcedureTools({ procedure, onChanged }: { procedure: Procedure; onChanged: () => void }) {
  const t = useT();
  const notify = useNotify();
  const me = useMe();
  const [isImporting, setImporting] = useState(false);
  const [isTrying, setTrying] = useState(false);
  const { code } = procedure;
  const isAdministrator = me?.assignments.some(
    ({ role, unitCode }) => role === 'administrator' && unitCode === procedure.unitCode,
  );
  return (
    <>
      <Stack direction="row" spacing={1} useFlexGap sx={{ mb: 2, flexWrap: 'wrap' }}>
        <Button variant="outlined" aria-expanded={isTrying} onClick={() => setTrying(!isTrying)}>
          {t('procedure.preview')}
        </Button>
        {isAdministrator === true && (
          <>
            <Button variant="contained" component={RouterLink} to={`/procedures/${encodeURIComponent(code)}/edit`}>
              {t('setup.edit')}
            </Button>
            <Button variant="outlined" component={RouterLink} to={`/procedures/${encodeURIComponent(code)}/versions`}>
              {t('setup.versions')}
            </Button>
            <Button variant="outlined" href={urlOf('/procedures/{code}/definition', { params: { code } })} download>
              {t('procedure.export')}
            </Button>
            <Button variant="outlined" onClick={() => setImporting(true)}>
              {t('procedure.import')}
            </Button>
          </>
        )}
      </Stack>
      {isTrying && (
        <Suspense>
          <PreviewPanel procedure={procedure} state={`version ${procedure.version}`} />
        </Suspense>
      )}
      {isImporting && (
        <ImportDialog
          code={code}
          onClose={() => setImporting(false)}
          onPublished={({ version, validFrom, isNew }) => {
            setImporting(false);
            notify(isNew ? t('procedure.published', { version, day: formatDate(validFrom) }) : t('procedure.isSame'));
            onChanged();
          }}
        />
      )}
    </>
  );
}
