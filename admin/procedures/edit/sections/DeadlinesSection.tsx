import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import type { DeadlineCase, ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { useT } from '../../../i18n/provider.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { useEdit } from '../draft/edit-context.ts';
import { Row } from '../fields/EditedList.tsx';
import { DurationField } from '../fields/NumberFields.tsx';
import { freeName } from '../model/lists.ts';
import { CaseEditor } from './CaseEditor.tsx';
import { Grade } from './GeneralSection.tsx';
import { LimitsEditor } from './LimitsEditor.tsx';

/** How long the check of papers and the processing take, cases with a time of their own, and limits on parts of it. */
export function DeadlinesSection() {
  const t = useT();
  const { definition, change } = useEdit();
  const { reception, processing, cases = [] } = definition;
  const edit = (part: Partial<ProcedureDefinition>) => change((before) => ({ ...before, ...part }));
  return (
    <>
      <Panel title={t('setup.times')}>
        <Row>
          <DurationField
            label={t('procedure.reception')}
            path={['reception']}
            value={reception}
            onChange={(to) => edit({ reception: to })}
            help={t('setup.receptionHint')}
          />
        </Row>
        <Row>
          <DurationField
            label={t('procedure.processing')}
            path={['processing']}
            value={processing}
            onChange={(to) => edit({ processing: to })}
            help={t('setup.processingHint')}
          />
          <Grade part="processing" />
        </Row>
      </Panel>
      <Panel title={t('procedure.cases')}>
        {cases.map((one, at) => (
          <CaseEditor key={one.key} deadlineCase={one} place={{ at, of: cases.length }} />
        ))}
        <Button startIcon={<AddIcon />} onClick={() => change(withNewCase)}>
          {t('setup.addCase')}
        </Button>
      </Panel>
      <LimitsEditor />
    </>
  );
}

/** A case that holds where the dossier came online, with the usual times, to be changed. */
function withNewCase(definition: ProcedureDefinition): ProcedureDefinition {
  const { cases = [], steps, processing } = definition;
  const added: DeadlineCase = {
    key: freeName(
      cases.map(({ key }) => key),
      'case-',
    ),
    name: { vi: '', en: '' },
    when: { channel: 'online' },
    processing,
    shares: Object.fromEntries(steps.map(({ key, shareMinutes }) => [key, shareMinutes])),
    legalBasis: '',
    confidence: 'setting',
  };
  return { ...definition, cases: [...cases, added] };
}
