import { useCallback } from 'react';
import type { StepView } from '../../api/contract/dossier-parts.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT, type MessageKey } from '../i18n/provider.ts';

const choices: Readonly<Record<string, MessageKey>> = {
  wrongAuthority: 'choice.wrongAuthority',
  notEligible: 'choice.notEligible',
  incomplete: 'choice.incomplete',
  falsified: 'choice.falsified',
  duplicate: 'choice.duplicate',
  agree: 'choice.agree',
  disagree: 'choice.disagree',
  other: 'choice.other',
  cash: 'choice.cash',
  card: 'choice.card',
  counter: 'returnMethod.counter',
  online: 'returnMethod.online',
  home: 'returnMethod.home',
};

/** Names the values a form lets one choose from, where the form itself does not: the dossier's steps, and known words. */
export function useChoiceNames(steps: readonly StepView[]): (choice: string) => string | undefined {
  const t = useT();
  const text = useLocalized();
  return useCallback(
    (choice) => {
      const step = steps.find(({ key }) => key === choice);
      if (step !== undefined) return text(step.name);
      const key = choices[choice];
      return key === undefined ? undefined : t(key);
    },
    [t, text, steps],
  );
}
