import Backdrop from '@mui/material/Backdrop';
import CircularProgress from '@mui/material/CircularProgress';
import { lazy, Suspense } from 'react';
import type { ActionDialogProps } from './ActionDialogContent.tsx';

const ActionDialogContent = lazy(() => import('./ActionDialogContent.tsx'));

/** The dialog of an action. Its form library is heavy and comes when the first form is opened. */
export function ActionDialog(props: ActionDialogProps) {
  return (
    <Suspense
      fallback={
        <Backdrop open>
          <CircularProgress />
        </Backdrop>
      }
    >
      <ActionDialogContent {...props} />
    </Suspense>
  );
}
