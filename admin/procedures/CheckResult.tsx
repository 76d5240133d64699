import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { DefinitionFinding, Publication } from '../../api/contract/procedures.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { DefinitionText } from './DefinitionText.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';

interface CheckResultProps {
  readonly checked: Publication;
  readonly definition: unknown;
}

/** What a dry run says of a file: its mistakes, each leading to its place, and what would change. */
export function CheckResult({ checked, definition }: CheckResultProps) {
  const t = useT();
  const [first] = checked.findings;
  const [shown, setShown] = useState<DefinitionFinding['path']>(first?.path ?? []);
  return (
    <>
      {checked.findings.length === 0 ? (
        <Alert severity="success">{t('procedure.noFindings')}</Alert>
      ) : (
        <>
          {checked.findings.map((finding, i) => (
            <FindingLine key={i} finding={finding} onShow={() => setShown(finding.path)} />
          ))}
          <DefinitionText definition={definition} path={shown} />
        </>
      )}
      <Differences checked={checked} />
    </>
  );
}

function FindingLine({ finding, onShow }: { finding: DefinitionFinding; onShow: () => void }) {
  const t = useT();
  const text = useLocalized();
  return (
    <Alert severity={finding.severity} sx={{ mb: 0.5 }}>
      {text(finding.message)}{' '}
      <Link component="button" type="button" onClick={onShow} sx={{ verticalAlign: 'baseline' }}>
        {t('procedure.showPlace', { path: finding.path.join('.') })}
      </Link>
    </Alert>
  );
}

function Differences({ checked }: { checked: Publication }) {
  const t = useT();
  const { comparedWith, differences } = checked;
  if (comparedWith === null) return <Typography sx={{ my: 1 }}>{t('procedure.isNew')}</Typography>;
  if (differences.length === 0)
    return checked.findings.length === 0 && <Typography>{t('procedure.isSame')}</Typography>;
  return <DifferenceTable differences={differences} version={comparedWith.version} />;
}
