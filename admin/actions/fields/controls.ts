import type { RegistryFieldsType, RegistryWidgetsType } from '@rjsf/utils';
import { AddressField } from './AddressField.tsx';
import { ChoiceWidget } from './ChoiceWidget.tsx';
import { ComponentsField } from './ComponentsField.tsx';
import { FixedWidget } from './FixedWidget.tsx';
import { InstantWidget } from './InstantWidget.tsx';
import { MarksField } from './MarksField.tsx';
import { PieceNotesField } from './PieceNotesField.tsx';
import { ResultFileWidget } from './ResultFileWidget.tsx';
import { UnitsField } from './UnitsField.tsx';
import { YesNoWidget } from './YesNoWidget.tsx';

type FormData = Record<string, unknown>;

/** Controls for `x-widget` names whose value is single. */
export const widgets: RegistryWidgetsType<FormData> = {
  choice: ChoiceWidget,
  fixed: FixedWidget,
  instant: InstantWidget,
  resultFile: ResultFileWidget,
  yesNo: YesNoWidget,
};

/** Controls for `x-widget` names whose value is a list or an object. */
export const fields: RegistryFieldsType<FormData> = {
  address: AddressField,
  components: ComponentsField,
  marks: MarksField,
  pieceNotes: PieceNotesField,
  units: UnitsField,
};
