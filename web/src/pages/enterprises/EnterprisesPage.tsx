import { Button, Select, Table, type TableProps } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { EnterpriseItem } from '../../api/client';
import { type EnterprisesAsked, useEnterprises, useTown, useVillages } from '../../api/queries';
import { useAddressState } from '../../app/addressState';
import { Empty, State } from '../../app/State';
import { useNarrow, useTableHeight } from '../../app/viewport';
import { digits } from '../../display/numbers';
import { SearchBox } from '../../display/SearchBox';
import { useWords } from '../../i18n';
import { useColumns } from './columns';
import { EnterpriseCards } from './EnterpriseCards';

const SORTS = ['rank', 'name', 'tax_per_mu', 'findings'] as const;

/** The list of enterprises; filters, order and search live in the address. */
export default function EnterprisesPage() {
  const { t, say } = useWords();
  const { parameters, change } = useAddressState();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const height = useTableHeight(250);
  const town = useTown().data;
  const villages = useVillages().data;
  const asked = readAsked(parameters);
  const query = useEnterprises(asked);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const columns = useColumns(asked);
  const filters = [...parameters.keys()].filter((key) => key !== 'lang');
  const filter = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      popupMatchSelectWidth={false}
      style={{ minWidth: 120 }}
      value={parameters.get(name) ?? undefined}
      onChange={(value: string | undefined) => change({ [name]: value })}
      options={options}
    />
  );
  const more = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  const changed: TableProps<EnterpriseItem>['onChange'] = (_page, _filters, sorter) => {
    const one = Array.isArray(sorter) ? sorter[0] : sorter;
    change({ sort: one?.order ? String(one.columnKey) : null, order: one?.order === 'descend' ? 'desc' : null });
  };
  return (
    <>
      <div className="head">
        <h1>{t('enterprises.title')}</h1>
        <p className="note" role="status">
          {total !== undefined && t('enterprises.count', { total: digits(total), shown: digits(items.length) })}
        </p>
      </div>
      <div className="flat controls filters">
        <SearchBox key={asked.q ?? ''} label={t('enterprises.search')} words={asked.q ?? ''} search={(q) => change({ q })} />
        {filter('grade', t('enterprises.grade'), [
          ...['A', 'B', 'C', 'D'].map((grade) => ({ value: grade, label: t('grade.named', { grade }) })),
          { value: 'none', label: t('grade.none') },
        ])}
        {filter('population', t('enterprises.population'), (town?.populations ?? []).map((p) => ({ value: p.population, label: say(p) })))}
        {filter('check', t('enterprises.check'), (town?.checks ?? []).map((c) => ({ value: c.check, label: say(c) })))}
        {filter('village', t('enterprises.village'), (villages ?? []).map((v) => ({ value: v.name, label: v.name })))}
        {filter('closure', t('enterprises.closure'), [
          { value: 'true', label: t('enterprises.closureYes') },
          { value: 'false', label: t('enterprises.closureNo') },
        ])}
        {filters.length > 0 && (
          <Button type="link" onClick={() => change(Object.fromEntries(filters.map((key) => [key, null])))}>
            {t('enterprises.reset')}
          </Button>
        )}
      </div>
      <State query={query}>
        {() =>
          items.length === 0 ? (
            <Empty>{t('enterprises.empty')}</Empty>
          ) : narrow ? (
            <EnterpriseCards items={items} more={query.hasNextPage ? more : undefined} />
          ) : (
            <div className="panel" style={{ padding: 0, overflow: 'hidden' }}>
              <Table<EnterpriseItem>
                virtual
                size="small"
                rowKey="id"
                columns={columns}
                dataSource={items}
                pagination={false}
                scroll={{ y: height, x: 1360 }}
                loading={query.isFetching && !query.isFetchingNextPage}
                showSorterTooltip={false}
                onChange={changed}
                onScroll={(event) => {
                  const box = event.currentTarget;
                  if (box.scrollTop + box.clientHeight > box.scrollHeight - 600) more();
                }}
                onRow={(item) => ({ onDoubleClick: () => void navigate(`/enterprises/${item.id}`) })}
              />
              {query.hasNextPage && (
                <div style={{ padding: 8, textAlign: 'center', borderTop: '1px solid var(--line)' }}>
                  <Button size="small" onClick={more} loading={query.isFetchingNextPage}>{t('more')}</Button>
                </div>
              )}
            </div>
          )
        }
      </State>
      <p className="unseen"><Link to="/map?view=list">{t('enterprises.toMap')}</Link></p>
    </>
  );
}

function readAsked(parameters: URLSearchParams): EnterprisesAsked {
  const text = (name: string) => parameters.get(name) ?? undefined;
  const sort = SORTS.find((s) => s === parameters.get('sort'));
  const closure = parameters.get('closure');
  return {
    q: text('q'),
    grade: text('grade') as EnterprisesAsked['grade'],
    population: text('population'),
    check: text('check') as EnterprisesAsked['check'],
    village: text('village'),
    closure: closure === null ? undefined : closure === 'true',
    sort,
    order: parameters.get('order') === 'desc' ? 'desc' : undefined,
  };
}
