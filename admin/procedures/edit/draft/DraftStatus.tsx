import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { request } from '../../../../ui/api-client.ts';
import { describeFailure } from '../../../../ui/failures.ts';
import { useLanguage } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { ConfirmDialog } from '../../../shared/ConfirmDialog.tsx';
import { useSay } from '../../../shared/use-say.ts';
import type { DraftKeeper, DraftState } from './draft-keeper.ts';

/** Below the bar of the console, wherever one has scrolled to. */
const inSight = { position: 'sticky', top: 64, zIndex: 'appBar', mb: 2 } as const;

interface DraftStatusProps {
  readonly code: string;
  readonly keeper: DraftKeeper;
  readonly state: DraftState;
}

/** What the draft is based on, what can be done with it, and, when it cannot be saved, why and what then. */
export function DraftStatus({ code, keeper, state }: DraftStatusProps) {
  const t = useT();
  const language = useLanguage();
  const { progress, failure, revision, baseVersion } = state;
  const [isDiscarding, setDiscarding] = useState(false);
  return (
    <>
      <Stack direction="row" spacing={2} useFlexGap sx={{ mb: 2, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography variant="body2">
          {code} · {baseVersion === null ? t('setup.newProcedure') : t('setup.basedOn', { version: baseVersion })}
        </Typography>
        <Stack direction="row" spacing={1} sx={{ ml: 'auto' }}>
          {baseVersion !== null && (
            <Button size="small" component={RouterLink} to={`/procedures/${encodeURIComponent(code)}/versions`}>
              {t('setup.versions')}
            </Button>
          )}
          {revision > 0 && (
            <Button size="small" color="error" onClick={() => setDiscarding(true)}>
              {t('setup.discard')}
            </Button>
          )}
        </Stack>
      </Stack>
      {progress === 'overtaken' && (
        <Alert
          severity="warning"
          sx={inSight}
          action={
            <>
              <Button color="inherit" size="small" onClick={() => decide(keeper.takeTheirs())}>
                {t('setup.takeTheirs')}
              </Button>
              <Button color="inherit" size="small" onClick={() => decide(keeper.keepMine())}>
                {t('setup.keepMine')}
              </Button>
            </>
          }
        >
          {describeFailure(failure, language)}
        </Alert>
      )}
      {progress === 'failed' && (
        <Alert severity="error" sx={inSight}>
          {describeFailure(failure, language)}
        </Alert>
      )}
      {isDiscarding && <DiscardDialog code={code} keeper={keeper} onClose={() => setDiscarding(false)} />}
    </>
  );
}

/** What goes wrong with a decision is in the state of the draft, where it is shown. */
function decide(decision: Promise<void>): void {
  decision.catch(() => undefined);
}

function DiscardDialog({ code, keeper, onClose }: { code: string; keeper: DraftKeeper; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const navigate = useNavigate();
  const discard = async () => {
    await keeper.flush();
    const { revision } = keeper.getState();
    await request('delete', '/procedure-drafts/{code}', { params: { code }, query: { revision } });
    say(t('setup.discarded'), 'success');
    void navigate('/procedures');
  };
  return (
    <ConfirmDialog
      title={t('setup.discard')}
      confirm={t('setup.discard')}
      isDanger
      onClose={onClose}
      onConfirm={discard}
    >
      {() => <Typography>{t('setup.discardNote')}</Typography>}
    </ConfirmDialog>
  );
}
