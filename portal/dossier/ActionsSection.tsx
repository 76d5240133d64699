import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllowedAction } from '../../api/contract/common.ts';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { useLocalized } from '../../ui/language.ts';
import { useDossierActs } from '../data/my-dossiers.ts';
import { Loading } from '../shared/Loading.tsx';
import { Section } from '../shared/Section.tsx';
import { ChangeReturnForm } from './ChangeReturnForm.tsx';

const ActionForm = lazy(async () => ({ default: (await import('../../ui/action-form/ActionForm.tsx')).ActionForm }));

/** Asked for where the applicant is told what to do, with controls of their own. */
const shownAbove = ['supplement', 'rate'];

/** Everything else the applicant may do now, each as the form its data describes. */
export function ActionsSection({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const [chosen, setChosen] = useState<AllowedAction>();
  const offered = dossier.allowedActions.filter(({ action }) => !shownAbove.includes(action));
  if (offered.length === 0) return null;
  return (
    <Section title={t('dossier.actions')}>
      <Stack spacing={1} sx={{ alignItems: 'start' }}>
        {offered.map((action) => (
          <Button
            key={action.action}
            variant="outlined"
            color={action.danger ? 'error' : 'primary'}
            onClick={() => setChosen(action)}
          >
            {localized(action.label)}
          </Button>
        ))}
      </Stack>
      {chosen !== undefined && (
        <ActionDialog key={chosen.action} dossier={dossier} action={chosen} onClose={() => setChosen(undefined)} />
      )}
    </Section>
  );
}

interface ActionDialogProps {
  readonly dossier: MyDossier;
  readonly action: AllowedAction;
  readonly onClose: () => void;
}

function ActionDialog({ dossier, action, onClose }: ActionDialogProps) {
  const localized = useLocalized();
  const { act } = useDossierActs(dossier.code);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="action-title">
      <DialogTitle id="action-title">{localized(action.label)}</DialogTitle>
      <DialogContent sx={{ '&&': { pt: 1 } }}>
        {action.action === 'changeReturn' ? (
          <ChangeReturnForm dossier={dossier} onDone={onClose} />
        ) : (
          <Suspense fallback={<Loading lines={2} />}>
            <ActionForm
              action={action}
              busy={act.isPending}
              failure={act.error}
              onCancel={onClose}
              onSubmit={(input) =>
                act.mutate({ action: action.action, input, expectedSeq: dossier.seq }, { onSuccess: onClose })
              }
            />
          </Suspense>
        )}
      </DialogContent>
    </Dialog>
  );
}
