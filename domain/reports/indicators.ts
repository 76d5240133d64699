import type { LocalizedText } from '../localized-text.ts';
import { onTimeFormula, shareOf } from './percentage.ts';

/** What the indicators of a period are worked out from. */
export interface IndicatorFacts {
  readonly doneInTime: number;
  /** Done, or open and overdue. */
  readonly toBeDone: number;
  readonly received: number;
  readonly receivedOnline: number;
  readonly supplements: number;
  readonly notAccepted: number;
  readonly accepted: number;
  readonly ratings: number;
  /** Mean of one to five stars. */
  readonly averageStars: number | null;
}

/** An indicator as data: what it is, where it is from, how it is worked out. */
export interface Indicator {
  readonly key: string;
  readonly name: LocalizedText;
  readonly formula: LocalizedText;
  /** The text it comes from, or that it is a setting of the agency. */
  readonly source: LocalizedText;
  /** Points the text gives its group, where we know them; not checked against the official text. */
  readonly groupPoints: number | null;
  readonly unit: 'percent' | 'per100' | 'stars';
  readonly value: (facts: IndicatorFacts) => number | null;
}

const setting: LocalizedText = { vi: 'Cấu hình của đơn vị', en: 'A setting of the agency' };

const decision766 = (vi: string, en: string): LocalizedText => ({
  vi: `QĐ 766/QĐ-TTg, nhóm ${vi}; số điểm và công thức chưa đối chiếu với văn bản chính thức`,
  en: `Decision 766/QĐ-TTg, group ${en}; points and formula not checked against the official text`,
});

/** Groups of Decision 766 we can measure, and some more that a supervisor asks for. More of them are more lines here. */
export const indicators: readonly Indicator[] = [
  {
    key: 'onTime',
    name: { vi: 'Giải quyết đúng hạn', en: 'Done on time' },
    formula: onTimeFormula,
    source: decision766('tiến độ và kết quả giải quyết', 'progress and results'),
    groupPoints: 20,
    unit: 'percent',
    value: ({ doneInTime, toBeDone }) => shareOf(doneInTime, toBeDone).percent,
  },
  {
    key: 'online',
    name: { vi: 'Hồ sơ nộp trực tuyến', en: 'Submitted online' },
    formula: { vi: 'nộp trực tuyến ÷ mọi hồ sơ nhận trong kỳ', en: 'submitted online ÷ all received in the period' },
    source: decision766('dịch vụ công trực tuyến', 'online services'),
    groupPoints: 12,
    unit: 'percent',
    value: ({ receivedOnline, received }) => shareOf(receivedOnline, received).percent,
  },
  {
    key: 'satisfaction',
    name: { vi: 'Mức độ hài lòng', en: 'Satisfaction' },
    formula: {
      vi: 'trung bình số sao (1–5) của các đánh giá trong kỳ',
      en: 'mean stars (1–5) of the ratings in the period',
    },
    source: decision766('mức độ hài lòng', 'satisfaction'),
    groupPoints: 18,
    unit: 'stars',
    value: ({ averageStars }) => (averageStars === null ? null : Math.round(averageStars * 10) / 10),
  },
  {
    key: 'supplements',
    name: { vi: 'Yêu cầu bổ sung', en: 'Supplements asked for' },
    formula: {
      vi: 'số lần yêu cầu bổ sung ÷ hồ sơ nhận trong kỳ × 100',
      en: 'requests ÷ dossiers received in the period × 100',
    },
    source: setting,
    groupPoints: null,
    unit: 'per100',
    value: ({ supplements, received }) => shareOf(supplements, received).percent,
  },
  {
    key: 'notAccepted',
    name: { vi: 'Không tiếp nhận', en: 'Not accepted' },
    formula: {
      vi: 'không tiếp nhận hoặc rút trước khi tiếp nhận ÷ mọi hồ sơ kết thúc trong kỳ',
      en: 'refused or withdrawn before acceptance ÷ all ended in the period',
    },
    source: setting,
    groupPoints: null,
    unit: 'percent',
    value: ({ notAccepted, accepted }) => shareOf(notAccepted, notAccepted + accepted).percent,
  },
];
