import { Input } from 'antd';
import { useState } from 'react';

/** Words to search a list by: they count when they are sent, and an empty box searches for nothing. */
export function SearchBox({ label, words, search }: { label: string; words: string; search: (words: string | null) => void }) {
  const [typed, setTyped] = useState(words);
  return (
    <Input.Search
      aria-label={label}
      placeholder={label}
      className="search-box"
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(sent) => search(sent.trim() || null)}
    />
  );
}
