import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { FeeAmount } from '../../../../domain/fee/rules.ts';
import { postalZones, type PostalZone, type ZoneRates } from '../../../../domain/postage.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import { Choice, Tick } from '../fields/ChoiceFields.tsx';
import { ConfidenceField } from '../fields/ConfidenceField.tsx';
import { Row } from '../fields/EditedList.tsx';
import type { Path } from '../fields/field.tsx';
import { Money, Numeric } from '../fields/NumberFields.tsx';
import { askedBy, postalWeight, usualGrams } from '../model/amounts.ts';
import { withFeeQuestion } from '../model/fee-questions.ts';
import { edited } from '../model/lists.ts';
import { questionsOf } from '../model/questions.ts';
import { withZoneQuestion, zoneQuestionName } from '../model/zone-question.ts';
import { AnswerChoice } from './AnswerChoice.tsx';

type Postal = Extract<FeeAmount, { kind: 'postal' }>;

interface PostalEditorProps {
  readonly amount: Postal;
  readonly path: Path;
  readonly onChange: (amount: FeeAmount) => void;
}

const weights = ['upTo100gVnd', 'upTo250gVnd', 'upTo500gVnd', 'eachFurther500gVnd'] as const;

/** What the post charges: where to, by weight, with what is paid of it both ways and by people the State supports. */
export function PostalEditor({ amount, path, onChange }: PostalEditorProps) {
  const t = useT();
  const text = useLocalized();
  const { definition, change } = useEdit();
  const { tariff, weightGramsAnswer } = amount;
  const questions = questionsOf(definition.form);
  const weighed = definition.fees.questions[weightGramsAnswer];
  const grams = weighed?.type === 'count' ? weighed.default : undefined;
  const none = 'none:';
  const setTariff = (part: Partial<Postal['tariff']>) => onChange({ ...amount, tariff: { ...tariff, ...part } });
  const setRate = (zone: PostalZone, part: Partial<ZoneRates>) =>
    setTariff({ zones: { ...tariff.zones, [zone]: { ...tariff.zones[zone], ...part } } });
  return (
    <>
      <Row>
        <AnswerChoice
          label={t('setup.postalZone')}
          path={[...path, 'zoneAnswer']}
          value={amount.zoneAnswer}
          kinds={askedBy.postal}
          onChange={(zoneAnswer) => onChange({ ...amount, zoneAnswer })}
        />
        {!questions.some(({ name }) => name === zoneQuestionName) && (
          <Button
            onClick={() => {
              change(withZoneQuestion);
              onChange({ ...amount, zoneAnswer: zoneQuestionName });
            }}
          >
            {t('setup.askZone')}
          </Button>
        )}
        <Numeric
          label={t('setup.assumedWeight')}
          path={['fees', 'questions', weightGramsAnswer]}
          value={grams ?? 0}
          unit="g"
          onChange={(value) => change((before) => withFeeQuestion(before, weightGramsAnswer, postalWeight(value)))}
          help={grams === undefined ? t('setup.weightMissing', { grams: usualGrams }) : undefined}
          width={260}
        />
      </Row>
      <Row>
        <Tick
          label={t('setup.bothWays')}
          path={[...path, 'bothWays']}
          value={amount.bothWays}
          onChange={(bothWays) => onChange({ ...amount, bothWays })}
        />
        <Numeric
          label={t('setup.bothWaysPercent')}
          path={[...path, 'tariff', 'bothWaysPercent']}
          value={tariff.bothWaysPercent}
          unit="%"
          onChange={(bothWaysPercent) => setTariff({ bothWaysPercent })}
          width={200}
        />
        <Choice
          label={t('setup.supportedAnswer')}
          path={[...path, 'supportedAnswer']}
          value={amount.supportedAnswer ?? none}
          options={[
            [none, t('setup.notAsked')],
            ...questions
              .filter(({ kind }) => kind === 'yesNo')
              .map(({ name, label }) => [name, text(label) || name] as const),
          ]}
          onChange={(name) => onChange(edited(amount, { supportedAnswer: name === none ? undefined : name }))}
          width={260}
        />
        <Numeric
          label={t('setup.supportedPercent')}
          path={[...path, 'tariff', 'supportedPercent']}
          value={tariff.supportedPercent}
          unit="%"
          onChange={(supportedPercent) => setTariff({ supportedPercent })}
          width={200}
        />
        <ConfidenceField
          path={[...path, 'tariff', 'confidence']}
          value={tariff.confidence}
          onChange={(confidence) => setTariff({ confidence })}
        />
      </Row>
      {postalZones.map((zone) => (
        <Row key={zone}>
          <Typography sx={{ width: '100%', mb: -1 }} variant="body2">
            {t(`setup.zone.${zone}`)}
          </Typography>
          {weights.map((weight) => (
            <Money
              key={weight}
              label={t(`setup.weight.${weight}`)}
              path={[...path, 'tariff', 'zones', zone, weight]}
              value={tariff.zones[zone][weight]}
              onChange={(sum) => setRate(zone, { [weight]: sum })}
            />
          ))}
        </Row>
      ))}
    </>
  );
}
