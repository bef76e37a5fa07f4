// @ts-check
/**
 * Phrases that say nothing unless a figure stands beside them.
 *
 * @module
 */

/** The list that holds where the catalogue brings none. */
export const PHRASES = [
  "高度重视",
  "稳步推进",
  "扎实推进",
  "有序推进",
  "深入开展",
  "切实加强",
  "进一步加强",
  "进一步完善",
  "进一步提升",
  "不断提高",
  "不断完善",
  "显著提升",
  "显著提高",
  "明显改善",
  "明显提升",
  "大幅提升",
  "大幅提高",
  "大幅降低",
  "有效提升",
  "有效保障",
  "全面提升",
  "取得了良好",
  "取得了显著",
  "取得了一定",
  "圆满完成",
  "得到了一致好评",
  "得到广泛好评",
  "效果良好",
  "成效显著",
  "基本完成",
  "较好地完成",
  "加大力度",
  "多措并举",
  "齐抓共管",
];
