/* What shops and occasions are called in a sample of any size. */

export const SHOPS = [
  '信義',
  '永康',
  '中山',
  '板橋',
  '竹北',
  '逢甲',
  '勤美',
  '安平',
  '駁二',
  '花蓮',
];
export const THEMES = [
  '新品上市',
  '週年慶',
  '母親節',
  '開學季',
  '雨天優惠',
  '買一送一',
  '會員日',
  '聖誕',
  '新春',
  '門市開幕',
];
