import AddIcon from '@mui/icons-material/Add';
import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../../../i18n/provider.ts';
import { ToolButton } from '../fields/EditedList.tsx';
import type { Path } from '../fields/field.tsx';
import { KeyField } from '../fields/KeyField.tsx';
import { BothLanguages } from '../fields/TextFields.tsx';
import { freeName, withChanged, withMoved, withoutItem } from '../model/lists.ts';
import type { Option } from '../model/questions.ts';

interface OptionsEditorProps {
  readonly path: Path;
  readonly options: readonly Option[];
  readonly onChange: (options: readonly Option[]) => void;
}

const optionPattern = /^[A-Za-z0-9-]{1,60}$/;

/** The answers a choice offers, in both languages; fees and conditions refer to them by their value. */
export function OptionsEditor({ path, options, onChange }: OptionsEditorProps) {
  const t = useT();
  const values = options.map(({ value }) => value);
  const added = { value: freeName(values, 'option-'), label: { vi: '', en: '' } };
  return (
    <>
      {options.map(({ value, label }, at) => {
        const what = t('setup.option', { no: at + 1 });
        return (
          <Box
            key={value}
            component="fieldset"
            aria-label={what}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1, p: 0, border: 0, alignItems: 'flex-start' }}
          >
            <Box sx={{ flex: '1 1 100%' }}>
              <BothLanguages
                label={what}
                path={[...path, at, 'title']}
                value={label}
                onChange={(to) => onChange(withChanged(options, at, { label: to }))}
              />
            </Box>
            <KeyField
              label={t('setup.optionValue')}
              path={[...path, at, 'const']}
              value={value}
              pattern={optionPattern}
              taken={values}
              onChange={(to) => onChange(withChanged(options, at, { value: to }))}
            />
            <Box sx={{ whiteSpace: 'nowrap' }}>
              <ToolButton
                label={t('setup.moveUp', { what })}
                isOff={at === 0}
                onPress={() => onChange(withMoved(options, at, -1))}
              >
                <ArrowUpwardIcon fontSize="small" />
              </ToolButton>
              <ToolButton
                label={t('setup.moveDown', { what })}
                isOff={at === options.length - 1}
                onPress={() => onChange(withMoved(options, at, 1))}
              >
                <ArrowDownwardIcon fontSize="small" />
              </ToolButton>
              <ToolButton
                label={t('setup.remove', { what })}
                isOff={options.length === 1}
                onPress={() => onChange(withoutItem(options, at))}
              >
                <DeleteIcon fontSize="small" />
              </ToolButton>
            </Box>
          </Box>
        );
      })}
      <Button size="small" startIcon={<AddIcon />} onClick={() => onChange([...options, added])}>
        {t('setup.addOption')}
      </Button>
    </>
  );
}
