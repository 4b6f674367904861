import { Button, Select } from 'antd';
import { type FindingsAsked, useFindings, useTown } from '../../api/queries';
import { useAddressState } from '../../app/addressState';
import { Empty, State } from '../../app/State';
import { FindingCard } from '../../display/FindingCard';
import { digits } from '../../display/numbers';
import { SearchBox } from '../../display/SearchBox';
import { useWords } from '../../i18n';
import './findings.css';

/** Suspicions by check and rule, with evidence. */
export default function FindingsPage() {
  const { t, pick } = useWords();
  const { parameters, change } = useAddressState();
  const town = useTown().data;
  const asked: FindingsAsked = {
    check: (parameters.get('check') ?? undefined) as FindingsAsked['check'],
    rule: parameters.get('rule') ?? undefined,
    q: parameters.get('q') ?? undefined,
  };
  const query = useFindings(asked);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const rules = (town?.rules ?? []).filter((rule) => !asked.check || rule.check === asked.check);
  return (
    <>
      <div className="head">
        <h1>{t('findings.title')}</h1>
        <p className="note">{t('finding.suspicionLong')}</p>
      </div>
      <div className="check-tabs controls" role="group" aria-label={t('enterprises.check')}>
        <button type="button" aria-pressed={!asked.check} onClick={() => change({ check: null, rule: null })}>
          {t('findings.all')} <b>{digits(town?.findings ?? 0)}</b>
        </button>
        {town?.checks.map((check) => (
          <button
            type="button"
            key={check.check}
            aria-pressed={asked.check === check.check}
            onClick={() => change({ check: check.check, rule: null })}
          >
            {t(`check.${check.check}`)} <b>{digits(check.findings)}</b>
          </button>
        ))}
      </div>
      <div className="flat controls filters">
        <Select
          aria-label={t('findings.rule')}
          placeholder={t('findings.rule')}
          allowClear
          className="rule-box"
          popupMatchSelectWidth={false}
          value={asked.rule}
          onChange={(rule: string | undefined) => change({ rule })}
          options={rules.map((rule) => ({ value: rule.rule, label: `${pick(rule.title_zh, rule.title_en)} ${digits(rule.findings)}` }))}
        />
        <SearchBox label={t('findings.search')} words={asked.q ?? ''} search={(q) => change({ q })} />
        <span className="note" role="status">
          {total !== undefined && t('findings.count', { total: digits(total), shown: digits(items.length) })}
        </span>
      </div>
      <State query={query}>
        {() =>
          items.length === 0 ? (
            <Empty>{t('findings.empty')}</Empty>
          ) : (
            <div className="panel">
              <div className="finding-rows">
                {items.map((finding) => <FindingCard key={finding.id} finding={finding} />)}
              </div>
              {query.hasNextPage && (
                <Button block style={{ marginTop: 14 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('more')}
                </Button>
              )}
            </div>
          )
        }
      </State>
    </>
  );
}
