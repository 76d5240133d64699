import { englishStringTranslator, replaceStringParameters, TranslatableString as T } from '@rjsf/utils';
import type { Language } from '../../domain/localized-text.ts';

const vietnamese: Partial<Record<T, string>> = {
  [T.ArrayItemTitle]: 'Mục',
  [T.EmptyArray]: 'Chưa có mục nào. Bấm nút bên dưới để thêm.',
  [T.YesLabel]: 'Có',
  [T.NoLabel]: 'Không',
  [T.CloseLabel]: 'Đóng',
  [T.ErrorsLabel]: 'Cần sửa',
  [T.AddButton]: 'Thêm',
  [T.AddItemButton]: 'Thêm mục',
  [T.CopyButton]: 'Nhân bản',
  [T.MoveDownButton]: 'Chuyển xuống',
  [T.MoveUpButton]: 'Chuyển lên',
  [T.RemoveButton]: 'Bỏ',
  [T.ClearButton]: 'Xóa nội dung',
  [T.OptionPrefix]: 'Lựa chọn %1',
  [T.UnsupportedField]: 'Mục này không hiển thị được. Vui lòng liên hệ đơn vị để được hướng dẫn.',
};

/** Gives the form library's own few words in the reader's language. */
export function translateString(language: Language): (text: T, params?: string[]) => string {
  if (language === 'en') return englishStringTranslator;
  return (text, params) => replaceStringParameters(vietnamese[text] ?? text, params);
}
