import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a person who cannot see or point would meet in a part of the window: empty when all is well. */
export async function barriers(page: Page, within: string): Promise<string[]> {
  // Electron opens no second page for the tool
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(within).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
