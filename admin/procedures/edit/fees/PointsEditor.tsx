import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import type { FeeAmount } from '../../../../domain/fee/rules.ts';
import { useT } from '../../../i18n/provider.ts';
import { Row, ToolButton } from '../fields/EditedList.tsx';
import type { Path } from '../fields/field.tsx';
import { Money, Numeric, OptionalMoney } from '../fields/NumberFields.tsx';
import { askedBy } from '../model/amounts.ts';
import { edited, withChanged, withoutItem } from '../model/lists.ts';
import { AnswerChoice } from './AnswerChoice.tsx';

type Interpolated = Extract<FeeAmount, { kind: 'interpolated' }>;

interface PointsEditorProps {
  readonly amount: Interpolated;
  readonly path: Path;
  readonly onChange: (amount: FeeAmount) => void;
}

/** A percentage of a value that falls or rises between the points of a table. */
export function PointsEditor({ amount, path, onChange }: PointsEditorProps) {
  const t = useT();
  const { points } = amount;
  const last = points.at(-1) ?? { atVnd: 0, percent: 0 };
  return (
    <>
      <Row>
        <AnswerChoice
          label={t('setup.byValueOf')}
          path={[...path, 'answer']}
          value={amount.answer}
          kinds={askedBy.interpolated}
          onChange={(answer) => onChange({ ...amount, answer })}
        />
        <OptionalMoney
          label={t('setup.atLeast')}
          path={[...path, 'minVnd']}
          value={amount.minVnd}
          onChange={(minVnd) => onChange(edited(amount, { minVnd }))}
        />
        <OptionalMoney
          label={t('setup.cap')}
          path={[...path, 'maxVnd']}
          value={amount.maxVnd}
          onChange={(maxVnd) => onChange(edited(amount, { maxVnd }))}
        />
      </Row>
      {points.map((point, at) => (
        <Row key={at}>
          <Money
            label={t('setup.atValue')}
            path={[...path, 'points', at, 'atVnd']}
            value={point.atVnd}
            onChange={(atVnd) => onChange({ ...amount, points: withChanged(points, at, { atVnd }) })}
          />
          <Numeric
            label={t('setup.percent')}
            path={[...path, 'points', at, 'percent']}
            value={point.percent}
            unit="%"
            onChange={(percent) => onChange({ ...amount, points: withChanged(points, at, { percent }) })}
          />
          <ToolButton
            label={t('setup.remove', { what: t('setup.point', { no: at + 1 }) })}
            isOff={points.length <= 2}
            onPress={() => onChange({ ...amount, points: withoutItem(points, at) })}
          >
            <DeleteIcon fontSize="small" />
          </ToolButton>
        </Row>
      ))}
      <Button
        size="small"
        startIcon={<AddIcon />}
        sx={{ mb: 1.5 }}
        onClick={() => onChange({ ...amount, points: [...points, { ...last, atVnd: last.atVnd * 2 }] })}
      >
        {t('setup.addPoint')}
      </Button>
    </>
  );
}
