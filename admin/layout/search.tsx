import { createContext, useContext, useRef, useState, type ReactNode, type RefObject } from 'react';

interface Search {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

const SearchContext = createContext<Search | undefined>(undefined);

/** The text of the one search box; lists that can be searched filter by it. */
export function SearchProvider({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  const inputRef = useRef<HTMLInputElement>(null);
  return <SearchContext value={{ text, setText, inputRef }}>{children}</SearchContext>;
}

export function useSearch(): Search {
  const search = useContext(SearchContext);
  if (search === undefined) throw new Error('useSearch is for components below SearchProvider');
  return search;
}
