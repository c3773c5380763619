import { PREFECTURES } from '@meisai/schema/rules';

/** In the order of the prefectures. */
const LATIN = (
  'Hokkaido Aomori Iwate Miyagi Akita Yamagata Fukushima Ibaraki Tochigi Gunma Saitama Chiba Tokyo Kanagawa Niigata Toyama ' +
  'Ishikawa Fukui Yamanashi Nagano Gifu Shizuoka Aichi Mie Shiga Kyoto Osaka Hyogo Nara Wakayama Tottori Shimane Okayama ' +
  'Hiroshima Yamaguchi Tokushima Kagawa Ehime Kochi Fukuoka Saga Nagasaki Kumamoto Oita Miyazaki Kagoshima Okinawa'
).split(' ');

/** The prefectures to choose from; in English with their names in Latin letters as well. */
export function prefectureOptions(language: string): { value: string; label: string }[] {
  return PREFECTURES.map((name, index) => ({ value: name, label: language === 'ja' ? name : `${name} ${LATIN[index] ?? ''}` }));
}
