import { Link } from 'react-router';
import { useProposals } from '../../api/queries';
import { State } from '../../app/State';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** Packs tried on the town and kept (方案试算). */
export default function ProposalsPage() {
  const { t, say } = useWords();
  return (
    <div className="stack">
      <div className="head" style={{ marginBottom: 0 }}>
        <h1>{t('proposals.title')}</h1>
        <p className="note">{t('proposals.note')} <Link to="/packs">{t('packs.link')}</Link></p>
      </div>
      <State query={useProposals()}>
        {(list) => (
          <section className="panel" aria-labelledby="list">
            <h2 id="list">{t('proposals.kept')}</h2>
            {list.length === 0 ? (
              <p className="note">{t('proposals.none')} <code className="code">{t('proposals.command')}</code></p>
            ) : (
              <Rows
                label={t('proposals.kept')}
                rows={list}
                keyOf={(item) => item.id}
                columns={[
                  { name: t('proposals.name'), cell: (item) => <Link to={`/proposals/${item.id}`}>{item.name}</Link> },
                  { name: t('proposals.pack'), cell: (item) => say(item.pack) },
                  { name: t('proposals.year'), numeric: true, cell: (item) => item.year },
                  { name: t('moves.risen'), numeric: true, cell: (item) => digits(item.risen) },
                  { name: t('moves.fallen'), numeric: true, cell: (item) => digits(item.fallen) },
                  { name: t('proposals.actor'), cell: (item) => item.actor },
                  { name: t('proposals.at'), cell: (item) => <span className="unbroken">{item.at.slice(0, 10)}</span> },
                  { name: t('proposals.basis'), cell: (item) => (item.current ? t('proposals.current') : <span className="tag warn">{t('proposals.older')}</span>) },
                ]}
              />
            )}
          </section>
        )}
      </State>
    </div>
  );
}
