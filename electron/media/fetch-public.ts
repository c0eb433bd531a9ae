import { deadline } from '../line/deadline';
import type { MediaHostPort } from './port';

/** Fetches a public address as LINE would: straight there, over a certificate that is believed. */
export const fetchPublic: MediaHostPort['fetchBack'] = (url) =>
  fetch(url, { redirect: 'error', signal: deadline(60_000) });
