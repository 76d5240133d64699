import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { AddFieldDialog } from '../AddFieldDialog.tsx';
import { useEdit } from '../draft/edit-context.ts';
import { Choice, Tick, Ticks } from '../fields/ChoiceFields.tsx';
import { ConfidenceField } from '../fields/ConfidenceField.tsx';
import { Row } from '../fields/EditedList.tsx';
import { OptionalNumber } from '../fields/NumberFields.tsx';
import { BothLanguages, Lines } from '../fields/TextFields.tsx';
import { edited, type Change } from '../model/lists.ts';
import { useFieldsOf, useOwnUnits } from '../use-own-units.ts';

/** What the procedure is, where it belongs, who may apply, and how the result is received. */
export function GeneralSection() {
  const t = useT();
  const { definition, change } = useEdit();
  const edit = (part: Partial<ProcedureDefinition>) => change((before) => ({ ...before, ...part }));
  const { name, applicants, onlineLevel, returnMethods, homeCollection, legalBasis } = definition;
  return (
    <>
      <Panel title={t('setup.identity')}>
        <Stack spacing={1.5} sx={{ pt: 0.5 }}>
          <BothLanguages label={t('setup.name')} path={['name']} value={name} onChange={(to) => edit({ name: to })} />
          <Place />
          <Lines
            label={t('procedure.legalBasis')}
            path={['legalBasis']}
            value={legalBasis}
            onChange={(lines) => edit({ legalBasis: [...lines] })}
            help={t('setup.legalBasisHint')}
          />
          <Row>
            <Grade part="code" label={t('setup.confidenceOfCode')} />
          </Row>
        </Stack>
      </Panel>
      <Panel title={t('setup.applying')}>
        <Ticks
          label={t('procedure.applicants')}
          path={['applicants']}
          value={applicants}
          options={(['citizen', 'company'] as const).map((kind) => [kind, t(`applicant.${kind}`)])}
          onChange={(kinds) => edit({ applicants: [...kinds] })}
        />
        <Row>
          <Choice
            label={t('procedure.onlineLevel')}
            path={['onlineLevel']}
            value={onlineLevel}
            options={(['full', 'partial'] as const).map((level) => [level, t(`setup.level.${level}`)])}
            onChange={(level) => level !== '' && edit({ onlineLevel: level })}
            width={320}
          />
          <Grade part="onlineLevel" />
        </Row>
        <Tick
          label={t('procedure.homeCollection')}
          path={['homeCollection']}
          value={homeCollection}
          onChange={(isOffered) => edit({ homeCollection: isOffered })}
        />
      </Panel>
      <Panel title={t('procedure.result')}>
        <Result />
        <Ticks
          label={t('procedure.returnMethods')}
          path={['returnMethods']}
          value={returnMethods}
          options={(['counter', 'online', 'home'] as const).map((method) => [method, t(`returnMethod.${method}`)])}
          onChange={(methods) => edit({ returnMethods: [...methods] })}
        />
      </Panel>
    </>
  );
}

function Result() {
  const t = useT();
  const { definition, change } = useEdit();
  const { result } = definition;
  const edit = (part: Change<typeof result>) =>
    change((before) => ({ ...before, result: edited(before.result, part) }));
  return (
    <Stack spacing={1.5} sx={{ pt: 0.5, mb: 1.5 }}>
      <BothLanguages
        label={t('setup.resultName')}
        path={['result', 'name']}
        value={result.name}
        onChange={(name) => edit({ name })}
      />
      <Row>
        <OptionalNumber
          label={t('setup.validity')}
          path={['result', 'validityMonths']}
          value={result.validityMonths}
          unit={t('setup.months')}
          onChange={(validityMonths) => edit({ validityMonths })}
          help={t('setup.validityHint')}
          width={240}
        />
        <Grade part="result" />
      </Row>
    </Stack>
  );
}

/** Unit and field; a field the unit lacks can be added on the spot. */
function Place() {
  const t = useT();
  const text = useLocalized();
  const { definition, change } = useEdit();
  const { unitCode, fieldCode } = definition;
  const units = useOwnUnits();
  const [isAdding, setAdding] = useState(false);
  const { fields, refetch } = useFieldsOf(unitCode);
  return (
    <Row>
      <Choice
        label={t('procedure.unit')}
        path={['unitCode']}
        value={unitCode}
        options={units.map(({ code, name }) => [code, text(name)])}
        onChange={(unit) => change((before) => ({ ...before, unitCode: unit, fieldCode: '' }))}
        width={280}
      />
      <Choice
        label={t('procedure.field')}
        path={['fieldCode']}
        value={fieldCode}
        options={fields.map(({ code, name }) => [code, text(name)])}
        onChange={(field) => change((before) => ({ ...before, fieldCode: field }))}
        width={280}
      />
      <Button onClick={() => setAdding(true)}>{t('setup.addField')}</Button>
      {isAdding && (
        <AddFieldDialog
          unitCode={unitCode}
          onClose={() => setAdding(false)}
          onAdded={async (code) => {
            await refetch();
            change((before) => ({ ...before, fieldCode: code }));
            setAdding(false);
          }}
        />
      )}
    </Row>
  );
}

/** How sure a part of the definition is that has one grade for all of it. */
export function Grade({ part, label }: { part: keyof ProcedureDefinition['confidence']; label?: string }) {
  const { definition, change } = useEdit();
  return (
    <ConfidenceField
      {...(label === undefined ? {} : { label })}
      path={['confidence', part]}
      value={definition.confidence[part]}
      onChange={(grade) => change((before) => ({ ...before, confidence: { ...before.confidence, [part]: grade } }))}
    />
  );
}
