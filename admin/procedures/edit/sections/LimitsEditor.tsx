import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import AddIcon from '@mui/icons-material/Add';
import type { ProcedureLimits } from '../../../../domain/procedure/definition.ts';
import { useT } from '../../../i18n/provider.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { useEdit } from '../draft/edit-context.ts';
import { Tick } from '../fields/ChoiceFields.tsx';
import { ConfidenceField } from '../fields/ConfidenceField.tsx';
import { Row } from '../fields/EditedList.tsx';
import { useFault } from '../fields/field.tsx';
import { DurationField } from '../fields/NumberFields.tsx';
import { Line } from '../fields/TextFields.tsx';
import { edited, type Change } from '../model/lists.ts';

const parts = ['consultWithin', 'replyWithin', 'refuseWithin'] as const;
const noLimits: ProcedureLimits = { consultationPauses: false, legalBasis: '', confidence: 'setting' };

/** Limits on a part of the time: asking other units, refusing, the cut-off of the day. */
export function LimitsEditor() {
  const t = useT();
  const { definition, change } = useEdit();
  const { limits } = definition;
  const edit = (part: Change<ProcedureLimits>) =>
    change((before) => ({
      ...before,
      limits: edited({ ...noLimits, ...before.limits }, part),
    }));
  return (
    <Panel title={t('procedure.limits')}>
      {limits === undefined ? (
        <>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {t('setup.noLimits')}
          </Typography>
          <Button startIcon={<AddIcon />} onClick={() => edit({})}>
            {t('setup.addLimits')}
          </Button>
        </>
      ) : (
        <>
          {parts.map((part) => (
            <Row key={part}>
              <Tick
                label={t(`procedure.${part}`)}
                path={['limits', part]}
                value={limits[part] !== undefined}
                onChange={(isSet) => edit({ [part]: isSet ? { unit: 'workingDays', amount: 1 } : undefined })}
              />
              {limits[part] !== undefined && (
                <DurationField
                  label={t('setup.within')}
                  path={['limits', part]}
                  value={limits[part]}
                  onChange={(to) => edit({ [part]: to })}
                />
              )}
            </Row>
          ))}
          <Row>
            <Tick
              label={t('procedure.consultationPauses')}
              path={['limits', 'consultationPauses']}
              value={limits.consultationPauses}
              onChange={(consultationPauses) => edit({ consultationPauses })}
            />
          </Row>
          <Row>
            <Cutoff value={limits.cutoffTime} onChange={(cutoffTime) => edit({ cutoffTime })} />
            <Line
              label={t('procedure.legalBasis')}
              path={['limits', 'legalBasis']}
              value={limits.legalBasis}
              onChange={(legalBasis) => edit({ legalBasis })}
            />
          </Row>
          <Row>
            <ConfidenceField
              path={['limits', 'confidence']}
              value={limits.confidence}
              onChange={(confidence) => edit({ confidence })}
            />
            <Button color="error" onClick={() => change((before) => edited(before, { limits: undefined }))}>
              {t('setup.removeLimits')}
            </Button>
          </Row>
        </>
      )}
    </Panel>
  );
}

interface CutoffProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

function Cutoff({ value, onChange }: CutoffProps) {
  const t = useT();
  return (
    <TextField
      type="time"
      size="small"
      label={t('procedure.cutoffTime')}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 340 }}
      {...useFault(['limits', 'cutoffTime'], t('setup.cutoffHint'))}
    />
  );
}
