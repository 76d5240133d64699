import { useCallback } from 'react';
import { useNotify } from 'react-admin';

/** Says a sentence at the bottom of the screen. It is in the reader's language already. */
export function useSay(): (sentence: string, type: 'success' | 'warning' | 'error') => void {
  const notify = useNotify();
  return useCallback((sentence, type) => notify(sentence, { type, messageArgs: { _: sentence } }), [notify]);
}
