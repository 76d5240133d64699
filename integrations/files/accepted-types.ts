/** Types a component or a result may have, told by their content. The first extension is the one a download gets. */
export const ACCEPTED_FILE_TYPES = {
  pdf: {
    mediaType: 'application/pdf',
    extensions: ['pdf'],
    vi: 'Tài liệu PDF',
    en: 'PDF document',
  },
  png: {
    mediaType: 'image/png',
    extensions: ['png'],
    vi: 'Ảnh PNG',
    en: 'PNG image',
  },
  jpeg: {
    mediaType: 'image/jpeg',
    extensions: ['jpg', 'jpeg'],
    vi: 'Ảnh JPEG',
    en: 'JPEG image',
  },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    vi: 'Văn bản Word',
    en: 'Word document',
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    vi: 'Bảng tính Excel',
    en: 'Excel workbook',
  },
} as const;

export type AcceptedFileType = keyof typeof ACCEPTED_FILE_TYPES;
