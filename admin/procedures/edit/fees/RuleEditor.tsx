import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import Button from '@mui/material/Button';
import type { FeeRule } from '../../../../domain/fee/rules.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import { Choice, Tick } from '../fields/ChoiceFields.tsx';
import { ConditionField } from '../fields/ConditionField.tsx';
import { ConfidenceField } from '../fields/ConfidenceField.tsx';
import { ItemFrame, Row } from '../fields/EditedList.tsx';
import { KeyField } from '../fields/KeyField.tsx';
import { BothLanguages, Day, Line } from '../fields/TextFields.tsx';
import { amountKinds, newAmount, postalWeight, usualGrams, type AmountKind } from '../model/amounts.ts';
import { withFeeQuestion } from '../model/fee-questions.ts';
import { edited, withChanged, withMoved, withoutItem, type Change } from '../model/lists.ts';
import { questionsOf } from '../model/questions.ts';
import { AdjustmentsEditor } from './AdjustmentsEditor.tsx';
import { AmountEditor } from './AmountEditor.tsx';

interface RuleEditorProps {
  readonly rule: FeeRule;
  readonly place: { readonly at: number; readonly of: number };
  readonly set: (to: (before: readonly FeeRule[]) => FeeRule[]) => void;
}

const policies = ['never', 'beforeAcceptance', 'unlessGranted'] as const;
const feeCodePattern = /^[a-z0-9-]{1,60}$/;

/** One fee: its name, how it is worked out, when and from when to when it applies, what changes it, whether it goes back. */
export function RuleEditor({ rule, place, set }: RuleEditorProps) {
  const t = useT();
  const text = useLocalized();
  const { definition, change } = useEdit();
  const { at } = place;
  const path = ['fees', 'rules', at];
  const edit = (part: Change<FeeRule>) => set((before) => withChanged(before, at, part));
  const begin = (kind: AmountKind) => {
    const amount = newAmount(kind, { questions: questionsOf(definition.form), feeCodes });
    if (amount.kind === 'postal') {
      change((before) => withFeeQuestion(before, amount.weightGramsAnswer, postalWeight(usualGrams)));
    }
    edit({ amount });
  };
  const feeCodes = definition.fees.rules.filter((_, i) => i !== at).map(({ code }) => code);
  return (
    <ItemFrame
      title={`${at + 1}. ${text(rule.name) || t('setup.newFee')}`}
      path={path}
      place={place}
      onMove={(by) => set((before) => withMoved(before, at, by))}
      onRemove={() => set((before) => withoutItem(before, at))}
    >
      <Row>
        <BothLanguages
          label={t('setup.feeName')}
          path={[...path, 'name']}
          value={rule.name}
          onChange={(name) => edit({ name })}
        />
      </Row>
      <Row>
        <Choice
          label={t('setup.amountKind')}
          path={[...path, 'amount', 'kind']}
          value={rule.amount.kind}
          options={amountKinds.map((kind) => [kind, t(`setup.amount.${kind}`)])}
          onChange={(kind) => kind !== '' && kind !== rule.amount.kind && begin(kind)}
          width={330}
        />
      </Row>
      <AmountEditor
        amount={rule.amount}
        feeCodes={feeCodes}
        path={[...path, 'amount']}
        onChange={(amount) => edit({ amount })}
      />
      <ConditionField
        label={t('setup.feeWhen')}
        always={t('setup.feeAlways')}
        path={[...path, 'when']}
        value={rule.when}
        onChange={(when) => edit({ when })}
      />
      <AdjustmentsEditor rule={rule} path={path} onChange={edit} />
      <Row>
        <Day
          label={t('setup.validFrom')}
          path={[...path, 'validFrom']}
          value={rule.validFrom}
          onChange={(validFrom) => edit({ validFrom })}
        />
        <Day
          label={t('setup.validTo')}
          path={[...path, 'validTo']}
          value={rule.validTo}
          onChange={(validTo) => edit({ validTo })}
        />
        <Choice
          label={t('setup.refundPolicy')}
          path={[...path, 'refundPolicy']}
          value={rule.refundPolicy}
          options={policies.map((policy) => [policy, t(`setup.refund.${policy}`)])}
          onChange={(refundPolicy) => refundPolicy !== '' && edit({ refundPolicy })}
          width={300}
        />
      </Row>
      <Row>
        <Line
          label={t('procedure.legalBasis')}
          path={[...path, 'legalBasis']}
          value={rule.legalBasis}
          onChange={(legalBasis) => edit({ legalBasis })}
        />
        <ConfidenceField
          path={[...path, 'confidence']}
          value={rule.confidence}
          onChange={(confidence) => edit({ confidence })}
        />
        <KeyField
          label={t('setup.feeCode')}
          path={[...path, 'code']}
          value={rule.code}
          pattern={feeCodePattern}
          taken={[]}
          help={t('setup.feeCodeHint')}
          onChange={(code) => edit({ code })}
        />
        <Tick
          label={t('setup.mandatory')}
          path={[...path, 'mandatory']}
          value={rule.mandatory}
          onChange={(mandatory) => edit({ mandatory })}
        />
      </Row>
      <Button
        size="small"
        startIcon={<ContentCopyIcon />}
        onClick={() =>
          set((before) => before.toSpliced(at + 1, 0, edited(rule, { validFrom: undefined, validTo: undefined })))
        }
      >
        {t('setup.copyFee')}
      </Button>
    </ItemFrame>
  );
}
