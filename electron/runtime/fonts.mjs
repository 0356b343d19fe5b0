/** The files of the fonts of reports within the project, the regular and the bold one first; the build puts them into out/fonts. */
export const REPORT_FONTS = [
  'node_modules/dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  'node_modules/dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  'core/report/pdf/fonts/noto-sans-jp.woff',
  'core/report/pdf/fonts/noto-sans-kr.woff',
  'core/report/pdf/fonts/noto-sans-sc.woff',
];
