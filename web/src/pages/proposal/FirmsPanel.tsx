import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { FirmMove } from '../../api/client';
import { GradeStep } from '../../display/GradeStep';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

const PAGE = 20;

/** Enterprises whose grade changes, the furthest fall first. */
export function FirmsPanel({ moves }: { moves: FirmMove[] }) {
  const { t } = useWords();
  const [shown, show] = useState(PAGE);
  return (
    <section className="panel" aria-labelledby="firms">
      <h2 id="firms">{t('moves.firms')}<small>{t('moves.count', { total: digits(moves.length), shown: digits(Math.min(shown, moves.length)) })}</small></h2>
      {moves.length === 0 ? (
        <p className="note">{t('groups.nobody')}</p>
      ) : (
        <Rows
          label={t('moves.firms')}
          rows={moves.slice(0, shown)}
          keyOf={(move) => move.enterprise.id}
          columns={[
            { name: t('enterprises.name'), cell: (move) => <Link to={`/enterprises/${move.enterprise.id}`}>{move.enterprise.name}</Link> },
            { name: t('enterprises.grade'), cell: (move) => <GradeStep from={move.from} to={move.to} /> },
            { name: t('moves.score'), numeric: true, cell: (move) => (move.score != null ? signed(move.score) : '—') },
          ]}
        />
      )}
      {shown < moves.length && <p className="below"><Button onClick={() => show(shown + 5 * PAGE)}>{t('more')}</Button></p>}
    </section>
  );
}

const signed = (value: number): string => (value > 0 ? '+' : '') + digits(value, 2, 2);
