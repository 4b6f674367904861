import { Link } from 'react-router';
import type { Operations } from '../../api/dailyQueries';
import { squareMetres } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** Firms that leave a park: why, and which items are still to be cleared before the lease has ended. */
export function Exits({ page }: { page: Operations }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="exits">
      <h2 id="exits">{t('operations.exits')}<small>{t('operations.exitsNote')}</small></h2>
      {page.exits.length === 0 ? <p className="note">{t('operations.noExits')}</p> : (
        <Rows
          label={t('operations.exits')}
          rows={page.exits}
          keyOf={(one) => `${one.number}${one.entries[0]}`}
          columns={[
            { name: t('operations.tenant'), cell: (one) => (one.enterprise ? <Link to={`/enterprises/${one.enterprise.id}`}>{one.tenant}</Link> : one.tenant) },
            { name: t('operations.lease'), cell: (one) => <span className="code">{one.number}</span> },
            { name: t('operations.park'), cell: (one) => one.park },
            { name: t('operations.area'), numeric: true, cell: (one) => squareMetres(one.floor_area) },
            { name: t('operations.reason'), cell: (one) => say(one.reason) },
            { name: t('operations.state'), cell: (one) => <><span className={one.state.code === 'left' ? 'tag good' : one.state.code === 'withdrawn' ? 'tag' : 'tag warn'}>{say(one.state)}</span> <span className="note unbroken">{one.ended ?? one.notice}</span></> },
            { name: t('operations.clearing'), cell: (one) => <Items exit={one} /> },
          ]}
        />
      )}
    </section>
  );
}

function Items({ exit }: { exit: Operations['exits'][number] }) {
  const { t, say } = useWords();
  const done = exit.items.filter((item) => item.cleared != null).length;
  return (
    <details>
      <summary>{t('operations.clearedOf', { done, all: exit.items.length })}</summary>
      {exit.items.map((item) => (
        <div key={item.item.code} className="note">{say(item.item)} {item.cleared == null ? <em className="missing">{t('operations.notCleared')}</em> : <span className="unbroken">{item.cleared}</span>}</div>
      ))}
    </details>
  );
}
