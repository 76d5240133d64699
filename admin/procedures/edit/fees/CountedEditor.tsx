import type { FeeAmount } from '../../../../domain/fee/rules.ts';
import type { LocalizedText } from '../../../../domain/localized-text.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import { Choice } from '../fields/ChoiceFields.tsx';
import { Row } from '../fields/EditedList.tsx';
import type { Path } from '../fields/field.tsx';
import { Money, Numeric, OptionalMoney } from '../fields/NumberFields.tsx';
import { BothLanguages } from '../fields/TextFields.tsx';
import { edited } from '../model/lists.ts';
import { questionsOf } from '../model/questions.ts';
import { AnswerChoice } from './AnswerChoice.tsx';

type Counted = Extract<FeeAmount, { kind: 'perUnit' | 'perUnitBeyond' | 'twoRates' }>;

interface CountedEditorProps {
  readonly amount: Counted;
  readonly path: Path;
  readonly onChange: (amount: FeeAmount) => void;
}

/** Fees that go by how many: so much for each, so much beyond the first few, or two rates with a cap. */
export function CountedEditor({ amount, path, onChange }: CountedEditorProps) {
  const t = useT();
  return (
    <>
      <Row>
        <AnswerChoice
          label={t('setup.byNumberOf')}
          path={[...path, 'answer']}
          value={amount.answer}
          kinds={['whole']}
          onChange={(answer) => onChange({ ...amount, answer })}
        />
        <Rates amount={amount} path={path} onChange={onChange} />
      </Row>
      <Row>
        <BothLanguages
          label={t('setup.unitOfNumber')}
          path={[...path, 'unit']}
          value={amount.unit}
          onChange={(unit: LocalizedText) => onChange({ ...amount, unit })}
        />
      </Row>
    </>
  );
}

function Rates({ amount, path, onChange }: CountedEditorProps) {
  const t = useT();
  switch (amount.kind) {
    case 'perUnit':
      return (
        <Money
          label={t('setup.forEach')}
          path={[...path, 'unitVnd']}
          value={amount.unitVnd}
          onChange={(unitVnd) => onChange({ ...amount, unitVnd })}
        />
      );
    case 'perUnitBeyond':
      return (
        <>
          <Numeric
            label={t('setup.included')}
            path={[...path, 'included']}
            value={amount.included}
            onChange={(included) => onChange({ ...amount, included })}
          />
          <Money
            label={t('setup.forThese')}
            path={[...path, 'amountVnd']}
            value={amount.amountVnd}
            onChange={(amountVnd) => onChange({ ...amount, amountVnd })}
          />
          <Money
            label={t('setup.forEachBeyond')}
            path={[...path, 'unitVnd']}
            value={amount.unitVnd}
            onChange={(unitVnd) => onChange({ ...amount, unitVnd })}
          />
        </>
      );
    case 'twoRates':
      return <TwoRates amount={amount} path={path} onChange={onChange} />;
  }
}

interface TwoRatesProps extends Omit<CountedEditorProps, 'amount'> {
  readonly amount: Extract<FeeAmount, { kind: 'twoRates' }>;
}

function TwoRates({ amount, path, onChange }: TwoRatesProps) {
  const t = useT();
  const text = useLocalized();
  const { definition } = useEdit();
  const counted = questionsOf(definition.form).filter(({ kind }) => kind === 'whole');
  const none = 'none:';
  return (
    <>
      <Numeric
        label={t('setup.firstUnits')}
        path={[...path, 'firstUnits']}
        value={amount.firstUnits}
        onChange={(firstUnits) => onChange({ ...amount, firstUnits })}
      />
      <Money
        label={t('setup.forEachFirst')}
        path={[...path, 'firstVnd']}
        value={amount.firstVnd}
        onChange={(firstVnd) => onChange({ ...amount, firstVnd })}
      />
      <Money
        label={t('setup.forEachBeyond')}
        path={[...path, 'thenVnd']}
        value={amount.thenVnd}
        onChange={(thenVnd) => onChange({ ...amount, thenVnd })}
      />
      <OptionalMoney
        label={t('setup.cap')}
        path={[...path, 'capVnd']}
        value={amount.capVnd}
        onChange={(capVnd) => onChange(edited(amount, { capVnd }))}
      />
      <Choice
        label={t('setup.timesAnswer')}
        path={[...path, 'copiesAnswer']}
        value={amount.copiesAnswer ?? none}
        options={[
          [none, t('setup.timesNothing')],
          ...counted.map(({ name, label }) => [name, text(label) || name] as const),
        ]}
        onChange={(name) => onChange(edited(amount, { copiesAnswer: name === none ? undefined : name }))}
        width={260}
      />
    </>
  );
}
