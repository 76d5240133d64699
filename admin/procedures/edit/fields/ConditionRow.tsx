import Checkbox from '@mui/material/Checkbox';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Condition } from '../../../../domain/fee/conditions.ts';
import type { FormField } from '../../../../domain/procedure/form-fields.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import {
  chosenIn,
  choosing,
  comparisonOf,
  comparisons,
  conditionOn,
  decidingFields,
  subjectOf,
  type Subject,
} from '../model/conditions.ts';
import { Choice } from './ChoiceFields.tsx';
import { Row } from './EditedList.tsx';
import { Numeric } from './NumberFields.tsx';
import { useFault, type Path } from './field.tsx';

interface ConditionRowProps {
  readonly condition: Condition;
  readonly fields: ReadonlyMap<string, FormField>;
  readonly path: Path;
  readonly onChange: (condition: Condition) => void;
}

/** One condition: what it is about, and what that must be. */
export function ConditionRow({ condition, fields, path, onChange }: ConditionRowProps) {
  const t = useT();
  const text = useLocalized();
  const subject = subjectOf(condition);
  const known: readonly (readonly [Subject, string])[] = [
    ...decidingFields(fields).map(({ name, label }) => [`answer:${name}`, text(label) || name] as const),
    ['channel', t('setup.subject.channel')],
    ['applicant', t('setup.subject.applicant')],
    ['homeReturn', t('setup.subject.homeReturn')],
  ];
  // A question that is gone stays in the list until another is chosen, so that one sees what is wrong.
  const isLost = subject !== undefined && !known.some(([one]) => one === subject);
  const options = isLost ? [...known, [subject, subject.slice('answer:'.length)] as const] : known;
  return (
    <Row>
      <Choice
        label={t('setup.dependsOn')}
        path={path}
        value={subject ?? ''}
        options={options}
        onChange={(chosen) => chosen !== '' && onChange(conditionOn(chosen, fields))}
        width={240}
      />
      <Compared condition={condition} fields={fields} path={path} onChange={onChange} />
    </Row>
  );
}

function Compared({ condition, fields, path, onChange }: ConditionRowProps) {
  const t = useT();
  const choice = { label: t('setup.mustBe'), path: [...path, 'value'] };
  if ('channel' in condition) {
    const options = (['online', 'counter', 'post'] as const).map(
      (one) => [one, t(`procedure.channels.${one}`)] as const,
    );
    return (
      <Choice
        {...choice}
        value={condition.channel}
        options={options}
        onChange={(channel) => channel !== '' && onChange({ channel })}
      />
    );
  }
  if ('applicant' in condition) {
    const options = (['citizen', 'company'] as const).map((one) => [one, t(`applicant.${one}`)] as const);
    return (
      <Choice
        {...choice}
        value={condition.applicant}
        options={options}
        onChange={(applicant) => applicant !== '' && onChange({ applicant })}
      />
    );
  }
  if ('homeReturn' in condition) {
    return <YesOrNo {...choice} value={condition.homeReturn} onChange={(homeReturn) => onChange({ homeReturn })} />;
  }
  if (!('answer' in condition)) return null;
  const { answer } = condition;
  const field = fields.get(answer);
  if (field?.type === 'choice') {
    return (
      <Options
        {...choice}
        field={field}
        value={chosenIn(condition)}
        onChange={(values) => onChange(choosing(answer, values))}
      />
    );
  }
  if (field?.type === 'yesNo') {
    const value = 'equals' in condition && condition.equals === true;
    return <YesOrNo {...choice} value={value} onChange={(equals) => onChange({ answer, equals })} />;
  }
  const [comparison, limit] = comparisonOf(condition);
  return (
    <>
      <Choice
        label={t('setup.comparison')}
        path={[...path, 'comparison']}
        value={comparison}
        options={comparisons.map((one) => [one, t(`setup.compare.${one}`)])}
        onChange={(chosen) => chosen !== '' && onChange({ answer, [chosen]: limit })}
        width={150}
      />
      <Numeric {...choice} value={limit} onChange={(changed) => onChange({ answer, [comparison]: changed })} />
    </>
  );
}

interface YesOrNoProps {
  readonly label: string;
  readonly path: Path;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

function YesOrNo({ value, onChange, ...field }: YesOrNoProps) {
  const t = useT();
  return (
    <Choice
      {...field}
      value={value ? 'yes' : 'no'}
      options={[
        ['yes', t('common.yes')],
        ['no', t('common.no')],
      ]}
      onChange={(chosen) => onChange(chosen === 'yes')}
      width={110}
    />
  );
}

interface OptionsProps {
  readonly label: string;
  readonly path: Path;
  readonly field: FormField;
  readonly value: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Any of a choice's options. */
function Options({ label, path, field, value, onChange }: OptionsProps) {
  const text = useLocalized();
  const nameOf = (option: string) => {
    const known = field.options.find((one) => one.value === option);
    return known === undefined ? option : text(known.label) || option;
  };
  return (
    <TextField
      select
      size="small"
      label={label}
      value={[...value]}
      onChange={({ target }) =>
        onChange(typeof target.value === 'string' ? target.value.split(',') : [target.value].flat())
      }
      sx={{ minWidth: 220, maxWidth: 420 }}
      slotProps={{ select: { multiple: true, renderValue: () => value.map(nameOf).join(', ') } }}
      {...useFault(path)}
    >
      {field.options.map((option) => (
        <MenuItem key={option.value} value={option.value} dense>
          <Checkbox size="small" checked={value.includes(option.value)} />
          <ListItemText primary={text(option.label) || option.value} />
        </MenuItem>
      ))}
    </TextField>
  );
}
