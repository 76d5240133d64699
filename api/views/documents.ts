import type { DocumentRow } from '../../db/queries/dossier-files.ts';
import type { FilePurpose } from '../../db/schema/index.ts';
import { findPaper } from '../../domain/authority.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { Document } from '../contract/dossiers.ts';
import { shownFile } from './files.ts';
import { hrefOfDocument } from './staff-dossier.ts';

const titles: Readonly<Record<FilePurpose, LocalizedText>> = {
  component: { vi: 'Thành phần hồ sơ', en: 'Component' },
  supplement: { vi: 'Thành phần bổ sung', en: 'Supplement' },
  result: { vi: 'Kết quả', en: 'Result' },
  letter: { vi: 'Văn bản', en: 'Letter' },
  receipt: { vi: 'Biên nhận', en: 'Receipt' },
  attachment: { vi: 'Tài liệu kèm theo', en: 'Attachment' },
};

type Components = Pick<ProcedureDefinition, 'components'>;

/** A file of a dossier among its documents. A component carries the name the procedure gives it. */
export function shownDocument({ file, uploader }: DocumentRow, code: string, definition: Components): Document {
  const component = findPaper(definition, file.componentKey);
  return {
    ...shownFile(file, hrefOfDocument(code)),
    purpose: file.purpose === 'supplement' ? 'component' : file.purpose,
    component: component?.key ?? null,
    title: component?.name ?? titles[file.purpose],
    addedBy: uploader ?? '',
  };
}
