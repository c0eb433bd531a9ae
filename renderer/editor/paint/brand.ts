import { createStore } from 'zustand/vanilla';
import { type BrandKit, EMPTY_KIT } from '#shared/domain/brand/kit';

/**
 * The kit that pages are painted with. The window fills it; the hidden drawing page gets pages in which
 * everything stands for itself and leaves it empty.
 */
export const paintedKit = createStore<{ kit: BrandKit }>(() => ({ kit: EMPTY_KIT }));
