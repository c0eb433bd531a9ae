import type { Sha256 } from '../domain/ids';

/**
 * Where the pictures of a design lie when it is sent. LINE fetches them itself, so whoever sends hosts them
 * first; a check or a preview without a host uses addresses that only stand for them.
 */
export interface DesignMedia {
  /** Base of an imagemap's five widths, without a trailing slash. */
  baseUrl(pageId: string): string;
  /** The picture of a card. */
  pictureUrl(pageId: string): string;
  /** What stands for a video that has no poster of its own: the picture where it will play. */
  posterUrl(pageId: string): string;
  /** A file of the workspace, such as a video and its poster. */
  assetUrl(hash: Sha256): string;
}

/** Stands for a host: good for checks and for JSON that is shown, never sent. */
export const EXAMPLE_MEDIA: DesignMedia = {
  baseUrl: (pageId) => `https://media.example/${pageId}`,
  pictureUrl: (pageId) => `https://media.example/${pageId}/picture.png`,
  posterUrl: (pageId) => `https://media.example/${pageId}/poster.png`,
  assetUrl: (hash) => `https://media.example/${hash}`,
};
