import { useEffect } from 'react';
import { useStore } from 'react-admin';

/** Single-key shortcuts can be switched off (WCAG 2.1.4): they get in the way of speech input. */
export function useShortcutsEnabled(): [boolean, (enabled: boolean) => void] {
  const [enabled, setEnabled] = useStore('shortcuts', true);
  return [enabled, setEnabled];
}

/** Calls the action of the pressed key, unless somebody is typing or a dialog or menu is open. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const [enabled] = useShortcutsEnabled();
  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actions[event.key];
      if (action === undefined || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [actions, enabled]);
}

function isBusy(target: EventTarget | null): boolean {
  const isTyping =
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null;
  return isTyping || document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;
}
