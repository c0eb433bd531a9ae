import { z } from 'zod';

/* Requests around rich menus; the menu object itself is `../rich-menu/wire-schema.ts`. */

export const richMenuAliasRequest = z.looseObject({
  richMenuAliasId: z.string(),
  richMenuId: z.string(),
});
export const richMenuBatchOperation = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('link'), from: z.string(), to: z.string() }),
  z.looseObject({ type: z.literal('unlink'), from: z.string() }),
  z.looseObject({ type: z.literal('unlinkAll') }),
]);
export const richMenuBatchRequest = z.looseObject({
  operations: z.array(richMenuBatchOperation),
  resumeRequestKey: z.string().optional(),
});
export const richMenuBulkLinkRequest = z.looseObject({
  richMenuId: z.string(),
  userIds: z.array(z.string()),
});

export type RichMenuAliasRequest = z.infer<typeof richMenuAliasRequest>;
export type RichMenuBatchOperation = z.infer<typeof richMenuBatchOperation>;
export type RichMenuBatchRequest = z.infer<typeof richMenuBatchRequest>;
export type RichMenuBulkLinkRequest = z.infer<typeof richMenuBulkLinkRequest>;
