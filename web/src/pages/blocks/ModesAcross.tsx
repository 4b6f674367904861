import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Block, BlockSummary } from '../../api/client';
import { client, dataOf } from '../../api/client';
import { money } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** The static balance of every mode for every block; why a mode is barred is said on the block's page. */
export function ModesAcross({ blocks }: { blocks: BlockSummary[] }) {
  const { t, say } = useWords();
  const pages = useQueries({
    queries: blocks.map(({ id }) => ({
      queryKey: ['block', id],
      queryFn: () => dataOf(client.GET('/api/v1/blocks/{id}', { params: { path: { id } } })),
    })),
  });
  const known = pages.flatMap((page) => (page.data ? [page.data] : []));
  const modes = known[0]?.options ?? [];
  if (modes.length === 0) return null;
  const balance = (block: Block, mode: string) => {
    const option = block.options.find((o) => o.mode === mode);
    if (!option) return '—';
    const amount = option.cash_flow.balance.static_balance;
    return (
      <span className={amount.wan_yuan < 0 ? 'bad' : undefined}>
        {option.chosen && <span className="tag good">{t('modes.chosen')}</span>}{' '}
        {option.barred && <span className="tag">{t('modes.barredShort')}</span>}{' '}
        {money(amount)}
      </span>
    );
  };
  return (
    <section className="panel" aria-labelledby="across">
      <h2 id="across">
        {t('blocks.across')}
        <small>{t('blocks.acrossNote')}</small>
      </h2>
      <Rows
        label={t('blocks.across')}
        rows={known}
        keyOf={(block) => block.id}
        columns={[
          { name: t('blocks.name'), cell: (block) => <Link to={`/blocks/${block.id}`}>{block.name}</Link> },
          ...modes.map(({ mode, zh, en }) => ({ name: say({ zh, en }), numeric: true, cell: (block: Block) => balance(block, mode) })),
        ]}
      />
    </section>
  );
}
