import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { useMemo } from 'react';
import type { Condition } from '../../../../domain/fee/conditions.ts';
import { conditionFields, type FormField } from '../../../../domain/procedure/form-fields.ts';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import {
  conditionOf,
  conditionOn,
  decidingFields,
  groupOf,
  nestedGroup,
  positive,
  type ConditionGroup,
} from '../model/conditions.ts';
import { withoutItem, withReplaced } from '../model/lists.ts';
import { Choice } from './ChoiceFields.tsx';
import { ToolButton } from './EditedList.tsx';
import { useFault, type Path } from './field.tsx';
import { ConditionRow } from './ConditionRow.tsx';

interface ConditionFieldProps {
  readonly label: string;
  /** What no condition means. */
  readonly always: string;
  readonly path: Path;
  readonly value: Condition | undefined;
  readonly onChange: (value: Condition | undefined) => void;
}

/** When something applies, put together from lists: what it depends on, how it is compared, with what. */
export function ConditionField({ label, always, path, value, onChange }: ConditionFieldProps) {
  const { definition } = useEdit();
  const fields = useMemo(() => conditionFields(definition), [definition]);
  const { id, error, helperText } = useFault(path);
  return (
    <Box
      component="fieldset"
      id={id}
      sx={{ border: 1, borderColor: error ? 'error.main' : 'divider', borderRadius: 1, p: 1.5, m: 0, mb: 1.5 }}
    >
      <Typography component="legend" variant="caption" color="text.secondary" sx={{ px: 0.5 }}>
        {label}
      </Typography>
      {value === undefined && <Typography variant="body2">{always}</Typography>}
      <Group group={groupOf(value)} fields={fields} path={path} onChange={(group) => onChange(conditionOf(group))} />
      {helperText !== undefined && (
        <Typography variant="caption" color={error ? 'error' : 'text.secondary'}>
          {helperText}
        </Typography>
      )}
    </Box>
  );
}

interface GroupProps {
  readonly group: ConditionGroup;
  readonly fields: ReadonlyMap<string, FormField>;
  readonly path: Path;
  readonly onChange: (group: ConditionGroup) => void;
}

function Group({ group, fields, path, onChange }: GroupProps) {
  const t = useT();
  const { joint, parts } = group;
  const change = (at: number, part: Condition | undefined) =>
    onChange({ joint, parts: part === undefined ? withoutItem(parts, at) : withReplaced(parts, at, part) });
  const [first] = decidingFields(fields);
  const begun = conditionOn(first === undefined ? 'channel' : `answer:${first.name}`, fields);
  return (
    <Stack spacing={1} sx={{ mt: 0.5 }}>
      {parts.length > 1 && (
        <Choice
          label={t('setup.joint')}
          path={[...path, 'joint']}
          value={joint}
          options={[
            ['all', t('setup.jointAll')],
            ['any', t('setup.jointAny')],
          ]}
          onChange={(chosen) => chosen !== '' && onChange({ joint: chosen, parts })}
          width={230}
        />
      )}
      {parts.map((part, at) => (
        <Part
          key={at}
          part={part}
          fields={fields}
          path={parts.length > 1 ? [...path, joint, at] : path}
          onChange={(changed) => change(at, changed)}
        />
      ))}
      <Stack direction="row" spacing={1}>
        <Button size="small" startIcon={<AddIcon />} onClick={() => onChange({ joint, parts: [...parts, begun] })}>
          {t('setup.addCondition')}
        </Button>
        {parts.length > 0 && (
          <Button
            size="small"
            startIcon={<AddIcon />}
            onClick={() =>
              onChange({
                joint,
                parts: [...parts, joint === 'all' ? { any: [begun, begun] } : { all: [begun, begun] }],
              })
            }
          >
            {t('setup.addConditionGroup')}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}

interface PartProps {
  readonly part: Condition;
  readonly fields: ReadonlyMap<string, FormField>;
  readonly path: Path;
  readonly onChange: (part: Condition | undefined) => void;
}

/** One condition in a row, or a group of its own, set in; each may be turned into its contrary. */
function Part({ part, fields, path, onChange }: PartProps) {
  const t = useT();
  const { isNegated, condition } = positive(part);
  const signed = (changed: Condition | undefined) =>
    onChange(changed !== undefined && isNegated ? { not: changed } : changed);
  const inner = nestedGroup(condition) ?? ('not' in condition ? groupOf(condition.not) : undefined);
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
      <Choice
        label={t('setup.sign')}
        path={[...path, 'sign']}
        value={isNegated ? 'not' : 'is'}
        options={[
          ['is', t('setup.signIs')],
          ['not', t('setup.signNot')],
        ]}
        onChange={(sign) => onChange(sign === 'not' ? { not: condition } : condition)}
        width={110}
      />
      {inner === undefined ? (
        <ConditionRow condition={condition} fields={fields} path={path} onChange={signed} />
      ) : (
        <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5 }}>
          <Group
            group={inner}
            fields={fields}
            path={path}
            onChange={(group) => {
              const changed = conditionOf(group);
              signed(changed !== undefined && 'not' in condition ? { not: changed } : changed);
            }}
          />
        </Box>
      )}
      <ToolButton label={t('setup.removeCondition')} onPress={() => onChange(undefined)}>
        <DeleteIcon fontSize="small" />
      </ToolButton>
    </Stack>
  );
}
