import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/contract/application.ts';
import { useEarlierFiles } from '../data/applications.ts';
import { Loading } from '../shared/Loading.tsx';
import type { StepProps } from './ApplicantStep.tsx';
import { ComponentFiles } from './ComponentFiles.tsx';
import { messageFor } from './field-messages.ts';

const QuestionForm = lazy(() => import('./QuestionForm.tsx'));

/** “Thành phần hồ sơ theo quy định”: each paper with its files, and the procedure's own questions. */
export function PapersStep({ draft, procedure, isChecked }: StepProps) {
  const { t } = useTranslation();
  const { components, id } = draft.saved;
  const earlier = useEarlierFiles(id, draft.saved.applicant.representative !== undefined).data;
  const adopt = (latest: Application) => draft.saver.adopt(latest);
  return (
    <Stack spacing={3}>
      {components.length === 0 && <Typography>{t('service.papersNone')}</Typography>}
      <Stack component="ol" spacing={2} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {components.map((component) => (
          <ComponentFiles
            key={component.key}
            applicationId={id}
            component={component}
            earlier={earlier?.get(component.key) ?? []}
            message={messageFor(draft, `components.${component.key}`, isChecked)}
            onChanged={adopt}
          />
        ))}
      </Stack>
      {hasQuestions(procedure.form) && (
        <Box>
          <Typography variant="h3" sx={{ mb: 2 }}>
            {t('submit.papers.questions')}
          </Typography>
          <Suspense fallback={<Loading lines={2} />}>
            <QuestionForm draft={draft} procedure={procedure} isChecked={isChecked} />
          </Suspense>
        </Box>
      )}
    </Stack>
  );
}

function hasQuestions(form: Readonly<Record<string, unknown>>): boolean {
  const properties = form['properties'];
  return typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0;
}
