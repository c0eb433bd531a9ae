import { z } from 'zod';
import { channelId } from '../../domain/ids';
import { importedRow, importHead } from '../../insight/manager/imports';
import { columnMapping, managerTable, rememberedHead } from '../../insight/manager/tables';

const day = z.string().regex(/^\d{8}$/);

/** A CSV file of LINE's manager, decoded. */
export const MAX_MANAGER_TEXT = 20_000_000;

/** Figures that LINE's manager alone knows, brought by files. */
export const insightImportChannels = {
  /** What was imported, what of it counts in these days, and which heads somebody has mapped before. */
  'insight.imports': {
    input: z.object({ channelId, from: day, to: day }),
    output: z.object({
      imports: z.array(importHead),
      tables: z.partialRecord(managerTable, z.array(importedRow)),
      heads: z.array(rememberedHead),
    }),
  },
  /** Reads the text by the mapping and appends the good rows; the mapping is remembered for this head. */
  'insight.importFile': {
    input: z.object({
      channelId,
      file: z.string().min(1).max(300),
      text: z.string().max(MAX_MANAGER_TEXT),
      table: managerTable,
      mapping: columnMapping,
    }),
    output: z.object({ importId: z.string(), rows: z.number(), leftOut: z.number() }),
  },
  /** The rows no longer count; the archive keeps them. */
  'insight.withdrawImport': {
    input: z.object({ channelId, importId: z.string().max(64) }),
    output: z.undefined(),
  },
} as const;
