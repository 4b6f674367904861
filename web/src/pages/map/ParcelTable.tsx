import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useNarrow, useTableHeight } from '../../app/viewport';
import { Figure } from '../../display/Figure';
import { GradeMark } from '../../display/GradeMark';
import { digits, percent } from '../../display/numbers';
import { useWords } from '../../i18n';
import { classOf, type ParcelProperties } from '../../map/scales';
import type { Theme } from '../../map/state';

const byNumber = (of: (p: ParcelProperties) => number | null | undefined) => (a: ParcelProperties, b: ParcelProperties) =>
  (of(a) ?? -Infinity) - (of(b) ?? -Infinity);

/** The same parcels as the map, for the keyboard and for reading. */
export function ParcelTable(props: {
  parcels: ParcelProperties[];
  theme: Theme;
  selected: string | null;
  onSelect: (parcel: string) => void;
}) {
  const { t } = useWords();
  const height = useTableHeight(useNarrow() ? 360 : 96);
  const { parcels, theme, selected, onSelect } = props;
  const columns = useMemo<TableColumnsType<ParcelProperties>>(
    () => [
      {
        title: t('parcel.code'),
        width: 190,
        sorter: (a, b) => a.code.localeCompare(b.code),
        render: (_, p) => <button type="button" className="link code" onClick={() => onSelect(p.id)} aria-label={t('parcel.open', { code: p.code })}>{p.code}</button>,
      },
      { title: t('enterprises.grade'), width: 80, sorter: (a, b) => (a.grade ?? 'Z').localeCompare(b.grade ?? 'Z'), render: (_, p) => <GradeMark grade={p.grade} /> },
      { title: t(`legend.${theme}.title`), width: 190, render: (_, p) => t(`legend.${theme}.${classOf(theme, p)?.key ?? 'other'}`) },
      { title: t('parcel.landUse'), width: 80, render: (_, p) => p.land_use },
      { title: t('enterprises.village'), width: 100, render: (_, p) => p.village ?? '—' },
      { title: `${t('parcel.area')} (${t('unit.mu')})`, width: 100, align: 'right', sorter: byNumber((p) => p.mu), render: (_, p) => digits(p.mu, 1, 1) },
      { title: `${t('parcel.taxPerMu')} (${t('unit.wanPerMu')})`, width: 170, align: 'right', sorter: byNumber((p) => p.tax_per_mu), render: (_, p) => <Figure text={p.tax_per_mu != null ? digits(p.tax_per_mu, 2, 2) : null} /> },
      { title: t('parcel.far'), width: 90, align: 'right', sorter: byNumber((p) => p.far), render: (_, p) => digits(p.far, 2, 2) },
      { title: t('parcel.conflict'), width: 110, align: 'right', sorter: byNumber((p) => p.plan_conflict), render: (_, p) => (p.plan_conflict != null ? percent(p.plan_conflict, 0) : '—') },
      { title: t('enterprises.findings'), width: 90, align: 'right', sorter: byNumber((p) => p.findings), render: (_, p) => digits(p.findings) },
    ],
    [t, theme, onSelect],
  );
  return (
    <Table<ParcelProperties>
      virtual
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={parcels}
      pagination={false}
      showSorterTooltip={false}
      scroll={{ y: height, x: 1200 }}
      rowClassName={(p) => (p.id === selected ? 'chosen' : '')}
    />
  );
}
