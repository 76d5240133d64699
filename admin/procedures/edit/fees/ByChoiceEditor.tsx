import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { FeeAmount } from '../../../../domain/fee/rules.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import { Choice } from '../fields/ChoiceFields.tsx';
import { Row, ToolButton } from '../fields/EditedList.tsx';
import { useFault, type Path } from '../fields/field.tsx';
import { Money } from '../fields/NumberFields.tsx';
import { Day, Line } from '../fields/TextFields.tsx';
import { askedBy, valuesFor } from '../model/amounts.ts';
import { withChanged, withoutItem, withReplaced, type Change } from '../model/lists.ts';
import { questionsOf } from '../model/questions.ts';
import { AnswerChoice } from './AnswerChoice.tsx';

type ByChoice = Extract<FeeAmount, { kind: 'byChoice' }>;
type Rate = ByChoice['values'][number];

interface ByChoiceEditorProps {
  readonly amount: ByChoice;
  readonly path: Path;
  readonly onChange: (amount: FeeAmount) => void;
}

/** A sum for each option of a choice, each with its own days and basis. */
export function ByChoiceEditor({ amount, path, onChange }: ByChoiceEditorProps) {
  const t = useT();
  const text = useLocalized();
  const { definition } = useEdit();
  const { values, answer } = amount;
  const asked = questionsOf(definition.form);
  const question = asked.find(({ name }) => name === answer);
  const options = (question?.options ?? []).map(({ value, label }) => [value, text(label) || value] as const);
  const missing = options.filter(([value]) => !values.some(({ choice }) => choice === value));
  const { id, error, helperText } = useFault([...path, 'values']);
  const edit = (at: number, part: Change<Rate>) => onChange({ ...amount, values: withChanged(values, at, part) });
  return (
    <Box id={id}>
      <Row>
        <AnswerChoice
          label={t('setup.byChoiceOf')}
          path={[...path, 'answer']}
          value={answer}
          kinds={askedBy.byChoice}
          onChange={(to) =>
            onChange({ ...amount, answer: to, values: valuesFor(asked.find(({ name }) => name === to)) })
          }
        />
      </Row>
      {values.map((rate, at) => (
        <Row key={at}>
          <Choice
            label={t('setup.optionName')}
            path={[...path, 'values', at, 'choice']}
            value={rate.choice}
            options={options}
            onChange={(choice) => onChange({ ...amount, values: withReplaced(values, at, { ...rate, choice }) })}
          />
          <Money
            label={t('setup.sum')}
            path={[...path, 'values', at, 'amountVnd']}
            value={rate.amountVnd}
            onChange={(amountVnd) => edit(at, { amountVnd })}
          />
          <Day
            label={t('setup.validFrom')}
            path={[...path, 'values', at, 'validFrom']}
            value={rate.validFrom}
            onChange={(validFrom) => edit(at, { validFrom })}
          />
          <Day
            label={t('setup.validTo')}
            path={[...path, 'values', at, 'validTo']}
            value={rate.validTo}
            onChange={(validTo) => edit(at, { validTo })}
          />
          <Line
            label={t('setup.ownLegalBasis')}
            path={[...path, 'values', at, 'legalBasis']}
            value={rate.legalBasis ?? ''}
            onChange={(legalBasis) => edit(at, { legalBasis: legalBasis === '' ? undefined : legalBasis })}
          />
          <ToolButton
            label={t('setup.remove', { what: t('setup.rate', { no: at + 1 }) })}
            isOff={values.length === 1}
            onPress={() => onChange({ ...amount, values: withoutItem(values, at) })}
          >
            <DeleteIcon fontSize="small" />
          </ToolButton>
        </Row>
      ))}
      {helperText !== undefined && (
        <Typography variant="caption" color={error ? 'error' : 'text.secondary'} component="p">
          {helperText}
        </Typography>
      )}
      <Button
        size="small"
        startIcon={<AddIcon />}
        sx={{ mb: 1.5 }}
        disabled={options.length === 0}
        onClick={() => {
          const [next] = [...missing, ...options];
          onChange({ ...amount, values: [...values, { choice: next?.[0] ?? '', amountVnd: 0 }] });
        }}
      >
        {t('setup.addRate')}
      </Button>
    </Box>
  );
}
