import { useT } from '../../../i18n/provider.ts';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { useEdit } from '../draft/edit-context.ts';
import { Choice } from '../fields/ChoiceFields.tsx';
import { Row } from '../fields/EditedList.tsx';
import { Numeric } from '../fields/NumberFields.tsx';

const timings = ['never', 'onSubmission', 'onAcceptance', 'beforeReturn'] as const;

/** When the fee is asked for, and how long one waits for it. */
export function PaymentSection() {
  const t = useT();
  const { definition, change } = useEdit();
  const { payment } = definition;
  const edit = (part: Partial<ProcedureDefinition['payment']>) =>
    change((before) => ({ ...before, payment: { ...before.payment, ...part } }));
  return (
    <Panel title={t('setup.section.payment')}>
      <Row>
        <Choice
          label={t('procedure.paymentTiming')}
          path={['payment', 'timing']}
          value={payment.timing}
          options={timings.map((timing) => [timing, t(`procedure.timing.${timing}`)])}
          onChange={(timing) => timing !== '' && edit({ timing })}
          width={280}
        />
      </Row>
      <Row>
        <Numeric
          label={t('procedure.paymentWait')}
          path={['payment', 'waitDays']}
          value={payment.waitDays}
          unit={t('setup.days')}
          onChange={(waitDays) => edit({ waitDays })}
          help={t('setup.paymentWaitHint')}
          width={260}
        />
        <Numeric
          label={t('setup.reminder')}
          path={['payment', 'reminderDaysBefore']}
          value={payment.reminderDaysBefore}
          unit={t('setup.days')}
          onChange={(reminderDaysBefore) => edit({ reminderDaysBefore })}
          width={260}
        />
        <Numeric
          label={t('setup.paymentExtensions')}
          path={['payment', 'maxExtensions']}
          value={payment.maxExtensions}
          unit={t('setup.timesUnit')}
          onChange={(maxExtensions) => edit({ maxExtensions })}
          width={260}
        />
      </Row>
    </Panel>
  );
}
