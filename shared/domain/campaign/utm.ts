import { z } from 'zod';

/**
 * What web analytics is told of a link: `{campaign}`, `{send}`, `{arm}` and `{date}` stand for what they name
 * when the send is compiled. An empty part is left out.
 */
export const utmTemplate = z.object({
  source: z.string().max(100),
  medium: z.string().max(100),
  campaign: z.string().max(100),
  term: z.string().max(100),
  content: z.string().max(100),
});
export type UtmTemplate = z.infer<typeof utmTemplate>;

export const UTM_PARTS = ['source', 'medium', 'campaign', 'term', 'content'] as const;

export const USUAL_UTM: UtmTemplate = {
  source: 'line',
  medium: 'message',
  campaign: '{campaign}',
  term: '',
  content: '{send}{arm}',
};
