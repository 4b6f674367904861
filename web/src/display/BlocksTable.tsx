import { Link } from 'react-router';
import type { BlockSummary } from '../api/client';
import { useWords } from '../i18n';
import { Figure } from './Figure';
import { digits, money, mu, wan } from './numbers';
import { Rows } from './Rows';

const signed = (amount: number | null | undefined, text: string) => <span className={(amount ?? 0) < 0 ? 'bad' : undefined}>{text}</span>;

/** Blocks as rows, largest first. */
export function BlocksTable({ blocks }: { blocks: BlockSummary[] }) {
  const { t, pick } = useWords();
  return (
    <Rows
      label={t('overview.blocks')}
      rows={blocks}
      keyOf={(block) => block.id}
      columns={[
        { name: t('blocks.name'), cell: (block) => <Link to={`/blocks/${block.id}`}>{block.name}</Link> },
        { name: t('blocks.area'), numeric: true, cell: (block) => mu(block.area) },
        { name: t('blocks.parcels'), numeric: true, cell: (block) => digits(block.parcels) },
        { name: t('blocks.firms'), numeric: true, cell: (block) => digits(block.firms) },
        { name: t('blocks.taxPerMu'), numeric: true, cell: (block) => <Figure text={block.tax_per_mu != null ? digits(block.tax_per_mu, 2, 2) : null} /> },
        {
          name: t('blocks.mode'),
          cell: (block) => (block.mode_zh ? pick(block.mode_zh, block.mode_en ?? '') : <span className="tag bad">{t('blocks.allBarred')}</span>),
        },
        { name: t('blocks.static'), numeric: true, cell: (block) => signed(block.static_balance?.wan_yuan, block.static_balance ? money(block.static_balance) : '—') },
        { name: t('blocks.npv'), numeric: true, cell: (block) => signed(block.npv_wan_yuan, block.npv_wan_yuan != null ? wan(block.npv_wan_yuan) : '—') },
      ]}
    />
  );
}
