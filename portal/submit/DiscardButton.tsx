import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDiscardApplication } from '../data/applications.ts';
import { places } from '../places.ts';
import { Confirm } from '../shared/Confirm.tsx';
import { forgetUnsaved } from './draft-memory.ts';
import type { Draft } from './use-draft.ts';

/** Throws the draft away, after asking. */
export function DiscardButton({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const discard = useDiscardApplication();
  const { id } = draft.saved;
  const throwAway = () =>
    discard.mutate(id, {
      onSuccess: () => {
        draft.saver.dispose();
        forgetUnsaved(id);
        void navigate(places.personal);
      },
    });
  return (
    <>
      <Button color="error" onClick={() => setAsking(true)}>
        {t('submit.discard')}
      </Button>
      <Confirm
        isOpen={isAsking}
        question={t('submit.discardAsk')}
        yes={t('submit.discard')}
        isBusy={discard.isPending}
        failure={discard.error}
        onYes={throwAway}
        onNo={() => setAsking(false)}
      />
    </>
  );
}
