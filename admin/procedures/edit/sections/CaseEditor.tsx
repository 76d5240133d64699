import type { DeadlineCase } from '../../../../domain/procedure/definition.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import { ConditionField } from '../fields/ConditionField.tsx';
import { ConfidenceField } from '../fields/ConfidenceField.tsx';
import { ItemFrame, Row } from '../fields/EditedList.tsx';
import { KeyField, keyPattern } from '../fields/KeyField.tsx';
import { DurationField } from '../fields/NumberFields.tsx';
import { BothLanguages, Line } from '../fields/TextFields.tsx';
import { withChanged, withMoved, withoutItem } from '../model/lists.ts';
import { distributed, minutesOf } from '../model/steps.ts';
import { ShareField } from './ShareField.tsx';
import { SharesSum } from './SharesSum.tsx';

interface CaseEditorProps {
  readonly deadlineCase: DeadlineCase;
  readonly place: { readonly at: number; readonly of: number };
}

/** A case with a time of its own: when it holds, how long it takes, and each step's share. */
export function CaseEditor({ deadlineCase, place }: CaseEditorProps) {
  const t = useT();
  const text = useLocalized();
  const { definition, change } = useEdit();
  const { steps } = definition;
  const { at } = place;
  const { key, name, when, processing, shares, legalBasis, confidence } = deadlineCase;
  const path = ['cases', at];
  const set = (to: (before: readonly DeadlineCase[]) => DeadlineCase[]) =>
    change(({ cases = [], ...rest }) => {
      const changed = to(cases);
      return changed.length === 0 ? rest : { ...rest, cases: changed };
    });
  const edit = (part: Partial<DeadlineCase>) => set((before) => withChanged(before, at, part));
  const sharesOf = steps.map((step) => shares[step.key] ?? 0);
  const spread = (minutes: number) => {
    const made = distributed(sharesOf, minutes);
    edit({ shares: Object.fromEntries(steps.map((step, i) => [step.key, made[i] ?? 0])) });
  };
  return (
    <ItemFrame
      title={`${at + 1}. ${text(name) || t('setup.newCase')}`}
      path={path}
      place={place}
      onMove={(by) => set((before) => withMoved(before, at, by))}
      onRemove={() => set((before) => withoutItem(before, at))}
    >
      <Row>
        <BothLanguages
          label={t('setup.caseName')}
          path={[...path, 'name']}
          value={name}
          onChange={(to) => edit({ name: to })}
        />
      </Row>
      <ConditionField
        label={t('procedure.caseWhen')}
        always={t('setup.caseAlways')}
        path={[...path, 'when']}
        value={when}
        onChange={(to) => edit({ when: to ?? { channel: 'online' } })}
      />
      <Row>
        <DurationField
          label={t('procedure.processing')}
          path={[...path, 'processing']}
          value={processing}
          onChange={(to) => edit({ processing: to })}
        />
        <Line
          label={t('procedure.legalBasis')}
          path={[...path, 'legalBasis']}
          value={legalBasis}
          onChange={(to) => edit({ legalBasis: to })}
        />
      </Row>
      <SharesSum path={[...path, 'shares']} shares={sharesOf} total={minutesOf(processing)} onDistribute={spread} />
      <Row>
        {steps.map((step) => (
          <ShareField
            key={step.key}
            label={text(step.name) || step.key}
            path={[...path, 'shares', step.key]}
            value={shares[step.key] ?? 0}
            onChange={(minutes) => edit({ shares: { ...shares, [step.key]: minutes } })}
          />
        ))}
      </Row>
      <Row>
        <ConfidenceField
          path={[...path, 'confidence']}
          value={confidence}
          onChange={(to) => edit({ confidence: to })}
        />
        <KeyField
          label={t('setup.key')}
          path={[...path, 'key']}
          value={key}
          pattern={keyPattern}
          taken={(definition.cases ?? []).map((one) => one.key)}
          onChange={(to) => edit({ key: to })}
        />
      </Row>
    </ItemFrame>
  );
}
