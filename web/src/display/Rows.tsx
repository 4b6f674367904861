import type { ReactNode } from 'react';
import { useNarrow } from '../app/viewport';

export interface Column<T> {
  name: string;
  cell: (row: T) => ReactNode;
  /** Right-aligned figures. */
  numeric?: boolean;
}

/** Records as a table; on a phone each record is a short sheet headed by its first column, so that nothing hides at the side. */
export function Rows<T>(props: { label: string; caption?: string; columns: Column<T>[]; rows: T[]; keyOf: (row: T) => string }) {
  const { label, caption, columns, rows, keyOf } = props;
  const [head, ...rest] = columns;
  if (useNarrow()) {
    return (
      <>
        {caption && <h3 className="caption">{caption}</h3>}
        <ul className="sheets" aria-label={label}>
          {rows.map((row) => (
            <li key={keyOf(row)}>
              <div className="sheet-head">{head?.cell(row)}</div>
              <dl className="facts">
                {rest.map((column) => (
                  <div key={column.name}>
                    <dt>{column.name}</dt>
                    <dd>{column.cell(row)}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      </>
    );
  }
  const align = (column: Column<T>) => (column.numeric ? 'num' : undefined);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="plain">
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => <th key={column.name} scope="col" className={align(column)}>{column.name}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => <td key={column.name} className={align(column)}>{column.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
