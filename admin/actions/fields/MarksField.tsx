import MissingIcon from '@mui/icons-material/Close';
import OkIcon from '@mui/icons-material/Check';
import SeenIcon from '@mui/icons-material/DoneAll';
import FaultyIcon from '@mui/icons-material/Warning';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { FieldProps } from '@rjsf/utils';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { without } from '../../shared/records.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useFormSubject } from './form-subject.ts';
import { textsOf } from './read-value.ts';

const marks = ['ok', 'originalSeen', 'missing', 'faulty'] as const;
const signs = { ok: OkIcon, originalSeen: SeenIcon, missing: MissingIcon, faulty: FaultyIcon } as const;

/** What the clerk says of each component at reception. */
export function MarksField(props: FieldProps) {
  const t = useT();
  const text = useLocalized();
  const { components } = useFormSubject().dossier;
  const given = textsOf(props.formData);
  const mark = (key: string, chosen: string | null) => {
    const others = without(given, key);
    props.onChange(chosen === null ? others : { ...others, [key]: chosen }, props.fieldPathId.path);
  };
  return (
    <FieldFrame field={props} hint={t('mark.hint')}>
      {components.map(({ key, name }) => (
        <Box key={key} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
          <Typography variant="body2" id={`mark-${key}`}>
            {text(name)}
          </Typography>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={given[key] ?? null}
            disabled={props.disabled === true}
            aria-labelledby={`mark-${key}`}
            onChange={(_event, chosen: string | null) => mark(key, chosen)}
          >
            {marks.map((one) => {
              const Sign = signs[one];
              return (
                <ToggleButton key={one} value={one} sx={{ py: 0.25, gap: 0.5 }}>
                  <Sign fontSize="small" /> {t(`mark.${one}`)}
                </ToggleButton>
              );
            })}
          </ToggleButtonGroup>
        </Box>
      ))}
    </FieldFrame>
  );
}
