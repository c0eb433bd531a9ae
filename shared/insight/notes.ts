import { z } from 'zod';

/*
 * What people add to a channel's results: marks on days, and ways of looking that they come back to. Kept in
 * the workspace beside the archive, so that a colleague who gets the folder sees them as well.
 */

const lineDay = z.string().regex(/^\d{8}$/);
const noteText = z.string().trim().min(1).max(200);

/** Something that LINE does not know and that explains a curve: a holiday, a shop that was shut, an outage. */
const annotation = z.object({ id: z.string().max(64), day: lineDay, text: noteText });
export type Annotation = z.infer<typeof annotation>;

export const resultTab = z.enum([
  'overview',
  'broadcasts',
  'experiments',
  'richMenus',
  'friends',
  'cost',
  'manager',
]);
export type ResultTab = z.infer<typeof resultTab>;

const viewRange = z.union([
  z.object({ last: z.number().int().min(1).max(1_100) }),
  z.object({ from: lineDay, to: lineDay }),
]);

/** A tab, a range, a label and a campaign, under a name. */
const savedView = z.object({
  id: z.string().max(64),
  name: z.string().trim().min(1).max(60),
  tab: resultTab,
  range: viewRange,
  /** Null: every label. */
  label: z.string().max(100).nullable(),
  /** Absent in views from before it, or null: every campaign. */
  campaignId: z.string().max(100).nullable().optional(),
});
export type SavedView = z.infer<typeof savedView>;

export const insightNotes = z.object({
  annotations: z.array(annotation).max(2_000),
  views: z.array(savedView).max(100),
});
export type InsightNotes = z.infer<typeof insightNotes>;
export const NO_NOTES: InsightNotes = { annotations: [], views: [] };

/** One change at a time; `id` null adds, anything else replaces what has that id. */
export const notesChange = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('annotate'),
    id: z.string().max(64).nullable(),
    day: lineDay,
    text: noteText,
  }),
  z.object({ do: z.literal('removeAnnotation'), id: z.string().max(64) }),
  z.object({ do: z.literal('saveView'), view: savedView.omit({ id: true }) }),
  z.object({ do: z.literal('removeView'), id: z.string().max(64) }),
]);
export type NotesChange = z.infer<typeof notesChange>;

/** The notes after a change. Annotations stand in the order of their days; a view saved again under its name is replaced. */
export function changeNotes(
  notes: InsightNotes,
  change: NotesChange,
  newId: () => string,
): InsightNotes {
  switch (change.do) {
    case 'annotate': {
      const id = change.id ?? newId();
      const others = notes.annotations.filter((one) => one.id !== id);
      const annotations = [...others, { id, day: change.day, text: change.text }].sort((a, b) =>
        a.day === b.day ? a.id.localeCompare(b.id) : a.day.localeCompare(b.day),
      );
      return { ...notes, annotations };
    }
    case 'removeAnnotation':
      return { ...notes, annotations: notes.annotations.filter(({ id }) => id !== change.id) };
    case 'saveView': {
      const same = notes.views.find(({ name }) => name === change.view.name);
      const view = { id: same?.id ?? newId(), ...change.view };
      return {
        ...notes,
        views: same
          ? notes.views.map((one) => (one === same ? view : one))
          : [...notes.views, view],
      };
    }
    case 'removeView':
      return { ...notes, views: notes.views.filter(({ id }) => id !== change.id) };
  }
}
