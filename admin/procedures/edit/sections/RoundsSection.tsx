import { useT } from '../../../i18n/provider.ts';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { useEdit } from '../draft/edit-context.ts';
import { Row } from '../fields/EditedList.tsx';
import { Numeric } from '../fields/NumberFields.tsx';

/** How often papers may be asked for again, how long one waits for them, and how often the time may be extended. */
export function RoundsSection() {
  const t = useT();
  const { definition, change } = useEdit();
  const { supplement, extension } = definition;
  const edit = (part: Partial<ProcedureDefinition['supplement']>) =>
    change((before) => ({ ...before, supplement: { ...before.supplement, ...part } }));
  return (
    <>
      <Panel title={t('procedure.supplement')}>
        <Row>
          <Numeric
            label={t('setup.rounds')}
            path={['supplement', 'maxRounds']}
            value={supplement.maxRounds}
            unit={t('setup.timesUnit')}
            onChange={(maxRounds) => edit({ maxRounds })}
            help={t('setup.roundsHint')}
            width={260}
          />
          <Numeric
            label={t('setup.supplementWait')}
            path={['supplement', 'waitDays']}
            value={supplement.waitDays}
            unit={t('setup.days')}
            onChange={(waitDays) => edit({ waitDays })}
            help={t('setup.supplementWaitHint')}
            width={260}
          />
          <Numeric
            label={t('setup.reminder')}
            path={['supplement', 'reminderDaysBefore']}
            value={supplement.reminderDaysBefore}
            unit={t('setup.days')}
            onChange={(reminderDaysBefore) => edit({ reminderDaysBefore })}
            width={260}
          />
        </Row>
      </Panel>
      <Panel title={t('procedure.extension')}>
        <Row>
          <Numeric
            label={t('setup.extensions')}
            path={['extension', 'maxTimes']}
            value={extension.maxTimes}
            unit={t('setup.timesUnit')}
            onChange={(maxTimes) => change((before) => ({ ...before, extension: { maxTimes } }))}
            help={t('setup.extensionsHint')}
            width={260}
          />
        </Row>
      </Panel>
    </>
  );
}
