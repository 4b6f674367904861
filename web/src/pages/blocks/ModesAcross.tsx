import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { BlockSummary } from '../../api/client';
import { client, dataOf } from '../../api/client';
import { money } from '../../display/numbers';
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
  return (
    <section className="panel" aria-labelledby="across">
      <h2 id="across">
        {t('blocks.across')}
        <small>{t('blocks.acrossNote')}</small>
      </h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="across">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('blocks.name')}</th>
              {modes.map((mode) => <th key={mode.mode} scope="col" className="num">{say(mode)}</th>)}
            </tr>
          </thead>
          <tbody>
            {known.map((block) => (
              <tr key={block.id}>
                <td><Link to={`/blocks/${block.id}`}>{block.name}</Link></td>
                {block.options.map((option) => (
                  <td key={option.mode} className={`num${option.cash_flow.balance.static_balance.wan_yuan < 0 ? ' bad' : ''}`}>
                    {option.chosen && <span className="tag good">{t('modes.chosen')}</span>}{' '}
                    {option.barred && <span className="tag">{t('modes.barredShort')}</span>}{' '}
                    {money(option.cash_flow.balance.static_balance)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
