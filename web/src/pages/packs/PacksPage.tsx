import { Link } from 'react-router';
import { usePacks } from '../../api/queries';
import { State } from '../../app/State';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** The evaluation packs of the program (规则包), each to be checked on this town before anyone adopts it. */
export default function PacksPage() {
  const { t, pick } = useWords();
  return (
    <div className="stack">
      <nav className="note" aria-label={t('nav.where')}>
        <Link to="/proposals">{t('proposals.title')}</Link> / {t('packs.title')}
      </nav>
      <div className="head" style={{ marginBottom: 0 }}>
        <h1>{t('packs.title')}</h1>
        <p className="note">{t('packs.note')}</p>
      </div>
      <State query={usePacks()}>
        {(packs) => (
          <section className="panel" aria-labelledby="list">
            <h2 id="list">{t('packs.shipped')}</h2>
            <Rows
              label={t('packs.shipped')}
              rows={packs}
              keyOf={(pack) => pack.id}
              columns={[
                { name: t('packs.pack'), cell: (pack) => <Link to={`/packs/${pack.id}`}>{pick(pack.title_zh, pack.title_en)}</Link> },
                { name: t('packs.authority'), cell: (pack) => pack.authority || '—' },
                { name: t('packs.document'), cell: (pack) => pack.document || t('packs.noDocument') },
                { name: t('packs.status'), cell: (pack) => <span className={pack.status === 'official' ? 'tag good' : 'tag warn'}>{t(`status.${pack.status}`)}</span> },
                { name: t('packs.state'), cell: (pack) => (pack.live ? <span className="tag good">{t('packs.live')}</span> : '—') },
              ]}
            />
          </section>
        )}
      </State>
    </div>
  );
}
