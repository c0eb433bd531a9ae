import { z } from 'zod';

/*
 * The tables of LINE's Official Account Manager. No API reaches them. The names are those that have been seen
 * in the manager's screens and files in Traditional Chinese, Japanese and English; LINE publishes no list.
 */

export const managerTable = z.enum([
  'messages',
  'friends',
  'friendPaths',
  'chat',
  'voom',
  'shopCard',
  'survey',
  'coupons',
]);
export type ManagerTable = z.infer<typeof managerTable>;
export const MANAGER_TABLES = managerTable.options;

/** `day`: a day of LINE; `text`: a name; `count` and `share` are figures. */
export type CellKind = 'day' | 'text' | 'count' | 'share';

export interface ManagerColumn {
  id: string;
  kind: CellKind;
  /** A row without it says nothing. */
  required?: true;
  /** Day and texts that tell one row from another. */
  isKey?: true;
  /** Heads of the file, compared without case, spaces and what stands in brackets. */
  names: readonly string[];
}

const DAY: ManagerColumn = {
  id: 'day',
  kind: 'day',
  required: true,
  isKey: true,
  names: ['date', 'day', '日期', '日付', '日', '統計日期', '集計日', 'ymd'],
};
const count = (id: string, ...names: string[]): ManagerColumn => ({ id, kind: 'count', names });
const share = (id: string, ...names: string[]): ManagerColumn => ({ id, kind: 'share', names });
const text = (id: string, names: string[], required = true): ManagerColumn => ({
  id,
  kind: 'text',
  isKey: true,
  ...(required ? { required: true as const } : {}),
  names,
});

