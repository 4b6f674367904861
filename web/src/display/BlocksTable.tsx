import { Link } from 'react-router';
import type { BlockSummary } from '../api/client';
import { useWords } from '../i18n';
import { Figure } from './Figure';
import { digits, money, mu, wan } from './numbers';

/** Blocks as rows, largest first. */
export function BlocksTable({ blocks }: { blocks: BlockSummary[] }) {
  const { t, pick } = useWords();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('overview.blocks')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('blocks.name')}</th>
            <th scope="col" className="num">{t('blocks.area')}</th>
            <th scope="col" className="num">{t('blocks.parcels')}</th>
            <th scope="col" className="num">{t('blocks.firms')}</th>
            <th scope="col" className="num">{t('blocks.taxPerMu')}</th>
            <th scope="col">{t('blocks.mode')}</th>
            <th scope="col" className="num">{t('blocks.static')}</th>
            <th scope="col" className="num">{t('blocks.npv')}</th>
          </tr>
        </thead>
        <tbody>
          {blocks.map((block) => (
            <tr key={block.id}>
              <td><Link to={`/blocks/${block.id}`}>{block.name}</Link></td>
              <td className="num">{mu(block.area)}</td>
              <td className="num">{digits(block.parcels)}</td>
              <td className="num">{digits(block.firms)}</td>
              <td className="num"><Figure text={block.tax_per_mu != null ? digits(block.tax_per_mu, 2, 2) : null} /></td>
              <td>{block.mode_zh ? pick(block.mode_zh, block.mode_en ?? '') : <span className="tag bad">{t('blocks.allBarred')}</span>}</td>
              <td className={`num ${block.static_balance && block.static_balance.wan_yuan < 0 ? 'bad' : ''}`}>
                <Figure text={block.static_balance ? money(block.static_balance) : '—'} />
              </td>
              <td className={`num ${(block.npv_wan_yuan ?? 0) < 0 ? 'bad' : ''}`}>
                <Figure text={block.npv_wan_yuan != null ? wan(block.npv_wan_yuan) : '—'} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
