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

/** The same parcels as the map, for the keyboard and for reading; a phone shows the four columns that fit, the drawer the rest. */
export function ParcelTable(props: {
  parcels: ParcelProperties[];
  theme: Theme;
  selected: string | null;
  onSelect: (parcel: string) => void;
}) {
  const narrow = useNarrow();
  const height = useTableHeight(narrow ? 360 : 96);
  const { parcels, selected } = props;
  const columns = useColumns(props, narrow);
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
      scroll={{ y: height, x: narrow ? 360 : 1040 }}
      rowClassName={(p) => (p.id === selected ? 'chosen' : '')}
    />
  );
}

function useColumns({ theme, onSelect }: { theme: Theme; onSelect: (parcel: string) => void }, narrow: boolean): TableColumnsType<ParcelProperties> {
  const { t, given } = useWords();
  return useMemo(() => {
    const right = { align: 'right' as const };
    const always: TableColumnsType<ParcelProperties> = [
      {
        title: t('parcel.code'),
        width: narrow ? 156 : 190,
        sorter: (a, b) => a.code.localeCompare(b.code),
        render: (_, p) => <button type="button" className="link code" onClick={() => onSelect(p.id)} aria-label={t('parcel.open', { code: p.code })}>{p.code}</button>,
      },
      { title: t('enterprises.grade'), width: narrow ? 64 : 80, sorter: (a, b) => (a.grade ?? 'Z').localeCompare(b.grade ?? 'Z'), render: (_, p) => (p.grade || industrial(p) ? <GradeMark grade={p.grade} /> : '—') },
      { title: t('withUnit', { name: t('parcel.area'), unit: t('unit.mu') }), width: narrow ? 64 : 100, ...right, sorter: byNumber((p) => p.mu), render: (_, p) => digits(p.mu, 1, 1) },
      {
        title: t('withUnit', { name: t('parcel.taxPerMu'), unit: t('unit.wanPerMu') }),
        width: narrow ? 90 : 160,
        ...right,
        sorter: byNumber((p) => p.tax_per_mu),
        render: (_, p) => (p.tax_per_mu == null && !industrial(p) ? '—' : <Figure text={p.tax_per_mu != null ? digits(p.tax_per_mu, 2, 2) : null} />),
      },
    ];
    if (narrow) return always.map((column) => ({ ...column, sorter: undefined }));
    const mode: TableColumnsType<ParcelProperties> = [
      { title: t('legend.mode.title'), width: 150, render: (_, p) => t(`legend.mode.${classOf('mode', p)?.key ?? 'other'}`) },
    ];
    const use: TableColumnsType<ParcelProperties> = [
      { title: t('parcel.landUse'), width: 100, render: (_, p) => given(p.land_use) },
      { title: t('enterprises.village'), width: 100, render: (_, p) => p.village ?? '—' },
    ];
    const rest: TableColumnsType<ParcelProperties> = [
      { title: t('parcel.far'), width: 90, ...right, sorter: byNumber((p) => p.far), render: (_, p) => digits(p.far, 2, 2) },
      { title: t('parcel.conflict'), width: 120, ...right, sorter: byNumber((p) => p.plan_conflict), render: (_, p) => (p.plan_conflict != null ? percent(p.plan_conflict, 0) : '—') },
      { title: t('enterprises.findings'), width: 116, className: 'last', ...right, sorter: byNumber((p) => p.findings), render: (_, p) => digits(p.findings) },
    ];
    return [...always.slice(0, 2), ...(theme === 'mode' ? mode : []), ...use, ...always.slice(2), ...rest];
  }, [t, given, theme, onSelect, narrow]);
}
