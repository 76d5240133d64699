import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMemo, useState } from 'react';
import type { AllowedAction } from '../../api/contract/common.ts';
import type { Dossier } from '../../api/contract/dossiers.ts';
import type { ActionOutcome } from '../../api/contract/tasks.ts';
import { ActionForm } from '../../ui/action-form/ActionForm.tsx';
import { isPassing } from '../../ui/failures.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useDebounced } from '../shared/use-debounced.ts';
import { ConfirmDanger } from './ConfirmDanger.tsx';
import { Conflict } from './Conflict.tsx';
import { Consequences } from './Consequences.tsx';
import { fields, widgets } from './fields/controls.ts';
import { FormSubjectProvider } from './fields/form-subject.ts';
import { givenValues } from './given-values.ts';
import type { ActionInput } from './action-input.ts';
import { keepInputDraft, readInputDraft } from './input-draft.ts';
import { prepareForm } from './prepare-form.ts';
import { useAct } from './use-act.ts';
import { useChoiceNames } from './use-choice-names.ts';

export interface ActionDialogProps {
  readonly dossier: Dossier;
  readonly action: AllowedAction;
  readonly onClose: () => void;
  readonly onDone: (outcome: ActionOutcome) => void;
}

/** An action's form beside what it will do. What was filled in outlives a refusal. */
export default function ActionDialogContent({ dossier: current, action, onClose, onDone }: ActionDialogProps) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  // The form acts on the dossier as it was when it was opened: what changes meanwhile must not slip in unseen.
  const [dossier] = useState(current);
  const nameOf = useChoiceNames(dossier.steps);
  const [initial] = useState(() => ({ ...givenValues(action.form), ...readInputDraft(dossier.code, action.action) }));
  const [input, setInput] = useState<ActionInput>(initial);
  const [toConfirm, setToConfirm] = useState<ActionInput>();
  const { isBusy, failure, isConflict, act } = useAct(dossier, onDone);
  const shown = useMemo(
    () => ({ ...action, form: prepareForm(action.form, { nameOf, language }) }),
    [action, nameOf, language],
  );
  const title = text(action.label);
  const previewed = useDebounced(input, 400);

  return (
    <Dialog open fullWidth maxWidth="md" onClose={isBusy ? undefined : onClose} aria-labelledby="action-title">
      <DialogTitle id="action-title">
        {title} · {dossier.code}
      </DialogTitle>
      <DialogContent>
        {isConflict ? (
          <Conflict dossier={dossier} failure={failure} onReload={onClose} />
        ) : (
          <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' }, pt: 1 }}>
            <FormSubjectProvider value={{ dossier, input }}>
              <div>
                <ActionForm
                  action={shown}
                  initial={initial}
                  busy={isBusy}
                  failure={failure}
                  widgets={widgets}
                  fields={fields}
                  onCancel={onClose}
                  onChange={(changed) => {
                    setInput(changed);
                    keepInputDraft(dossier.code, action.action, changed);
                  }}
                  onSubmit={(filled) => {
                    if (action.danger) setToConfirm(filled);
                    else void act(action.action, filled);
                  }}
                />
                {isPassing(failure) && (
                  <Alert severity="warning" sx={{ mt: 2 }}>
                    {t('action.tryAgain')}
                  </Alert>
                )}
              </div>
            </FormSubjectProvider>
            <Consequences code={dossier.code} action={action} input={previewed} isSent={isBusy} />
          </Box>
        )}
        {toConfirm !== undefined && (
          <ConfirmDanger
            label={title}
            code={dossier.code}
            onCancel={() => setToConfirm(undefined)}
            onConfirm={() => {
              setToConfirm(undefined);
              void act(action.action, toConfirm);
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
