import { createStore } from 'zustand/vanilla';
import { DEFAULT_PHONE, type PhoneId } from '#shared/preview/phones';

/** Which follower one imagines while writing; the same for every message of this window. */
export interface PhoneLookState {
  phone: PhoneId;
  theme: 'light' | 'dark';
  fontScale: number;
}

export const phoneLook = createStore<PhoneLookState>(() => ({
  phone: DEFAULT_PHONE.id as PhoneId,
  theme: 'light',
  fontScale: 1,
}));