export const MANAGER_COLUMNS: Readonly<Record<ManagerTable, readonly ManagerColumn[]>> = {
  messages: [
    {
      ...DAY,
      names: [
        ...['sent', 'sent date', 'date sent', 'sent at', 'delivery date', 'date'],
        ...['傳送日期', '傳送時間', '傳送日', '發送日期', '發送時間', '日期'],
        ...['配信日', '配信日時', '送信日', '送信日時', '日付'],
      ],
    },
    text('name', [
      ...['message', 'title', 'name', 'content', 'message name'],
      ...['訊息', '訊息名稱', '標題', '內容', '訊息內容'],
      ...['メッセージ', 'タイトル', '内容', '管理名'],
    ]),
    count(
      'delivered',
      'delivered',
      'sent to',
      'deliveries',
      '傳送數',
      '發送數',
      '傳送人數',
      '配信数',
      '配信',
    ),
    count(
      'opens',
      'opens',
      'impressions',
      '開封數',
      '曝光次數',
      '開封次數',
      '開封数',
      'インプレッション',
    ),
    count(
      'uniqueOpens',
      ...['unique opens', 'unique impressions', 'users who opened', 'opened users'],
      ...[
        '不重複開封數',
        '開封人數',
        '不重複曝光',
        'ユニーク開封',
        'ユニークインプレッション',
        '開封ユーザー',
      ],
    ),
    count('clicks', 'clicks', '點擊數', '點擊次數', 'クリック', 'クリック数'),
    count(
      'uniqueClicks',
      ...[
        'unique clicks',
        'users who clicked',
        '不重複點擊數',
        '點擊人數',
        'クリックユーザー',
        'ユニーククリック',
      ],
    ),
  ],
  friends: [
    DAY,
    count(
      'followers',
      'followers',
      'friends',
      'contacts',
      '好友數',
      '好友',
      '友だち数',
      '友だち',
      '友だち追加',
    ),
    count(
      'targetedReaches',
      ...['target reach', 'targetreach', 'targetreaches', 'targeted reach', 'targeted reaches'],
      ...['目標好友', '目標好友數', '有效好友', 'ターゲットリーチ'],
    ),
    count('blocks', 'blocks', 'blocked', '封鎖', '封鎖數', 'ブロック', 'ブロック数'),
    count(
      'added',
      'added',
      'new friends',
      'friends added',
      '新增好友',
      '新加入好友',
      '追加数',
      '新規友だち',
    ),
  ],
  friendPaths: [
    DAY,
    text('path', [
      ...['path', 'friend path', 'source', 'gain friends path', 'channel', 'added via'],
      ...['加入管道', '加好友管道', '管道', '來源', '加入來源'],
      ...['追加経路', '友だち追加経路', '経路'],
    ]),
    count(
      'added',
      'added',
      'new friends',
      'friends added',
      '新增好友',
      '加入人數',
      '新增人數',
      '追加数',
      '追加',
      '人數',
    ),
  ],
  chat: [
    DAY,
    count(
      'inbound',
      ...['received messages', 'messages received', 'inbound', 'inbound messages', 'received'],
      ...['收到的訊息', '收到訊息數', '接收訊息數', '受信メッセージ', '受信メッセージ数', '受信数'],
    ),
    count(
      'rooms',
      ...['active rooms', 'active chats', 'chats', 'active chat rooms'],
      ...[
        '聊天室數',
        '活躍聊天室',
        '聊天室',
        'アクティブチャット',
        'アクティブルーム',
        'チャットルーム数',
      ],
    ),
    count(
      'manual',
      ...[
        'manual replies',
        'manual messages',
        'manual responses',
        '手動回覆',
        '手動訊息',
        '手動応答',
        '手動返信',
      ],
    ),
    count(
      'automatic',
      ...['auto-response', 'auto-responses', 'automatic responses', 'auto responses'],
      ...['自動回應', '自動回應訊息', '応答メッセージ', '自動応答'],
    ),
  ],
  voom: [
    DAY,
    text(
      'post',
      [
        'post',
        'title',
        'content',
        'post title',
        '貼文',
        '標題',
        '內容',
        '投稿',
        'タイトル',
        '内容',
      ],
      false,
    ),
    count('impressions', 'impressions', '曝光次數', '曝光', 'インプレッション', '表示回数'),
    count('clicks', 'clicks', '點擊', '點擊數', '點擊次數', 'クリック', 'クリック数'),
    count(
      'reactions',
      'reactions',
      'likes',
      '按讚',
      '讚',
      '表情',
      '心情',
      'リアクション',
      'いいね',
    ),
    count('comments', 'comments', '留言', '留言數', 'コメント', 'コメント数'),
    count(
      'views',
      'views',
      'video views',
      '觀看次數',
      '觀看數',
      '影片觀看',
      '再生',
      '再生数',
      '動画再生',
    ),
    count('followers', 'followers', 'voom followers', '追蹤者', '追蹤人數', '關注者', 'フォロワー'),
  ],
  shopCard: [
    DAY,
    text(
      'card',
      ['card', 'shop card', 'card name', '集點卡', '集點卡名稱', 'ショップカード', 'カード名'],
      false,
    ),
    count(
      'issued',
      'cards issued',
      'issued cards',
      'issued',
      '發行張數',
      '發卡數',
      '発行数',
      'カード発行数',
    ),
    count(
      'active',
      'active cards',
      'active',
      'cards in use',
      '有效卡數',
      '使用中卡數',
      '有効カード',
      '有効カード数',
    ),
    count(
      'points',
      'points',
      'points given',
      'shop points',
      '發放點數',
      '來店點數',
      '點數',
      '付与ポイント',
      '来店ポイント',
    ),
    count(
      'bonus',
      'bonus points',
      'bonus',
      '獎勵點數',
      '贈送點數',
      '取得ボーナス',
      'ボーナスポイント',
    ),
    count(
      'expired',
      'expired points',
      'points expired',
      'expired',
      '失效點數',
      '過期點數',
      '失効ポイント',
      '有効期限切れ',
    ),
    count(
      'tickets',
      'tickets issued',
      'rewards issued',
      'vouchers issued',
      '發放兌換券',
      '發券數',
      '特典発行数',
      'チケット発行数',
    ),
    count(
      'used',
      'tickets used',
      'rewards used',
      'vouchers used',
      '使用兌換券',
      '用券數',
      '特典使用数',
      'チケット使用数',
    ),
  ],
  survey: [
    text('survey', [
      'survey',
      'survey name',
      'title',
      '問卷',
      '問卷名稱',
      '問卷調查',
      'リサーチ',
      'アンケート',
      'リサーチ名',
    ]),
    {
      ...DAY,
      names: [
        ...DAY.names,
        'period',
        'end date',
        '期間',
        '調查期間',
        '結束日期',
        '終了日',
        '実施期間',
      ],
    },
    text('question', ['question', '題目', '問題', '質問', '設問'], false),
    text('answer', ['answer', 'option', 'choice', '答案', '選項', '回答', '選択肢'], false),
    count(
      'answers',
      'answers',
      'responses',
      'count',
      '回答數',
      '人數',
      '作答人數',
      '回答数',
      '件数',
    ),
    share('share', 'share', 'percentage', 'ratio', '%', '比例', '百分比', '佔比', '割合', '比率'),
    count('nps', 'nps', 'nps score', 'nps分數', 'npsスコア'),
  ],
  coupons: [
    text('coupon', [
      'coupon',
      'coupon name',
      'name',
      'title',
      '優惠券',
      '優惠券名稱',
      '名稱',
      'クーポン',
      'クーポン名',
    ]),
    { ...DAY, names: [...DAY.names, 'updated', 'as of', '統計至', '更新日', '更新日期'] },
    count(
      'winnersMost',
      'winners limit',
      'max winners',
      '中獎人數上限',
      '中獎名額',
      '当選者数上限',
    ),
    count('winners', 'winners', 'winners so far', '中獎人數', '当選者数'),
    count(
      'opened',
      'opened',
      'users who opened',
      'opens',
      '開封人數',
      '開啟人數',
      '開封',
      '開封者数',
    ),
    count(
      'viewed',
      'viewed',
      'views',
      'page views',
      'users who viewed',
      '瀏覽人數',
      '瀏覽數',
      '閲覧',
      '閲覧数',
      'ページビュー',
    ),
    count(
      'saved',
      'saved',
      'users who saved',
      'obtained',
      '儲存人數',
      '領取人數',
      '獲得',
      '獲得者数',
      '保存',
    ),
    count('used', 'used', 'users who used', '使用人數', '使用數', '使用', '使用者数'),
  ],
};

/** What one column of a file is taken for; null: it is left out. */
export const columnMapping = z.array(z.string().max(40).nullable()).max(200);
export type ColumnMapping = z.infer<typeof columnMapping>;

/** A head that somebody has mapped: the same head is read the same way next time. */
export const rememberedHead = z.object({
  head: z.array(z.string().max(300)).max(200),
  table: managerTable,
  mapping: columnMapping,
});
export type RememberedHead = z.infer<typeof rememberedHead>;
