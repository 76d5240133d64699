import type { FeeAmount } from '../../../../domain/fee/rules.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import { Choice } from '../fields/ChoiceFields.tsx';
import { Row } from '../fields/EditedList.tsx';
import type { Path } from '../fields/field.tsx';
import { Money, Numeric, OptionalMoney } from '../fields/NumberFields.tsx';
import { askedBy } from '../model/amounts.ts';
import { questionsOf } from '../model/questions.ts';
import { AnswerChoice } from './AnswerChoice.tsx';
import { BracketsEditor } from './BracketsEditor.tsx';
import { ByChoiceEditor } from './ByChoiceEditor.tsx';
import { CountedEditor } from './CountedEditor.tsx';
import { PointsEditor } from './PointsEditor.tsx';
import { PostalEditor } from './PostalEditor.tsx';

interface AmountEditorProps {
  readonly amount: FeeAmount;
  /** Codes of the schedule's other fees. */
  readonly feeCodes: readonly string[];
  readonly path: Path;
  readonly onChange: (amount: FeeAmount) => void;
}

/** How a fee is worked out, in the figures its kind has. */
export function AmountEditor({ amount, feeCodes, path, onChange }: AmountEditorProps) {
  const t = useT();
  const { definition } = useEdit();
  switch (amount.kind) {
    case 'fixed':
      return (
        <Row>
          <Money
            label={t('setup.sum')}
            path={[...path, 'amountVnd']}
            value={amount.amountVnd}
            onChange={(amountVnd) => onChange({ ...amount, amountVnd })}
          />
        </Row>
      );
    case 'perUnit':
    case 'perUnitBeyond':
    case 'twoRates':
      return <CountedEditor amount={amount} path={path} onChange={onChange} />;
    case 'tiers':
      return (
        <>
          <Row>
            <AnswerChoice
              label={t('setup.byValueOf')}
              path={[...path, 'answer']}
              value={amount.answer}
              kinds={askedBy.tiers}
              onChange={(answer) => onChange({ ...amount, answer })}
            />
          </Row>
          <BracketsEditor
            brackets={amount.tiers}
            isMoney={questionsOf(definition.form).some(({ name, kind }) => name === amount.answer && kind === 'money')}
            path={[...path, 'tiers']}
            onChange={(tiers) =>
              onChange({ ...amount, tiers: tiers.map(({ percent: _, overVnd: __, ...tier }) => tier) })
            }
          />
        </>
      );
    case 'brackets':
      return (
        <>
          <Row>
            <AnswerChoice
              label={t('setup.byValueOf')}
              path={[...path, 'answer']}
              value={amount.answer}
              kinds={askedBy.brackets}
              onChange={(answer) => onChange({ ...amount, answer })}
            />
            <OptionalMoney
              label={t('setup.cap')}
              path={[...path, 'capVnd']}
              value={amount.capVnd}
              onChange={(capVnd) => onChange({ ...amount, capVnd })}
            />
          </Row>
          <BracketsEditor
            brackets={amount.brackets}
            path={[...path, 'brackets']}
            hasPercent
            isMoney
            onChange={(brackets) => onChange({ ...amount, brackets })}
          />
        </>
      );
    case 'interpolated':
      return <PointsEditor amount={amount} path={path} onChange={onChange} />;
    case 'byChoice':
      return <ByChoiceEditor amount={amount} path={path} onChange={onChange} />;
    case 'percentOfFee':
      return <PercentOfFee amount={amount} feeCodes={feeCodes} path={path} onChange={onChange} />;
    case 'postal':
      return <PostalEditor amount={amount} path={path} onChange={onChange} />;
  }
}

interface PercentOfFeeProps extends AmountEditorProps {
  readonly amount: Extract<FeeAmount, { kind: 'percentOfFee' }>;
}

function PercentOfFee({ amount, feeCodes, path, onChange }: PercentOfFeeProps) {
  const t = useT();
  const text = useLocalized();
  const { rules } = useEdit().definition.fees;
  const nameOf = (code: string) => {
    const rule = rules.find((one) => one.code === code);
    return rule === undefined ? code : text(rule.name) || code;
  };
  return (
    <Row>
      <Numeric
        label={t('setup.percent')}
        path={[...path, 'percent']}
        value={amount.percent}
        unit="%"
        onChange={(percent) => onChange({ ...amount, percent })}
      />
      <Choice
        label={t('setup.ofFee')}
        path={[...path, 'feeCode']}
        value={amount.feeCode}
        options={[...new Set(feeCodes)].map((code) => [code, nameOf(code)])}
        onChange={(feeCode) => onChange({ ...amount, feeCode })}
        help={t('setup.ofFeeHint')}
        width={300}
      />
    </Row>
  );
}
