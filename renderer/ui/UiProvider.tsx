import { MantineProvider } from '@mantine/core';
import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';
import { NoticeHost } from './notice';
import { mantineTheme, mantineVariables } from './theme';

/** The few words and formats the kit needs itself; the app hands them in, already translated. */
export interface UiWords {
  close: string;
  cancel: string;
  mixed: string;
  formatNumber(value: number): string;
  isMac: boolean;
}

const fallback: UiWords = {
  close: 'Close',
  cancel: 'Cancel',
  mixed: '—',
  formatNumber: (value) => value.toLocaleString('en'),
  isMac: false,
};

const WordsContext = createContext<UiWords>(fallback);
export const useUiWords = (): UiWords => useContext(WordsContext);

/** Puts the theme on `<html>`; in StrictMode and tests it may run twice without harm. */
export function UiProvider(props: {
  theme: 'light' | 'dark';
  words: UiWords;
  children: ReactNode;
}) {
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = props.theme;
  }, [props.theme]);
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={mantineVariables}
      forceColorScheme={props.theme}
      deduplicateCssVariables={false}
    >
      <WordsContext.Provider value={props.words}>
        {props.children}
        <NoticeHost close={props.words.close} />
      </WordsContext.Provider>
    </MantineProvider>
  );
}
