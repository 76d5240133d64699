import type { Occasion } from '../../db/queries/occasions.ts';
import { statusNames } from '../../domain/lifecycle/statuses.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { atTime, counterOf, homeOf, money, say } from './words.ts';

/** What the applicant is to do now, or that there is nothing to do: the last paragraph of every mail. */
export function nextMove(occasion: Occasion): LocalizedText {
  const { state, statusNow } = occasion;
  return statusNow === state.status ? movesByStatus[state.status](occasion) : overtaken(occasion);
}

/** The mail was held up, or the dossier was quick: what was to do then may be done by now. */
function overtaken({ statusNow }: Occasion): LocalizedText {
  const { vi, en } = statusNames[statusNow];
  return say(
    `Sau sự việc này, hồ sơ đã chuyển sang tình trạng “${vi}”. Hãy xem tình hình mới nhất qua đường dẫn dưới đây.`,
    `Since then the dossier has moved on to “${en}”. Follow the link below for the latest.`,
  );
}

const movesByStatus: Readonly<Record<Occasion['state']['status'], (occasion: Occasion) => LocalizedText>> = {
  draft: () => say('Hồ sơ chưa được nộp.', 'The dossier is not submitted yet.'),
  submitted: waitForReception,
  payment_requested: pay,
  supplement_requested: supplement,
  processing: () => say('Bạn không cần làm gì thêm lúc này.', 'There is nothing for you to do now.'),
  withdrawal_requested: () =>
    say(
      'Cơ quan xem xét yêu cầu và sẽ trả lời qua thư. Trong lúc chờ, việc giải quyết hồ sơ tạm dừng.',
      'The agency will decide and write to you. Until then the dossier is paused.',
    ),
  stopped: askToResume,
  result_ready: receiveResult,
  returned: ({ hasAccount }) =>
    hasAccount
      ? say(
          'Hồ sơ đã hoàn thành. Trong 30 ngày tới, bạn có thể đánh giá việc phục vụ tại trang hồ sơ.',
          'The dossier is complete. Within 30 days you can rate the service on its page.',
        )
      : say('Hồ sơ đã hoàn thành.', 'The dossier is complete.'),
  refused: applyAnew,
  withdrawn: applyAnew,
};

function waitForReception(occasion: Occasion): LocalizedText {
  const { state } = occasion;
  const counter = counterOf(occasion);
  if (state.collection === 'underway') {
    return say(
      'Bưu chính sẽ đến lấy giấy tờ tại nhà; hãy chuẩn bị sẵn. Hồ sơ được kiểm tra khi giấy tờ đến nơi.',
      'The post will fetch your papers; please have them ready. The dossier is checked once they have arrived.',
    );
  }
  if (state.collection === 'failed') {
    return say(
      `Hãy mang giấy tờ đến ${counter.vi}, trong giờ làm việc.`,
      `Please bring your papers to ${counter.en} during office hours.`,
    );
  }
  const by = state.desk === null ? undefined : atTime(state.desk.dueAt);
  return say(
    `Bạn không cần làm gì thêm lúc này. Cán bộ một cửa kiểm tra hồ sơ${by ? `, chậm nhất ${by.vi},` : ''} rồi sẽ gửi thư cho bạn.`,
    `There is nothing for you to do now. A clerk checks the dossier${by ? ` by ${by.en} at the latest` : ''} and will write to you.`,
  );
}

function pay(occasion: Occasion): LocalizedText {
  const { state, hasAccount } = occasion;
  if (state.payment === null) throw new Error(`Dossier ${occasion.code} awaits money nobody asked for`);
  const amount = money(state.payment.totalVnd);
  const due = atTime(state.payment.dueAt);
  const counter = counterOf(occasion);
  const how = hasAccount
    ? say(`trực tuyến qua đường dẫn dưới đây, hoặc tại ${counter.vi}`, `online by the link below, or at ${counter.en}`)
    : say(`tại ${counter.vi}`, `at ${counter.en}`);
  return say(
    `Hãy nộp ${amount.vi}, chậm nhất ${due.vi}: ${how.vi}. Quá hạn mà chưa nộp, hồ sơ sẽ bị dừng giải quyết.`,
    `Please pay ${amount.en} by ${due.en} at the latest: ${how.en}. If it is not paid by then, the dossier will be stopped.`,
  );
}

function supplement(occasion: Occasion): LocalizedText {
  const { state, hasAccount } = occasion;
  if (state.supplement.dueAt === null) throw new Error(`Dossier ${occasion.code} awaits a supplement without deadline`);
  const due = atTime(state.supplement.dueAt);
  const counter = counterOf(occasion);
  const how = hasAccount
    ? say(`tại trang hồ sơ, hoặc tại ${counter.vi}`, `on the page of the dossier, or at ${counter.en}`)
    : say(`tại ${counter.vi}`, `at ${counter.en}`);
  return say(
    `Hãy bổ sung đầy đủ, chậm nhất ${due.vi}: ${how.vi}. Quá hạn mà chưa bổ sung, hồ sơ sẽ bị dừng giải quyết.`,
    `Please supply all of it by ${due.en} at the latest: ${how.en}. If it is not there by then, the dossier will be stopped.`,
  );
}

function askToResume({ state }: Occasion): LocalizedText {
  if (state.resumableUntil === null) return say('Hồ sơ đã dừng giải quyết.', 'The dossier has been stopped.');
  const until = atTime(state.resumableUntil);
  return say(
    `Nếu muốn hồ sơ được tiếp tục giải quyết, hãy liên hệ cơ quan trước ${until.vi}; cơ quan sẽ xem xét, quyết định.`,
    `If you want it to be resumed, contact the agency before ${until.en}; the agency will decide.`,
  );
}

function receiveResult(occasion: Occasion): LocalizedText {
  const { state } = occasion;
  if (state.returnMethod === 'online') {
    return say(
      'Kết quả sẽ có tại trang hồ sơ ngay sau đây; bạn sẽ nhận thư báo.',
      'The result will be on the page of the dossier shortly; you will get a mail.',
    );
  }
  const stage = state.returnMethod === 'home' ? (state.delivery?.stage ?? 'toBePosted') : 'backAtCounter';
  const home = homeOf(occasion);
  switch (stage) {
    case 'toBePosted':
      return say(
        `Cơ quan sẽ gửi kết quả qua bưu chính đến ${home.vi}; bạn sẽ nhận thư báo mã vận đơn.`,
        `The agency will post the result to ${home.en}; you will get a mail with the tracking code.`,
      );
    case 'underway':
    case 'delivered':
      return say(
        `Bưu chính sẽ phát kết quả đến ${home.vi}. Hãy để ý điện thoại.`,
        `The post will bring the result to ${home.en}. Please mind your phone.`,
      );
    case 'lost':
      return say(
        'Cơ quan đang làm việc với bưu chính và sẽ liên hệ với bạn về cách nhận kết quả.',
        'The agency is clearing it up with the post and will contact you about how to get the result.',
      );
    case 'backAtCounter': {
      const counter = counterOf(occasion);
      return say(
        `Hãy đến nhận kết quả tại ${counter.vi} trong giờ làm việc, mang theo giấy tờ tùy thân; người nhận thay cần giấy ủy quyền.`,
        `Please collect the result at ${counter.en} during office hours. Bring an identity document; anybody collecting it for you needs a written authority.`,
      );
    }
  }
}

function applyAnew(): LocalizedText {
  return say(
    'Hồ sơ đã kết thúc. Bạn có thể nộp hồ sơ mới bất cứ lúc nào.',
    'The dossier is closed. You can submit a new one at any time.',
  );
}
