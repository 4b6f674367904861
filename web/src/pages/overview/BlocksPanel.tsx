import { Link } from 'react-router';
import type { Town } from '../../api/client';
import { Empty } from '../../app/State';
import { BalanceFacts } from '../../display/BalanceFacts';
import { BlocksTable } from '../../display/BlocksTable';
import { useWords } from '../../i18n';

/** Blocks and what their chosen modes come to together. */
export function BlocksPanel({ town }: { town: Town }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="blocks">
      <h2 id="blocks">
        {t('overview.blocks')}
        <small>{t('overview.leftOver', { count: town.left_over })}</small>
      </h2>
      {town.blocks.length === 0 ? (
        <Empty>{t('blocks.none')}</Empty>
      ) : (
        <>
          <BlocksTable blocks={town.blocks} />
          <h3 style={{ margin: '14px 0 6px' }}>{t('overview.balance')}</h3>
          <BalanceFacts balance={town.balance} strip />
          <p style={{ marginTop: 8 }}>
            <Link to="/blocks">{t('overview.toBlocks')}</Link>
          </p>
        </>
      )}
    </section>
  );
}
