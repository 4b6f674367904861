import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { EnterpriseItem } from '../../api/client';
import type { EnterprisesAsked } from '../../api/queries';
import { Figure } from '../../display/Figure';
import { GradeMark } from '../../display/GradeMark';
import { digits } from '../../display/numbers';
import { useWords } from '../../i18n';

/** Columns of the list; those with a key of the server's `sort` can be sorted. */
export function useColumns(asked: EnterprisesAsked): TableColumnsType<EnterpriseItem> {
  const { t } = useWords();
  const sorted = (key: string) => ({
    key,
    sorter: true,
    sortOrder: (asked.sort ?? 'rank') === key ? (asked.order === 'desc' ? ('descend' as const) : ('ascend' as const)) : null,
  });
  return [
    { title: t('enterprises.grade'), width: 70, render: (_, item) => <GradeMark grade={item.grade} /> },
    {
      title: t('enterprises.name'),
      ...sorted('name'),
      width: 250,
      ellipsis: true,
      render: (_, item) => <Link to={`/enterprises/${item.id}`} title={item.name}>{item.name}</Link>,
    },
    {
      title: t('enterprises.code'),
      width: 172,
      render: (_, item) => <span className="code">{item.code || t('enterprises.noCode')}</span>,
    },
    { title: t('enterprises.industry'), width: 216, ellipsis: true, render: (_, item) => `${item.industry} ${item.industry_name}` },
    { title: t('enterprises.village'), width: 90, render: (_, item) => item.village ?? '—' },
    {
      title: t('enterprises.rank'),
      ...sorted('rank'),
      width: 104,
      align: 'right',
      render: (_, item) => (item.rank != null ? `${digits(item.rank)} / ${digits(item.of ?? 0)}` : '—'),
    },
    {
      title: t('enterprises.score'),
      width: 84,
      align: 'right',
      render: (_, item) => (item.score != null ? digits(item.score, 2, 2) : '—'),
    },
    {
      title: t('enterprises.taxPerMu'),
      ...sorted('tax_per_mu'),
      width: 172,
      align: 'right',
      render: (_, item) => <Figure text={item.tax_per_mu != null ? digits(item.tax_per_mu, 2, 2) : null} />,
    },
    { title: t('enterprises.findings'), ...sorted('findings'), width: 112, align: 'right', render: (_, item) => digits(item.findings) },
    {
      title: t('enterprises.closure'),
      width: 100,
      render: (_, item) => item.closure && <span className="tag bad">{t('enterprises.closureYes')}</span>,
    },
  ];
}
