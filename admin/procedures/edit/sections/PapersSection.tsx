import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import type { ComponentDefinition, FileKind } from '../../../../domain/procedure/definition.ts';
import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { Panel } from '../../../shared/Panel.tsx';
import { useEdit } from '../draft/edit-context.ts';
import { Tick, Ticks } from '../fields/ChoiceFields.tsx';
import { ConfidenceField } from '../fields/ConfidenceField.tsx';
import { ItemFrame, Row } from '../fields/EditedList.tsx';
import type { Path } from '../fields/field.tsx';
import { KeyField, keyPattern } from '../fields/KeyField.tsx';
import { Numeric } from '../fields/NumberFields.tsx';
import { BothLanguages, Line } from '../fields/TextFields.tsx';
import { freeName, withChanged, withMoved, withoutItem, type Change } from '../model/lists.ts';
import { newPaper } from '../model/new-definition.ts';
import { Grade } from './GeneralSection.tsx';

const fileKinds: readonly FileKind[] = ['pdf', 'png', 'jpeg', 'docx', 'xlsx'];

/** The papers of a dossier: what is handed in, how often, as which kinds of file. */
export function PapersSection() {
  const t = useT();
  const text = useLocalized();
  const { definition, change } = useEdit();
  const { components } = definition;
  const set = (to: (before: readonly ComponentDefinition[]) => ComponentDefinition[]) =>
    change((before) => ({ ...before, components: to(before.components) }));
  const keys = components.map(({ key }) => key);
  return (
    <Panel title={t('setup.section.papers')}>
      <Row>
        <Grade part="components" label={t('setup.confidenceOfPapers')} />
      </Row>
      {components.map((paper, at) => {
        const path = ['components', at];
        const edit = (part: Change<ComponentDefinition>) => set((before) => withChanged(before, at, part));
        return (
          <ItemFrame
            key={paper.key}
            title={`${at + 1}. ${text(paper.name) || t('setup.newPaper')}`}
            path={path}
            place={{ at, of: components.length }}
            onMove={(by) => set((before) => withMoved(before, at, by))}
            onRemove={() => set((before) => withoutItem(before, at))}
          >
            <Row>
              <BothLanguages
                label={t('setup.paperName')}
                path={[...path, 'name']}
                value={paper.name}
                onChange={(name) => edit({ name })}
              />
            </Row>
            <Row>
              <Tick
                label={t('procedure.required')}
                path={[...path, 'required']}
                value={paper.required}
                onChange={(required) => edit({ required })}
              />
              <Numeric
                label={t('procedure.originals')}
                path={[...path, 'originals']}
                value={paper.originals}
                onChange={(originals) => edit({ originals })}
              />
              <Numeric
                label={t('procedure.copies')}
                path={[...path, 'copies']}
                value={paper.copies}
                onChange={(copies) => edit({ copies })}
              />
              <Ticks
                label={t('procedure.accepts')}
                path={[...path, 'accepts']}
                value={paper.accepts}
                options={fileKinds.map((kind) => [kind, kind.toUpperCase()])}
                onChange={(accepts) => edit({ accepts: [...accepts] })}
              />
            </Row>
            <Template paper={paper} path={path} onChange={(template) => edit({ template })} />
            <Row>
              <ConfidenceField
                path={[...path, 'confidence']}
                value={paper.confidence}
                onChange={(confidence) => edit({ confidence })}
              />
              <KeyField
                label={t('setup.key')}
                path={[...path, 'key']}
                value={paper.key}
                pattern={keyPattern}
                taken={keys}
                onChange={(key) => edit({ key })}
              />
            </Row>
          </ItemFrame>
        );
      })}
      <Button
        startIcon={<AddIcon />}
        onClick={() =>
          set((before) => [
            ...before,
            newPaper(
              freeName(
                before.map(({ key }) => key),
                'paper-',
              ),
            ),
          ])
        }
      >
        {t('setup.addPaper')}
      </Button>
    </Panel>
  );
}

type PaperTemplate = ComponentDefinition['template'];

interface TemplateProps {
  readonly paper: ComponentDefinition;
  readonly path: Path;
  readonly onChange: (template: PaperTemplate) => void;
}

/** The form an applicant fills in for a paper. */
function Template({ paper: { template }, path, onChange }: TemplateProps) {
  const t = useT();
  return (
    <Row>
      <Tick
        label={t('setup.hasTemplate')}
        path={[...path, 'template']}
        value={template !== undefined}
        onChange={(has) => onChange(has ? { name: { vi: '', en: '' }, file: '' } : undefined)}
      />
      {template !== undefined && (
        <>
          <BothLanguages
            label={t('setup.templateName')}
            path={[...path, 'template', 'name']}
            value={template.name}
            onChange={(name) => onChange({ ...template, name })}
          />
          <Line
            label={t('setup.templateFile')}
            path={[...path, 'template', 'file']}
            value={template.file}
            onChange={(file) => onChange({ ...template, file })}
            help={t('setup.templateFileHint')}
          />
        </>
      )}
    </Row>
  );
}
