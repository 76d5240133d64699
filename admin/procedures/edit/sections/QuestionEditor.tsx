import Typography from '@mui/material/Typography';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import { Choice, Tick } from '../fields/ChoiceFields.tsx';
import { ItemFrame, Row } from '../fields/EditedList.tsx';
import { useFault } from '../fields/field.tsx';
import { KeyField, questionNamePattern } from '../fields/KeyField.tsx';
import { OptionalMoney, OptionalNumber } from '../fields/NumberFields.tsx';
import { BothLanguages, Line } from '../fields/TextFields.tsx';
import { withForm } from '../model/fee-questions.ts';
import {
  questionKinds,
  questionsOf,
  withMovedQuestion,
  withoutQuestion,
  withQuestion,
  type FormQuestion,
} from '../model/questions.ts';
import { withRenamedQuestion } from '../model/references.ts';
import { OptionsEditor } from './OptionsEditor.tsx';

interface QuestionEditorProps {
  readonly question: FormQuestion;
  readonly place: { readonly at: number; readonly of: number };
}

/** One question: what it asks in both languages, for what kind of answer, and within which limits. */
export function QuestionEditor({ question, place }: QuestionEditorProps) {
  const t = useT();
  const text = useLocalized();
  const { definition, change } = useEdit();
  const { name, kind, label, help, required, options } = question;
  const path = ['form', 'properties', name];
  const { helperText, error } = useFault(path);
  const edit = (part: Partial<FormQuestion>) =>
    change((before) => withForm(before, withQuestion(before.form, name, part)));
  return (
    <ItemFrame
      title={`${place.at + 1}. ${text(label) || t('setup.newQuestion')}`}
      path={path}
      place={place}
      onMove={(by) => change((before) => withForm(before, withMovedQuestion(before.form, name, by)))}
      onRemove={() => change((before) => withForm(before, withoutQuestion(before.form, name)))}
    >
      {helperText !== undefined && (
        <Typography variant="body2" color={error ? 'error' : 'warning'} sx={{ mb: 1 }}>
          {helperText}
        </Typography>
      )}
      <Row>
        <BothLanguages
          label={t('setup.question')}
          path={[...path, 'title']}
          value={label}
          onChange={(to) => edit({ label: to })}
        />
      </Row>
      <Row>
        <BothLanguages
          label={t('setup.help')}
          path={[...path, 'description']}
          value={help}
          onChange={(to) => edit({ help: to })}
        />
      </Row>
      <Row>
        {kind === 'other' ? (
          <Typography variant="body2" sx={{ maxWidth: 360 }}>
            {t('setup.otherKind')}
          </Typography>
        ) : (
          <Choice
            label={t('setup.answerKind')}
            path={[...path, 'type']}
            value={kind}
            options={questionKinds.map((one) => [one, t(`setup.kind.${one}`)])}
            onChange={(to) => to !== '' && to !== kind && edit({ kind: to })}
          />
        )}
        <KeyField
          label={t('setup.questionName')}
          path={[...path, 'name']}
          value={name}
          pattern={questionNamePattern}
          taken={questionsOf(definition.form).map((one) => one.name)}
          onChange={(to) => change((before) => withRenamedQuestion(before, name, to))}
        />
        <Tick
          label={t('setup.mustBeAnswered')}
          path={[...path, 'required']}
          value={required}
          onChange={(to) => edit({ required: to })}
        />
      </Row>
      <Limits question={question} edit={edit} />
      {kind === 'choice' && (
        <OptionsEditor path={[...path, 'oneOf']} options={options} onChange={(to) => edit({ options: to })} />
      )}
    </ItemFrame>
  );
}

interface LimitsProps {
  readonly question: FormQuestion;
  readonly edit: (part: Partial<FormQuestion>) => void;
}

function Limits({ question, edit }: LimitsProps) {
  const t = useT();
  const { name, kind, minimum, maximum, maxLength, unit } = question;
  const path = ['form', 'properties', name];
  const least = { label: t('setup.least'), path: [...path, 'minimum'], value: minimum };
  const most = { label: t('setup.most'), path: [...path, 'maximum'], value: maximum };
  switch (kind) {
    case 'text':
    case 'longText':
      return (
        <Row>
          <OptionalNumber
            label={t('setup.longest')}
            path={[...path, 'maxLength']}
            value={maxLength}
            onChange={(to) => edit({ maxLength: to })}
            width={180}
          />
        </Row>
      );
    case 'money':
      return (
        <Row>
          <OptionalMoney {...least} onChange={(to) => edit({ minimum: to })} />
          <OptionalMoney {...most} onChange={(to) => edit({ maximum: to })} />
        </Row>
      );
    case 'whole':
    case 'number':
      return (
        <Row>
          <OptionalNumber {...least} onChange={(to) => edit({ minimum: to })} />
          <OptionalNumber {...most} onChange={(to) => edit({ maximum: to })} />
          <Line
            label={t('setup.unitOfNumber')}
            path={[...path, 'x-unit']}
            value={unit}
            onChange={(to) => edit({ unit: to })}
          />
        </Row>
      );
    default:
      return null;
  }
}
