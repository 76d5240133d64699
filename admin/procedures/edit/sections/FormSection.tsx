import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useMemo, useState } from 'react';
import { inAskedOrder } from '../../../../ui/action-form/question-order.ts';
import { useT } from '../../../i18n/provider.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { useEdit, type Answers } from '../draft/edit-context.ts';
import { withForm } from '../model/fee-questions.ts';
import { questionKinds, questionsOf, withNewQuestion } from '../model/questions.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import { RawForm } from './RawForm.tsx';

const SchemaForm = lazy(async () => ({
  default: (await import('../../../../ui/action-form/SchemaForm.tsx')).SchemaForm,
}));

/** The questions of the form one by one, beside the form as applicants see it. */
export function FormSection() {
  const t = useT();
  const { definition, change, answers, setAnswers } = useEdit();
  const { form } = definition;
  const questions = questionsOf(form);
  const shown = useMemo(() => inAskedOrder(form), [form]);
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: '3fr 2fr' }, alignItems: 'start' }}>
        <Panel title={t('setup.section.form')}>
          <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>
            {t('setup.formIntro')}
          </Typography>
          {questions.map((question, at) => (
            <QuestionEditor key={question.name} question={question} place={{ at, of: questions.length }} />
          ))}
          <Button startIcon={<AddIcon />} aria-haspopup="menu" onClick={({ currentTarget }) => setMenu(currentTarget)}>
            {t('setup.addQuestion')}
          </Button>
          <Menu open={menu !== null} anchorEl={menu} onClose={() => setMenu(null)}>
            {questionKinds.map((kind) => (
              <MenuItem
                key={kind}
                onClick={() => {
                  setMenu(null);
                  change((before) => withForm(before, withNewQuestion(before.form, kind)));
                }}
              >
                {t(`setup.kind.${kind}`)}
              </MenuItem>
            ))}
          </Menu>
        </Panel>
        <Box sx={{ position: { lg: 'sticky' }, top: { lg: 72 } }}>
          <Panel title={t('setup.formPreview')}>
            {questions.length === 0 ? (
              <Typography color="text.secondary">{t('setup.noQuestions')}</Typography>
            ) : (
              <Suspense>
                <SchemaForm
                  id="tried"
                  schema={shown}
                  value={answers}
                  onChange={(changed) => setAnswers(JSON.parse(JSON.stringify(changed)) as Answers)}
                />
              </Suspense>
            )}
          </Panel>
        </Box>
      </Box>
      <RawForm />
    </>
  );
}
