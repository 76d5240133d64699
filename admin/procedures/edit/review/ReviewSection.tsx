import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useMemo } from 'react';
import { differencesOf } from '../../../../domain/procedure/differences.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { DifferenceTable } from '../../DifferenceTable.tsx';
import type { ReadVersion } from '../draft/draft-calls.ts';
import type { DraftKeeper, DraftState } from '../draft/draft-keeper.ts';
import { useEdit } from '../draft/edit-context.ts';
import { sectionOf } from '../model/sections.ts';
import { PublishPanel } from './PublishPanel.tsx';

const PreviewPanel = lazy(() => import('../../PreviewPanel.tsx'));

interface ReviewSectionProps {
  readonly code: string;
  readonly keeper: DraftKeeper;
  readonly state: DraftState;
  readonly inForce: ReadVersion | undefined;
}

/** The draft before it is published: its mistakes, what changes, what would happen, and from when it holds. */
export function ReviewSection({ code, keeper, state, inForce }: ReviewSectionProps) {
  const t = useT();
  const { findings, answers } = useEdit();
  const { definition, revision, progress } = state;
  const isFaulty = findings.some(({ severity }) => severity === 'error');
  const differences = useMemo(
    () => (inForce === undefined ? [] : differencesOf(inForce.definition, definition)),
    [inForce, definition],
  );
  const isSettled = revision > 0 && progress === 'saved';
  return (
    <>
      <Panel title={t('setup.findings')}>
        {revision === 0 && <Typography>{t('setup.notBegun')}</Typography>}
        {isSettled && findings.length === 0 && <Alert severity="success">{t('procedure.noFindings')}</Alert>}
        {findings.map((finding, i) => (
          <FindingLine key={i} finding={finding} />
        ))}
      </Panel>
      <Panel title={t('setup.changes')}>
        {inForce === undefined ? (
          <Typography>{t('procedure.isNew')}</Typography>
        ) : differences.length === 0 ? (
          <Typography>{t('setup.noChanges', { version: inForce.version })}</Typography>
        ) : (
          <DifferenceTable differences={differences} version={inForce.version} />
        )}
      </Panel>
      {isSettled && !isFaulty && (
        <>
          <Suspense>
            <PreviewPanel procedure={definition} state={`draft ${revision}`} definition={definition} given={answers} />
          </Suspense>
          <PublishPanel code={code} keeper={keeper} isUnchanged={inForce !== undefined && differences.length === 0} />
        </>
      )}
      {isFaulty && <Alert severity="info">{t('setup.mendFirst')}</Alert>}
    </>
  );
}

function FindingLine({ finding }: { finding: DraftState['findings'][number] }) {
  const t = useT();
  const text = useLocalized();
  const { goTo } = useEdit();
  return (
    <Alert severity={finding.severity} sx={{ mb: 0.5 }}>
      <strong>{t(`setup.section.${sectionOf(finding.path)}`)}:</strong> {text(finding.message)}{' '}
      <Link component="button" type="button" onClick={() => goTo(finding.path)} sx={{ verticalAlign: 'baseline' }}>
        {t('setup.goThere')}
      </Link>
      <Typography variant="caption" component="p">
        {finding.path.join(' › ')}
      </Typography>
    </Alert>
  );
}
