import { z } from 'zod';
import type { ComponentDefinition, ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { startOfDate } from '../../domain/working-time/local-time.ts';
import type { FactRow, PrintedDocument } from '../../integrations/pdf/document.ts';

interface PublishedProcedure {
  readonly definition: ProcedureDefinition;
  readonly unitName: LocalizedText;
  readonly validFrom: string;
}

/**
 * A form of a paper that can be filled in by hand: who applies, and the procedure's own questions. Made up from the
 * procedure, not from an official form, and says so on every page.
 */
export function composeSampleForm(
  { definition, unitName, validFrom }: PublishedProcedure,
  { name, template }: ComponentDefinition,
): PrintedDocument {
  return {
    title: (template?.name ?? name).vi,
    subtitle: `Thủ tục: ${definition.name.vi} (${definition.code})`,
    agency: { name: unitName.vi },
    place: '……………',
    madeAt: startOfDate(validFrom),
    blocks: [
      { kind: 'paragraph', text: `Kính gửi: ${unitName.vi}` },
      { kind: 'heading', text: 'Người nộp hồ sơ' },
      { kind: 'facts', rows: applicantQuestions.map(blank) },
      { kind: 'heading', text: 'Nội dung đề nghị' },
      { kind: 'facts', rows: titlesOf(definition).map(blank) },
      { kind: 'paragraph', text: 'Tôi cam đoan những nội dung khai trên là đúng.' },
    ],
    signatures: [{ title: 'Người làm đơn', hint: '(Ký, ghi rõ họ tên)' }],
    footer: 'Mẫu minh họa do hệ thống lập từ câu hỏi của thủ tục, không phải biểu mẫu chính thức',
  };
}

const applicantQuestions = [
  'Họ và tên',
  'Số định danh cá nhân',
  'Số điện thoại',
  'Thư điện tử',
  'Địa chỉ',
  'Tên doanh nghiệp, mã số thuế (nếu có)',
];

const line = '……………………………………………………………';

function blank(label: string): FactRow {
  return { label, value: line };
}

const questions = z.object({
  properties: z.record(z.string(), z.object({ title: z.string().optional() })).default({}),
});

function titlesOf({ form }: ProcedureDefinition): string[] {
  return Object.entries(questions.parse(form).properties).map(([key, { title }]) => title ?? key);
}
