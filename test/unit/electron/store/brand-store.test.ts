import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BrandStore } from '#electron/store/brand-store';
import { type BrandKit, brandKit, EMPTY_KIT } from '#shared/domain/brand/kit';

const dir = mkdtempSync(join(tmpdir(), 'tapestry-brand-store-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const kitOf = (colour: string): BrandKit =>
  brandKit.parse({ ...EMPTY_KIT, colours: [{ id: 'tok_red00000', name: 'Red', colour }] });

describe('the brand kit of a workspace', () => {
  it('is empty where an older workspace has none, and is there after a restart', async () => {
    const path = join(dir, 'brand.json');
    const store = new BrandStore(path, () => false);
    expect(await store.read()).toEqual(EMPTY_KIT);
    expect(await store.put(kitOf('#C8102E'))).toMatchObject({ ok: true });
    expect(await new BrandStore(path, () => false).read()).toEqual(kitOf('#C8102E'));
  });

  it('is not written in a workspace that is open read-only', async () => {
    const path = join(dir, 'other.json');
    const store = new BrandStore(path, () => true);
    expect(await store.put(kitOf('#C8102E'))).toMatchObject({ error: { code: 'store.readOnly' } });
    expect(readdirSync(dir)).not.toContain('other.json');
  });

  it('comes back from what was before when its file is damaged, and the damaged one is kept', async () => {
    const path = join(dir, 'damaged.json');
    const store = new BrandStore(path, () => false);
    await store.put(kitOf('#111111'));
    await store.put(kitOf('#222222'));
    writeFileSync(path, readFileSync(path).subarray(0, 20));
    const again = new BrandStore(path, () => false);
    expect(await again.read()).toEqual(kitOf('#111111'));
    await again.put(kitOf('#333333'));
    expect(readdirSync(dir).some((name) => name.startsWith('damaged.json.corrupt-'))).toBe(true);
    expect(await new BrandStore(path, () => false).read()).toEqual(kitOf('#333333'));
  });
});
