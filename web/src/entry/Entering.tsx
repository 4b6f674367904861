import type { ReactNode } from 'react';
import './entry.css';

/** A form within a panel, above the list to which it adds. */
export function Entering({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <div className="entering">
      <h3>{title}</h3>
      {note && <p className="note">{note}</p>}
      {children}
    </div>
  );
}
