import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import type { FeeAdjustment, FeeRule } from '../../../../domain/fee/rules.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { Choice, Tick } from '../fields/ChoiceFields.tsx';
import { ConditionField } from '../fields/ConditionField.tsx';
import { ConfidenceField } from '../fields/ConfidenceField.tsx';
import { ItemFrame, Row } from '../fields/EditedList.tsx';
import type { Path } from '../fields/field.tsx';
import { Money, Numeric } from '../fields/NumberFields.tsx';
import { BothLanguages, Day, Line } from '../fields/TextFields.tsx';
import { adjustmentKinds, adjustmentOf, newAdjustment } from '../model/amounts.ts';
import { edited, withMoved, withoutItem, withReplaced, type Change } from '../model/lists.ts';

interface AdjustmentsEditorProps {
  readonly rule: FeeRule;
  readonly path: Path;
  readonly onChange: (part: Change<Pick<FeeRule, 'adjustments' | 'adjustmentsMeet'>>) => void;
}

/** Exemptions, other rates and reductions of one fee. */
export function AdjustmentsEditor({ rule, path, onChange }: AdjustmentsEditorProps) {
  const t = useT();
  const { adjustments = [], adjustmentsMeet = 'multiply' } = rule;
  const set = (changed: FeeAdjustment[]) =>
    onChange(changed.length === 0 ? { adjustments: undefined, adjustmentsMeet: undefined } : { adjustments: changed });
  return (
    <>
      {adjustments.map((adjustment, at) => (
        <AdjustmentEditor
          key={at}
          adjustment={adjustment}
          path={[...path, 'adjustments', at]}
          place={{ at, of: adjustments.length }}
          onChange={(changed) => set(withReplaced(adjustments, at, changed))}
          onMove={(by) => set(withMoved(adjustments, at, by))}
          onRemove={() => set(withoutItem(adjustments, at))}
        />
      ))}
      <Row>
        <Button size="small" startIcon={<AddIcon />} onClick={() => set([...adjustments, newAdjustment])}>
          {t('setup.addAdjustment')}
        </Button>
        {adjustments.filter(({ kind }) => kind === 'pay').length > 1 && (
          <Choice
            label={t('setup.adjustmentsMeet')}
            path={[...path, 'adjustmentsMeet']}
            value={adjustmentsMeet}
            options={[
              ['multiply', t('setup.meet.multiply')],
              ['lowest', t('setup.meet.lowest')],
            ]}
            onChange={(meet) => onChange({ adjustmentsMeet: meet === 'lowest' ? 'lowest' : undefined })}
            width={260}
          />
        )}
      </Row>
    </>
  );
}

interface AdjustmentEditorProps {
  readonly adjustment: FeeAdjustment;
  readonly path: Path;
  readonly place: { readonly at: number; readonly of: number };
  readonly onChange: (adjustment: FeeAdjustment) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

type Shared = Omit<Extract<FeeAdjustment, { kind: 'exempt' }>, 'kind'>;

function AdjustmentEditor({ adjustment, path, place, onChange, onMove, onRemove }: AdjustmentEditorProps) {
  const t = useT();
  const text = useLocalized();
  const edit = (part: Change<Shared>) => onChange(edited<FeeAdjustment>(adjustment, part));
  return (
    <ItemFrame
      title={text(adjustment.name) || t('setup.newAdjustment', { no: place.at + 1 })}
      path={path}
      place={place}
      onMove={onMove}
      onRemove={onRemove}
    >
      <Row>
        <BothLanguages
          label={t('setup.adjustmentName')}
          path={[...path, 'name']}
          value={adjustment.name}
          onChange={(name) => edit({ name })}
        />
      </Row>
      <Row>
        <Choice
          label={t('setup.adjustmentKind')}
          path={[...path, 'kind']}
          value={adjustment.kind}
          options={adjustmentKinds.map((kind) => [kind, t(`setup.adjust.${kind}`)])}
          onChange={(kind) => kind !== '' && onChange(adjustmentOf(kind, adjustment))}
          width={260}
        />
        {adjustment.kind === 'pay' && (
          <Numeric
            label={t('setup.percent')}
            path={[...path, 'percent']}
            value={adjustment.percent}
            unit="%"
            onChange={(percent) => onChange({ ...adjustment, percent })}
          />
        )}
        {adjustment.kind === 'rate' && (
          <Money
            label={t('setup.sum')}
            path={[...path, 'amountVnd']}
            value={adjustment.amountVnd}
            onChange={(amountVnd) => onChange({ ...adjustment, amountVnd })}
          />
        )}
        <Day
          label={t('setup.validFrom')}
          path={[...path, 'validFrom']}
          value={adjustment.validFrom}
          onChange={(validFrom) => edit({ validFrom })}
        />
        <Day
          label={t('setup.validTo')}
          path={[...path, 'validTo']}
          value={adjustment.validTo}
          onChange={(validTo) => edit({ validTo })}
        />
      </Row>
      <ConditionField
        label={t('setup.adjustmentWhen')}
        always={t('setup.adjustmentAlways')}
        path={[...path, 'when']}
        value={adjustment.when}
        onChange={(when) => edit({ when })}
      />
      <Row>
        <Tick
          label={t('setup.hasProof')}
          path={[...path, 'proof']}
          value={adjustment.proof !== undefined}
          onChange={(isAsked) => edit({ proof: isAsked ? { vi: '', en: '' } : undefined })}
        />
        {adjustment.proof !== undefined && (
          <BothLanguages
            label={t('setup.proof')}
            path={[...path, 'proof']}
            value={adjustment.proof}
            onChange={(proof) => edit({ proof })}
          />
        )}
      </Row>
      <Row>
        <Line
          label={t('procedure.legalBasis')}
          path={[...path, 'legalBasis']}
          value={adjustment.legalBasis}
          onChange={(legalBasis) => edit({ legalBasis })}
        />
        <ConfidenceField
          path={[...path, 'confidence']}
          value={adjustment.confidence}
          onChange={(confidence) => edit({ confidence })}
        />
      </Row>
    </ItemFrame>
  );
}
