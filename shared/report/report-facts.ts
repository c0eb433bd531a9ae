import type { z } from 'zod';
import type { ImportedTables } from '../insight/manager/imports';
import type { InsightReport } from '../insight/report';
import type { richMenuFiguresSchema } from '../insight/rich-menu';

/** One version of a menu with its figures and what its areas do. */
export interface ReportMenu {
  name: string;
  figures: z.infer<typeof richMenuFiguresSchema>;
  /** Letter and words of each area, in the order of the figures. */
  areas: readonly { letter: string; action: string }[];
  /** The published picture for the map of taps, as a `data:` address; null where it is gone. */
  picture: string | null;
  size: { width: number; height: number };
}

export interface ReportTest {
  name: string;
  arms: readonly {
    letter: string;
    name: string;
    sent: number;
    /** Null: withheld or not there yet. */
    converted: number | null;
    rate: { value: number; low: number; high: number } | null;
  }[];
  decision: { letter: string; reason: string } | null;
}

/** Everything a report is made of; nothing is looked up while it is written. */
export interface ReportFacts {
  /** Narrowed to the scope already. */
  report: InsightReport;
  channelName: string;
  scope: { kind: 'campaign' | 'label'; name: string } | null;
  brand: {
    name: string;
    accent: string;
    /** The picture itself as a `data:` address; null without one. */
    logo: string | null;
  };
  menus: readonly ReportMenu[];
  tests: readonly ReportTest[];
  /** From files of LINE's manager, of the same days. */
  manager: ImportedTables;
  /** ISO 8601, by the channel's clock. */
  madeAt: string;
}
