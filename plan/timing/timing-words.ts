// Timings that name no stretch of the calendar: by habit, by an event, by counting days.

const edge = '(?<![\\p{L}\\p{N}])';

/** "nt", "như trên": as in the row above. */
export const ditto = /^[-\s]*(?:n\s*\.?\s*t\.?|như trên|["″〃”“]+)[-\s]*$/iu;

/** Nothing, or only dots and dashes. */
export const blank = /^[\s.…/–—-]*$/u;

/** A heading whose deadlines stand in the rows below it. */
export const deferring = /(?:từng|các) mốc|dưới đây|sau đây|từng nhiệm vụ|nhiệm vụ cụ thể/iu;

/** Done again in each period: "hằng quý", "định kỳ", "6 tháng/lần". */
export const recurring = new RegExp(
  `${edge}(?:(?:hằng|hàng|mỗi)\\s*(?:ngày|tuần|tháng|quý|năm)|định kỳ|tháng (?:đầu|cuối)\\s+(?:của\\s+)?(?:mỗi\\s+)?quý|(?:\\d+|một|hai|ba|sáu)?\\s*(?:tháng|quý|năm|tuần)\\s*(?:/|một|1)\\s*lần|(?:\\d+|một|hai)\\s*lần\\s*(?:/|mỗi|trong|một))`,
  'iu',
);

/** Done once a year, so that a day named beside it lies in the plan's year. */
export const yearly = new RegExp(`${edge}(?:hằng|hàng|mỗi)\\s*năm`, 'iu');

/** Done all the time. */
export const continuous = new RegExp(`${edge}(?:thường xuyên|liên tục|xuyên suốt|suốt năm|quanh năm)`, 'iu');

const amount = '(?<amount>\\d{1,4}|một|hai|ba|năm|mười)';

/** So much time after something: a count, its unit, and what it is counted from. */
export const relative = new RegExp(
  `(?:${edge}(?:trong vòng|trong thời gian|sau)\\s*${amount}\\s*(?<unit>ngày|tuần|tháng)` +
    `|${edge}${amount.replace('amount', 'amount2')}\\s*(?<unit2>ngày|tuần|tháng)(?:\\s+làm việc)?\\s*(?:,\\s*)?(?:kể\\s+từ|tính\\s+từ|từ\\s+(?:ngày|khi)|sau)` +
    `|^\\d{1,4}\\s*(?:ngày|tuần)(?:\\s+làm việc)?$)`,
  'iu',
);

/** Begins and does not end: "trở đi". */
export const openEnded = new RegExp(
  `${edge}trở đi|và (?:những|các) năm (?:tiếp theo|sau)|${edge}bắt đầu từ`,
  'iu',
);

/** Waits for something: "theo kế hoạch của Trung ương", "khi có yêu cầu". */
export const byEvent = new RegExp(
  `^(?:theo|khi|ngay|sau|căn cứ|tùy|tuỳ|đột xuất|trước khi|phù hợp|phụ thuộc|cùng)(?![\\p{L}\\p{N}])|` +
    `${edge}theo (?:kế hoạch|quy định|hướng dẫn|chỉ đạo|yêu cầu|tiến độ|lộ trình|chương trình|thời gian|phân công)`,
  'iu',
);
