import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** What Mantine's own parts look like; everything else comes from `tokens.css`. */
export const mantineTheme = createTheme({
  fontFamily: 'var(--t-font)',
  fontFamilyMonospace: 'var(--t-mono)',
  defaultRadius: 6,
  cursorType: 'default',
  respectReducedMotion: true,
  focusRing: 'auto',
});

const roles = {
  '--mantine-color-text': 'var(--t-text-1)',
  '--mantine-color-body': 'var(--t-surface-2)',
  '--mantine-color-dimmed': 'var(--t-text-3)',
  '--mantine-color-default': 'var(--t-surface-3)',
  '--mantine-color-default-hover': 'var(--t-fill)',
  '--mantine-color-default-border': 'var(--t-line-strong)',
  '--mantine-color-error': 'var(--t-bad)',
  '--mantine-color-placeholder': 'var(--t-text-3)',
  '--mantine-color-anchor': 'var(--t-accent-text)',
  '--mantine-primary-color-filled': 'var(--t-accent)',
  '--mantine-primary-color-light': 'var(--t-accent-soft)',
};

/** Mantine's variables follow ours, so both themes are decided in one file. */
export const mantineVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: roles,
  dark: roles,
});
