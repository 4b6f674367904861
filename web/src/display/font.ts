/** The page's typeface by name: a chart measures its words before they are on the page, where `inherit` means nothing. */
export const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
