import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Application } from '../../api/contract/application.ts';
import { request } from '../../ui/api-client.ts';
import { onLanguageChange } from '../../ui/language.ts';
import { useNoticeSignedOut } from '../data/me.ts';
import { isSameJson, toForm } from './draft-form.ts';
import { forgetUnsaved, recallUnsaved, rememberUnsaved } from './draft-memory.ts';
import { DraftSaver, type DraftState } from './draft-saver.ts';

export interface Draft extends DraftState {
  readonly saver: DraftSaver;
}

/** A dossier being written: what is on the screen, how far it is saved, and the saver to change it by. */
export function useDraft(application: Application): Draft {
  const { id } = application;
  const [saver] = useState(() => new DraftSaver(application, serverOf(id), recallUnsaved(id)));
  const state = useSyncExternalStore(saver.subscribe, saver.getState);
  const { form, saved } = state;

  useEffect(() => {
    const base = toForm(saved);
    if (isSameJson(form, base)) forgetUnsaved(id);
    else rememberUnsaved(id, { form, base });
  }, [id, form, saved]);

  const noticeSignedOut = useNoticeSignedOut();
  const reported = useRef<unknown>(undefined);
  useEffect(() => {
    // Each failure once: what is not saved is remembered, and comes back after signing in.
    if (reported.current === state.failure) return;
    reported.current = state.failure;
    noticeSignedOut(state.failure);
  }, [noticeSignedOut, state.failure]);

  useEffect(() => {
    const saveNow = () => void saver.flush().catch(() => undefined);
    const saveWhenHidden = () => document.visibilityState === 'hidden' && saveNow();
    document.addEventListener('visibilitychange', saveWhenHidden);
    return () => {
      document.removeEventListener('visibilitychange', saveWhenHidden);
      // Leaving the page saves what is left; what cannot be saved is remembered.
      saveNow();
    };
  }, [saver]);

  // The server names what is missing in the language it was asked in.
  useEffect(
    () =>
      onLanguageChange(
        () =>
          void serverOf(id)
            .load()
            .then(
              (latest) => saver.adopt(latest),
              () => undefined,
            ),
      ),
    [id, saver],
  );

  return { ...state, saver };
}

function serverOf(id: string) {
  return {
    save: (body: Parameters<DraftSaverSave>[0]) => request('patch', '/applications/{id}', { params: { id }, body }),
    load: () => request('get', '/applications/{id}', { params: { id } }),
  };
}

type DraftSaverSave = ConstructorParameters<typeof DraftSaver>[1]['save'];
