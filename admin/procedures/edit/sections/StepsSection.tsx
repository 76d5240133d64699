import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import type { StepDefinition } from '../../../../domain/procedure/definition.ts';
import { roleNames } from '../../../../domain/lifecycle/roles.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { useEdit } from '../draft/edit-context.ts';
import { Choice } from '../fields/ChoiceFields.tsx';
import { ConfidenceField } from '../fields/ConfidenceField.tsx';
import { ItemFrame, Row } from '../fields/EditedList.tsx';
import { KeyField, keyPattern } from '../fields/KeyField.tsx';
import { BothLanguages } from '../fields/TextFields.tsx';
import { withChanged, withMoved, type Change } from '../model/lists.ts';
import { distributed, minutesOf, withNewStep, withoutStep, withStepKey } from '../model/steps.ts';
import { useAllUnits } from '../use-own-units.ts';
import { Grade } from './GeneralSection.tsx';
import { ShareField } from './ShareField.tsx';
import { SharesSum } from './SharesSum.tsx';

const kinds = ['work', 'sign', 'issue'] as const satisfies readonly StepDefinition['kind'][];
const rolesOfStep = ['clerk', 'officer', 'lead', 'signer'] as const satisfies readonly StepDefinition['role'][];
/** Whom a step of each kind is given to first. */
const usualRole = { work: 'officer', sign: 'signer', issue: 'clerk' } as const;

/** Who does what within how long; the times of all steps are the time of the whole. */
export function StepsSection() {
  const t = useT();
  const { definition, change } = useEdit();
  const { steps, processing } = definition;
  const total = minutesOf(processing);
  return (
    <Panel title={t('setup.section.steps')}>
      <Row>
        <Grade part="steps" label={t('setup.confidenceOfSteps')} />
      </Row>
      <SharesSum
        path={['steps']}
        shares={steps.map(({ shareMinutes }) => shareMinutes)}
        total={total}
        onDistribute={(minutes) =>
          change((before) => {
            const shares = distributed(
              before.steps.map(({ shareMinutes }) => shareMinutes),
              minutes,
            );
            return {
              ...before,
              steps: before.steps.map((step, i) => ({ ...step, shareMinutes: shares[i] ?? step.shareMinutes })),
            };
          })
        }
      />
      {steps.map((step, at) => (
        <StepEditor key={step.key} step={step} at={at} />
      ))}
      <Button startIcon={<AddIcon />} onClick={() => change(withNewStep)}>
        {t('setup.addStep')}
      </Button>
    </Panel>
  );
}

function StepEditor({ step, at }: { step: StepDefinition; at: number }) {
  const t = useT();
  const text = useLocalized();
  const { definition, change } = useEdit();
  const { steps, unitCode } = definition;
  const units = useAllUnits();
  const path = ['steps', at];
  const edit = (part: Change<StepDefinition>) =>
    change((before) => ({
      ...before,
      steps: withChanged(before.steps, at, part),
    }));
  return (
    <ItemFrame
      title={`${at + 1}. ${text(step.name) || t('setup.newStep')}`}
      path={path}
      place={{ at, of: steps.length }}
      onMove={(by) => change((before) => ({ ...before, steps: withMoved(before.steps, at, by) }))}
      onRemove={steps.length > 1 ? () => change((before) => withoutStep(before, at)) : undefined}
    >
      <Row>
        <BothLanguages
          label={t('setup.stepName')}
          path={[...path, 'name']}
          value={step.name}
          onChange={(name) => edit({ name })}
        />
      </Row>
      <Row>
        <Choice
          label={t('setup.stepKind')}
          path={[...path, 'kind']}
          value={step.kind}
          options={kinds.map((kind) => [kind, t(`setup.kindOfStep.${kind}`)])}
          onChange={(kind) => kind !== '' && edit({ kind, role: usualRole[kind] })}
          width={200}
        />
        <Choice
          label={t('setup.role')}
          path={[...path, 'role']}
          value={step.role}
          options={rolesOfStep.map((role) => [role, text(roleNames[role])])}
          onChange={(role) => role !== '' && edit({ role })}
        />
        <Choice
          label={t('procedure.unit')}
          path={[...path, 'unitCode']}
          value={step.unitCode ?? unitCode}
          options={units.map(({ code, name }) => [code, text(name)])}
          onChange={(unit) => edit({ unitCode: unit === '' || unit === unitCode ? undefined : unit })}
          width={260}
        />
        <ShareField
          label={t('setup.share')}
          path={[...path, 'shareMinutes']}
          value={step.shareMinutes}
          onChange={(shareMinutes) => edit({ shareMinutes })}
        />
      </Row>
      <Row>
        <ConfidenceField
          path={[...path, 'confidence']}
          value={step.confidence}
          onChange={(confidence) => edit({ confidence })}
        />
        <KeyField
          label={t('setup.key')}
          path={[...path, 'key']}
          value={step.key}
          pattern={keyPattern}
          taken={steps.map(({ key }) => key)}
          onChange={(key) => change((before) => withStepKey(before, at, key))}
        />
      </Row>
    </ItemFrame>
  );
}
