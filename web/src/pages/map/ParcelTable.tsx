import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useNarrow, useTableHeight } from '../../app/viewport';
import { Figure } from '../../display/Figure';
import { GradeMark } from '../../display/GradeMark';
import { digits, percent } from '../../display/numbers';
import { useWords } from '../../i18n';
import { classOf, type ParcelProperties } from '../../map/scales';
import type { Theme } from '../../map/state';

const industrial = (p: ParcelProperties) => p.land_use === '工业';

const byNumber = (of: (p: ParcelProperties) => number | null | undefined) => (a: ParcelProperties, b: ParcelProperties) =>
  (of(a) ?? -Infinity) - (of(b) ?? -Infinity);

/** The same parcels as the map, for the keyboard and for reading. */
export function ParcelTable(props: {
  parcels: ParcelProperties[];
  theme: Theme;
  selected: string | null;
  onSelect: (parcel: string) => void;
}) {
  const { t, given } = useWords();
  const height = useTableHeight(useNarrow() ? 360 : 96);
  const { parcels, theme, selected, onSelect } = props;
  const columns = useMemo(
    () => [
      {
        title: t('parcel.code'),
        width: 190,
        sorter: (a: ParcelProperties, b: ParcelProperties) => a.code.localeCompare(b.code),
        render: (_: unknown, p: ParcelProperties) => <button type="button" className="link code" onClick={() => onSelect(p.id)} aria-label={t('parcel.open', { code: p.code })}>{p.code}</button>,
      },
      { title: t('enterprises.grade'), width: 80, sorter: (a: ParcelProperties, b: ParcelProperties) => (a.grade ?? 'Z').localeCompare(b.grade ?? 'Z'), render: (_: unknown, p: ParcelProperties) => (p.grade || industrial(p) ? <GradeMark grade={p.grade} /> : '—') },
      theme === 'mode' && { title: t('legend.mode.title'), width: 150, render: (_: unknown, p: ParcelProperties) => t(`legend.mode.${classOf(theme, p)?.key ?? 'other'}`) },
      { title: t('parcel.landUse'), width: 80, render: (_: unknown, p: ParcelProperties) => given(p.land_use) },
      { title: t('enterprises.village'), width: 100, render: (_: unknown, p: ParcelProperties) => p.village ?? '—' },
      { title: `${t('parcel.area')} (${t('unit.mu')})`, width: 100, align: 'right' as const, sorter: byNumber((p) => p.mu), render: (_: unknown, p: ParcelProperties) => digits(p.mu, 1, 1) },
      { title: `${t('parcel.taxPerMu')} (${t('unit.wanPerMu')})`, width: 160, align: 'right' as const, sorter: byNumber((p) => p.tax_per_mu), render: (_: unknown, p: ParcelProperties) => (p.tax_per_mu == null && !industrial(p) ? '—' : <Figure text={p.tax_per_mu != null ? digits(p.tax_per_mu, 2, 2) : null} />) },
      { title: t('parcel.far'), width: 90, align: 'right' as const, sorter: byNumber((p) => p.far), render: (_: unknown, p: ParcelProperties) => digits(p.far, 2, 2) },
      { title: t('parcel.conflict'), width: 110, align: 'right' as const, sorter: byNumber((p) => p.plan_conflict), render: (_: unknown, p: ParcelProperties) => (p.plan_conflict != null ? percent(p.plan_conflict, 0) : '—') },
      { title: t('enterprises.findings'), width: 90, align: 'right' as const, sorter: byNumber((p) => p.findings), render: (_: unknown, p: ParcelProperties) => digits(p.findings) },
    ].filter((column) => column !== false) as TableColumnsType<ParcelProperties>,
    [t, given, theme, onSelect],
  );
  // Industrial land first, the largest first: what the town's work is about.
  const rows = useMemo(() => [...parcels].sort((a, b) => Number(industrial(b)) - Number(industrial(a)) || b.mu - a.mu), [parcels]);
  return (
    <Table<ParcelProperties>
      virtual
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={false}
      showSorterTooltip={false}
      scroll={{ y: height, x: 1040 }}
      rowClassName={(p) => (p.id === selected ? 'chosen' : '')}
    />
  );
}
