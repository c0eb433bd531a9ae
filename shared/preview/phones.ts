/** How a platform draws what is round the chat. */
export type PhoneLook = 'ios' | 'android' | 'desktop';

export interface Phone {
  /** As `tapestry preview --phone` takes it. */
  id: string;
  /** A product's name; the same in every language. */
  name: string;
  look: PhoneLook;
  /** CSS px of the screen, or of LINE's window on a computer. */
  width: number;
  height: number;
  /** Clock and battery above, the home bar below. */
  statusBar: number;
  homeBar: number;
}

/** Sizes in points of current and of still common phones; the first one is the default. */
export const PHONES = [
  {
    id: 'iphone-13-mini',
    name: 'iPhone 13 mini',
    look: 'ios',
    width: 375,
    height: 812,
    statusBar: 50,
    homeBar: 34,
  },
  {
    id: 'iphone-se',
    name: 'iPhone SE',
    look: 'ios',
    width: 375,
    height: 667,
    statusBar: 20,
    homeBar: 0,
  },
  {
    id: 'iphone-16',
    name: 'iPhone 16',
    look: 'ios',
    width: 393,
    height: 852,
    statusBar: 59,
    homeBar: 34,
  },
  {
    id: 'iphone-16-pro-max',
    name: 'iPhone 16 Pro Max',
    look: 'ios',
    width: 440,
    height: 956,
    statusBar: 62,
    homeBar: 34,
  },
  {
    id: 'galaxy-s24',
    name: 'Galaxy S24',
    look: 'android',
    width: 360,
    height: 780,
    statusBar: 28,
    homeBar: 24,
  },
  {
    id: 'pixel-9',
    name: 'Pixel 9',
    look: 'android',
    width: 412,
    height: 924,
    statusBar: 32,
    homeBar: 24,
  },
  {
    id: 'small-android',
    name: 'Android 320',
    look: 'android',
    width: 320,
    height: 640,
    statusBar: 24,
    homeBar: 48,
  },
  {
    id: 'line-pc',
    name: 'LINE for PC',
    look: 'desktop',
    width: 420,
    height: 640,
    statusBar: 0,
    homeBar: 0,
  },
] as const satisfies readonly Phone[];

export type PhoneId = (typeof PHONES)[number]['id'];
export const PHONE_IDS = PHONES.map((phone) => phone.id);
export const DEFAULT_PHONE: Phone = PHONES[0];

/** A phone by its id; the default one for an id that no phone has. */
export const phoneOf = (id: string): Phone =>
  PHONES.find((phone) => phone.id === id) ?? DEFAULT_PHONE;

/** LINE's own bars over and under the chat, CSS px. */
export const CHAT_HEADER = 44;
export const CHAT_BAR = 46;

/** Font sizes that LINE's settings offer, as factors; only what says `scaling` follows them. */
export const FONT_SCALES = [0.85, 1, 1.15, 1.3] as const;
