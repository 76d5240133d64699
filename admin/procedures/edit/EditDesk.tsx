import Box from '@mui/material/Box';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import { useLocalized } from '../../../ui/language.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { draftServer, type OpenedDraft } from './draft/draft-calls.ts';
import { DraftKeeper } from './draft/draft-keeper.ts';
import { DraftStatus } from './draft/DraftStatus.tsx';
import { SaveStatus } from './draft/SaveStatus.tsx';
import { EditContext, type Answers, type Edit } from './draft/edit-context.ts';
import { FeesSection } from './fees/FeesSection.tsx';
import { placeId, type Path } from './fields/field.tsx';
import { isSection, placeOf, sectionOf, type Section } from './model/sections.ts';
import { ReviewSection } from './review/ReviewSection.tsx';
import { SectionMenu } from './SectionMenu.tsx';
import { DeadlinesSection } from './sections/DeadlinesSection.tsx';
import { FormSection } from './sections/FormSection.tsx';
import { GeneralSection } from './sections/GeneralSection.tsx';
import { LettersSection } from './sections/LettersSection.tsx';
import { PapersSection } from './sections/PapersSection.tsx';
import { PaymentSection } from './sections/PaymentSection.tsx';
import { RoundsSection } from './sections/RoundsSection.tsx';
import { StepsSection } from './sections/StepsSection.tsx';

interface EditDeskProps extends OpenedDraft {
  readonly code: string;
}

/** The draft on the desk: what there is to fill in on the left, one part of it on the right, saved as one types. */
export function EditDesk({ code, begun, inForce }: EditDeskProps) {
  const text = useLocalized();
  const [keeper] = useState(() => new DraftKeeper(begun, draftServer(code)));
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState);
  const [answers, setAnswers] = useState<Answers>({});
  const [section, show] = useSection();
  const [wanted, setWanted] = useState<Path>();
  useEffect(() => () => keeper.dispose(), [keeper]);
  useEffect(() => {
    if (wanted === undefined) window.scrollTo(0, 0);
    else bringIntoView(wanted);
  }, [wanted, section]);

  const { definition } = state;
  const findings = useMemo(
    () => state.findings.map((finding) => ({ ...finding, path: placeOf(finding.path, definition.form) })),
    [state.findings, definition.form],
  );
  const edit = useMemo<Edit>(
    () => ({
      definition,
      findings,
      change: keeper.change,
      answers,
      setAnswers,
      goTo: (path) => {
        show(sectionOf(path));
        setWanted([...path]);
      },
    }),
    [definition, findings, keeper, answers, show],
  );
  return (
    <EditContext value={edit}>
      <Box sx={{ p: 2, maxWidth: 1500 }}>
        <PageTitle title={text(definition.name) || code} />
        <DraftStatus code={code} keeper={keeper} state={state} />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: '1fr', md: '220px minmax(0, 1fr)' },
            alignItems: 'start',
          }}
        >
          <Box sx={{ position: { md: 'sticky' }, top: 72 }}>
            <SectionMenu
              section={section}
              onShow={(chosen) => {
                setWanted(undefined);
                show(chosen);
              }}
            />
            <SaveStatus state={state} />
          </Box>
          <div>
            {section === 'review' ? (
              <ReviewSection code={code} keeper={keeper} state={state} inForce={inForce} />
            ) : (
              <Part section={section} />
            )}
          </div>
        </Box>
      </Box>
    </EditContext>
  );
}

function Part({ section }: { section: Exclude<Section, 'review'> }) {
  switch (section) {
    case 'general':
      return <GeneralSection />;
    case 'papers':
      return <PapersSection />;
    case 'form':
      return <FormSection />;
    case 'fees':
      return <FeesSection />;
    case 'payment':
      return <PaymentSection />;
    case 'steps':
      return <StepsSection />;
    case 'deadlines':
      return <DeadlinesSection />;
    case 'rounds':
      return <RoundsSection />;
    case 'letters':
      return <LettersSection />;
  }
}

/** The part that is shown, kept in the address so that one can come back to it. */
function useSection(): readonly [Section, (section: Section) => void] {
  const [params, setParams] = useSearchParams();
  const named = params.get('section');
  const [show] = useState(() => (section: Section) => setParams({ section }, { replace: true }));
  return [isSection(named) ? named : 'general', show];
}

/** Scrolls to the field at a path, or to the nearest thing it is part of, and puts the cursor there. */
function bringIntoView(path: Path): void {
  for (let length = path.length; length > 0; length -= 1) {
    const found = document.getElementById(placeId(path.slice(0, length)));
    if (found === null) continue;
    found.scrollIntoView({ block: 'center' });
    const field = found.matches('input, textarea, [role=combobox]') ? found : found.querySelector('input, textarea');
    if (field instanceof HTMLElement) field.focus({ preventScroll: true });
    return;
  }
}
