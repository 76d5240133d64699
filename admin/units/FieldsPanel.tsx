import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnitDetails, UnitField } from '../../api/contract/units.ts';
import { request } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { formatNumber } from '../../ui/format.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Panel } from '../shared/Panel.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useSay } from '../shared/use-say.ts';
import { inBoth } from './unit-form.ts';
import { UnitDialogFrame } from './UnitDialogFrame.tsx';

/** The fields of a unit in their order, with the ways to add, rename and move them. */
export function FieldsPanel({ unit: { code, fields } }: { unit: UnitDetails }) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<UnitField | 'new'>();
  const move = useMutation({
    mutationFn: (order: string[]) =>
      request('put', '/units/{code}/fields/order', { params: { code }, body: { fields: order } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['managed-units'] }),
    onError: (failure) => say(describeFailure(failure, language), 'error'),
  });
  const swap = (at: number, by: 1 | -1) => {
    const order = fields.map((field) => field.code);
    const [moved] = order.splice(at, 1);
    if (moved !== undefined) order.splice(at + by, 0, moved);
    move.mutate(order);
  };
  return (
    <Panel title={t('unit.fields')}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {t('unit.fieldsHint')}
      </Typography>
      {fields.length === 0 ? (
        <Typography color="text.secondary">{t('unit.noFields')}</Typography>
      ) : (
        <PlainTable
          label={t('unit.fields')}
          rows={fields.map((field, at) => ({ ...field, at }))}
          keyOf={(field) => field.code}
          columns={[
            {
              name: t('unit.name'),
              cell: (field) => (
                <>
                  {text(field.name)}
                  <Typography variant="caption" component="p" color="text.secondary">
                    {field.code}
                  </Typography>
                </>
              ),
            },
            {
              name: t('unit.fieldProcedures'),
              align: 'right',
              cell: ({ procedureCount }) => formatNumber(procedureCount),
            },
            {
              name: t('unit.order'),
              cell: ({ name, at }) => (
                <>
                  <IconButton
                    aria-label={t('unit.moveUp', { name: text(name) })}
                    disabled={at === 0 || move.isPending}
                    onClick={() => swap(at, -1)}
                  >
                    <UpIcon fontSize="small" />
                  </IconButton>
                  <IconButton
                    aria-label={t('unit.moveDown', { name: text(name) })}
                    disabled={at === fields.length - 1 || move.isPending}
                    onClick={() => swap(at, 1)}
                  >
                    <DownIcon fontSize="small" />
                  </IconButton>
                </>
              ),
            },
            {
              name: '',
              cell: ({ at, ...field }) => (
                <Button
                  size="small"
                  aria-label={t('unit.renameFieldOf', { name: text(field.name) })}
                  onClick={() => setOpen(fields[at])}
                >
                  {t('unit.renameField')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <Button sx={{ mt: 1 }} variant="outlined" onClick={() => setOpen('new')}>
        {t('unit.addField')}
      </Button>
      {open !== undefined && (
        <FieldDialog unitCode={code} {...(open === 'new' ? {} : { field: open })} onClose={() => setOpen(undefined)} />
      )}
    </Panel>
  );
}

interface FieldDialogProps {
  readonly unitCode: string;
  /** The field to rename; a new one when left out. */
  readonly field?: UnitField;
  readonly onClose: () => void;
}

function FieldDialog({ unitCode, field, onClose }: FieldDialogProps) {
  const t = useT();
  const text = useLocalized();
  const say = useSay();
  const [vi, setVi] = useState(field?.name.vi ?? '');
  const [en, setEn] = useState(field?.name.en ?? '');
  const title = field === undefined ? t('unit.addField') : t('unit.renameFieldOf', { name: text(field.name) });
  const save = async () => {
    const name = inBoth(vi, en);
    if (field === undefined) {
      await withIntentionKey(`field ${unitCode} ${JSON.stringify(name)}`, (idempotencyKey) =>
        request('post', '/units/{code}/fields', { params: { code: unitCode }, body: { name }, idempotencyKey }),
      );
      say(t('unit.fieldAdded', { name: text(name) }), 'success');
    } else {
      const params = { code: unitCode, field: field.code };
      await request('patch', '/units/{code}/fields/{field}', { params, body: { name } });
      say(t('unit.saved'), 'success');
    }
  };
  return (
    <UnitDialogFrame
      title={title}
      confirm={t(field === undefined ? 'unit.addField' : 'unit.save')}
      onClose={onClose}
      onConfirm={save}
    >
      {(faultOf) => (
        <>
          <TextField
            required
            autoFocus
            label={t('unit.nameVi')}
            value={vi}
            onChange={({ target }) => setVi(target.value)}
            {...faultOf('name.vi')}
          />
          <TextField
            label={t('unit.nameEn')}
            value={en}
            onChange={({ target }) => setEn(target.value)}
            {...faultOf('name.en')}
          />
        </>
      )}
    </UnitDialogFrame>
  );
}
