import { Link } from 'react-router';
import { useBlocks, useTown } from '../../api/queries';
import { Empty, State } from '../../app/State';
import { BalanceFacts } from '../../display/BalanceFacts';
import { BlocksTable } from '../../display/BlocksTable';
import { UnsourcedNotice } from '../../display/UnsourcedNotice';
import { useWords } from '../../i18n';
import { ModesAcross } from './ModesAcross';

/** Blocks, the four modes of each beside one another, and what the chosen ones come to. */
export default function BlocksPage() {
  const { t } = useWords();
  const blocks = useBlocks();
  const town = useTown().data;
  return (
    <div className="stack">
      <div className="head" style={{ marginBottom: 0 }}>
        <h1>{t('blocks.title')}</h1>
        <p className="note">{t('blocks.note')}</p>
      </div>
      {town && <UnsourcedNotice items={town.unsourced} />}
      <State query={blocks}>
        {(list) =>
          list.length === 0 ? (
            <Empty>{t('blocks.none')}</Empty>
          ) : (
            <>
              <section className="panel" aria-labelledby="list">
                <h2 id="list">
                  {t('blocks.chosen')}
                  <small>{t('blocks.units')}</small>
                </h2>
                <>
                  <BlocksTable blocks={list} />
                  {town && (
                    <>
                      <h3 style={{ margin: '14px 0 6px' }}>{t('overview.balance')}</h3>
                      <BalanceFacts balance={town.balance} strip />
                      <p style={{ marginTop: 8 }}><Link to="/map?theme=mode">{t('blocks.toMap')}</Link></p>
                    </>
                  )}
                </>
              </section>
              <ModesAcross blocks={list} />
            </>
          )
        }
      </State>
    </div>
  );
}
