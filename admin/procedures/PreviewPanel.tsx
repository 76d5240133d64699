import FormControlLabel from '@mui/material/FormControlLabel';
import Checkbox from '@mui/material/Checkbox';
import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FeeQuoteRequest, Procedure } from '../../api/contract/catalogue.ts';
import type { JsonSchemaObject } from '../../api/contract/common.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { inAskedOrder } from '../../ui/action-form/question-order.ts';
import { SchemaForm } from '../../ui/action-form/SchemaForm.tsx';
import { request } from '../../ui/api-client.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Panel } from '../shared/Panel.tsx';
import { useDebounced } from '../shared/use-debounced.ts';
import { PreviewResult } from './PreviewResult.tsx';

type Answers = NonNullable<FeeQuoteRequest['answers']>;

const channels = ['online', 'counter', 'post'] as const;
const minuteMs = 60_000;

interface PreviewPanelProps {
  readonly procedure: Pick<Procedure, 'code' | 'applicants' | 'returnMethods' | 'form'>;
  /** Tells one state of the procedure from another: its version, or the revision of its draft. */
  readonly state: string;
  /** A definition to try instead of the published one. */
  readonly definition?: ProcedureDefinition;
  /** Answers to begin with. */
  readonly given?: Answers;
}

/** What would happen to a dossier with the answers tried out here, as it would happen if it were submitted now. */
export default function PreviewPanel({ procedure, state, definition, given = {} }: PreviewPanelProps) {
  const t = useT();
  const { code, applicants, returnMethods } = procedure;
  const form = useMemo(() => inAskedOrder(procedure.form), [procedure.form]);
  const [now] = useState(() => new Date(Math.floor(Date.now() / minuteMs) * minuteMs).toISOString());
  const [answers, setAnswers] = useState<Answers>(given);
  const [channel, setChannel] = useState<(typeof channels)[number]>('online');
  const [applicant, setApplicant] = useState(applicants[0] ?? 'citizen');
  const [homeReturn, setHomeReturn] = useState(false);
  const body = useMemo(
    () => ({ answers, channel, applicant, homeReturn, at: now }),
    [answers, channel, applicant, homeReturn, now],
  );
  const tried = useDebounced(body);
  const preview = useQuery({
    queryKey: ['procedure-preview', code, state, tried],
    queryFn: ({ signal }) => {
      const body = definition === undefined ? tried : { ...tried, definition: asJson(definition) };
      return request('post', '/procedures/{code}/preview', { params: { code }, body, signal });
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title={t('procedure.previewTitle')}>
      <Stack direction="row" spacing={2} useFlexGap sx={{ flexWrap: 'wrap', mt: 2, mb: 1 }}>
        <Choice
          label={t('procedure.channel')}
          value={channel}
          options={channels.map((one) => [one, t(`procedure.channels.${one}`)])}
          onChange={(chosen) => setChannel(channels.find((one) => one === chosen) ?? 'online')}
        />
        <Choice
          label={t('procedure.applicants')}
          value={applicant}
          options={applicants.map((kind) => [kind, t(`applicant.${kind}`)])}
          onChange={(chosen) => setApplicant(chosen === 'company' ? 'company' : 'citizen')}
        />
        {returnMethods.includes('home') && (
          <FormControlLabel
            control={<Checkbox checked={homeReturn} onChange={(_, isChecked) => setHomeReturn(isChecked)} />}
            label={t('returnMethod.home')}
          />
        )}
      </Stack>
      <SchemaForm
        id="preview"
        schema={form}
        value={answers}
        onChange={(changed) => setAnswers(JSON.parse(JSON.stringify(changed)) as Answers)}
      />
      <div aria-live="polite">
        {preview.isPending && <Skeleton height={160} />}
        {preview.isError && <FailureNotice failure={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data !== undefined && <PreviewResult preview={preview.data} form={form} />}
      </div>
    </Panel>
  );
}

/** A definition as it is sent: without members that are `undefined`. */
function asJson(definition: ProcedureDefinition): JsonSchemaObject {
  return JSON.parse(JSON.stringify(definition)) as JsonSchemaObject;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      sx={{ minWidth: 160 }}
    >
      {options.map(([option, name]) => (
        <MenuItem key={option} value={option}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
