import UploadIcon from '@mui/icons-material/AttachFile';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { acceptOf, fileFault } from '../../ui/accepted-file.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { paperOf, type PaperForm, type ReceptionForm } from './reception-form.ts';
import type { Scans } from './use-counter.ts';

interface PaperChecklistProps {
  readonly form: ReceptionForm;
  readonly procedure: Procedure;
  readonly scans: Scans;
  readonly isDisabled: boolean;
  readonly onChange: (papers: ReceptionForm['papers']) => void;
  readonly onScans: (component: string, files: readonly File[]) => void;
}

/** The papers as they are gone through at the counter: there or not, how many, and a scan where one is made. */
export function PaperChecklist({ form, procedure, scans, isDisabled, onChange, onScans }: PaperChecklistProps) {
  const t = useT();
  const { components } = procedure;
  const allThere = Object.fromEntries(
    components.map((component) => [component.key, { ...paperOf(form, component), isThere: true }]),
  );
  return (
    <>
      {components.map((component) => (
        <PaperRow
          key={component.key}
          component={component}
          paper={paperOf(form, component)}
          files={scans[component.key] ?? []}
          isDisabled={isDisabled}
          onChange={(paper) => onChange({ ...form.papers, [component.key]: paper })}
          onFiles={(files) => onScans(component.key, files)}
        />
      ))}
      <Button size="small" disabled={isDisabled} onClick={() => onChange(allThere)} sx={{ mt: 0.5 }}>
        {t('counter.allThere')}
      </Button>
    </>
  );
}

interface PaperRowProps {
  readonly component: Procedure['components'][number];
  readonly paper: PaperForm;
  readonly files: readonly File[];
  readonly isDisabled: boolean;
  readonly onChange: (paper: PaperForm) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

function PaperRow({ component, paper, files, isDisabled, onChange, onFiles }: PaperRowProps) {
  const t = useT();
  const text = useLocalized();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<string>();
  const name = text(component.name);
  const add = (chosen: readonly File[]) => {
    const bad = chosen.find((file) => fileFault(file, component.accepts) !== undefined);
    setRefused(bad?.name);
    const good = chosen.filter((file) => fileFault(file, component.accepts) === undefined);
    if (good.length === 0) return;
    onFiles([...files, ...good]);
    if (!paper.isThere) onChange({ ...paper, isThere: true });
  };
  return (
    <Box
      role="group"
      aria-label={name}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!isDisabled) add([...event.dataTransfer.files]);
      }}
      sx={{
        display: 'grid',
        gridTemplateColumns: '1fr auto auto auto',
        columnGap: 1,
        alignItems: 'center',
        py: 0.5,
        borderBottom: 1,
        borderColor: isOver ? 'primary.main' : 'divider',
        bgcolor: isOver ? 'action.hover' : undefined,
      }}
    >
      <FormControlLabel
        sx={{ mr: 0, alignItems: 'flex-start' }}
        control={
          <Checkbox
            size="small"
            checked={paper.isThere}
            disabled={isDisabled}
            onChange={(_, isThere) => onChange({ ...paper, isThere })}
            sx={{ py: 0.25 }}
          />
        }
        label={
          <Typography variant="body2">
            {name}
            {component.required && <span title={t('dossier.required')}> *</span>}
          </Typography>
        }
      />
      <Count
        label={t('counter.originals')}
        value={paper.originals}
        isDisabled={isDisabled || !paper.isThere}
        onChange={(originals) => onChange({ ...paper, originals })}
      />
      <Count
        label={t('counter.copies')}
        value={paper.copies}
        isDisabled={isDisabled || !paper.isThere}
        onChange={(copies) => onChange({ ...paper, copies })}
      />
      <Tooltip title={t('counter.addScan', { name })} describeChild>
        <span>
          <IconButton
            size="small"
            aria-label={t('counter.addScan', { name })}
            disabled={isDisabled}
            onClick={() => input.current?.click()}
          >
            <UploadIcon fontSize="small" />
          </IconButton>
        </span>
      </Tooltip>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptOf(component.accepts)}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {(files.length > 0 || refused !== undefined) && (
        <Box sx={{ gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: 0.5, pl: 4 }}>
          {files.map((file, index) => (
            <Chip
              key={`${file.name} ${index}`}
              size="small"
              label={file.name}
              {...(isDisabled ? {} : { onDelete: () => onFiles(files.filter((other) => other !== file)) })}
            />
          ))}
          {refused !== undefined && (
            <Typography variant="caption" color="error" role="alert">
              {t('counter.wrongFile', { name: refused, kinds: acceptOf(component.accepts).replaceAll(',', ' ') })}
            </Typography>
          )}
        </Box>
      )}
    </Box>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly isDisabled: boolean;
  readonly onChange: (value: number) => void;
}

function Count({ label, value, isDisabled, onChange }: CountProps) {
  return (
    <TextField
      variant="standard"
      label={label}
      type="number"
      value={value}
      disabled={isDisabled}
      onChange={({ target }) => onChange(Math.min(99, Math.max(0, Math.trunc(Number(target.value)))))}
      onFocus={({ target }) => target.select()}
      sx={{ width: 64 }}
      slotProps={{ htmlInput: { min: 0, max: 99 }, inputLabel: { sx: { whiteSpace: 'nowrap' } } }}
    />
  );
}
