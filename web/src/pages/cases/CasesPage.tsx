import { Button } from 'antd';
import { Link } from 'react-router';
import { type CasesAsked, useCases } from '../../api/dailyQueries';
import { useAddressState } from '../../app/addressState';
import { Beside } from '../../app/Beside';
import { Empty, State } from '../../app/State';
import { DueMark } from '../../display/DueMark';
import { digits, squareMetres } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { SearchBox } from '../../display/SearchBox';
import { useWords } from '../../i18n';
import '../findings/findings.css';

/** Cases with what is due: the next day first. */
export default function CasesPage() {
  const { t, say } = useWords();
  const { parameters, change } = useAddressState();
  const asked: CasesAsked = {
    check: (parameters.get('check') ?? undefined) as CasesAsked['check'],
    state: (parameters.get('state') ?? undefined) as CasesAsked['state'],
    q: parameters.get('q') ?? undefined,
  };
  const query = useCases(asked);
  const first = query.data?.pages[0];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const all = first?.states.reduce((sum, state) => sum + state.cases, 0) ?? 0;
  return (
    <>
      <Beside group="cases" />
      <div className="head">
        <h1>{t('cases.title')}</h1>
        <p className="note">{t('cases.note')}</p>
      </div>
      <div className="check-tabs controls" role="group" aria-label={t('cases.state')}>
        <button type="button" aria-pressed={!asked.state} onClick={() => change({ state: null })}>
          {t('cases.all')} <b>{digits(all)}</b>
        </button>
        {first?.states.map((state) => (
          <button type="button" key={state.state} aria-pressed={asked.state === state.state} onClick={() => change({ state: state.state })}>
            {say(state.words)} <b>{digits(state.cases)}</b>
          </button>
        ))}
      </div>
      <div className="flat controls filters">
        <SearchBox label={t('cases.search')} words={asked.q ?? ''} search={(q) => change({ q })} />
        <span className="note" role="status">
          {first && t('cases.count', { total: digits(first.total), shown: digits(items.length) })}
          {first?.as_of && ` · ${t('cases.asOf', { day: first.as_of })}`}
        </span>
        {first && first.freed_floor.m2 > 0 && <span className="tag good">{t('cases.freed', { area: squareMetres(first.freed_floor) })}</span>}
      </div>
      <State query={query}>
        {() =>
          all === 0 ? (
            <Empty>{t('cases.none')} <code className="code">{t('cases.command')}</code></Empty>
          ) : items.length === 0 ? (
            <Empty>{t('cases.empty')}</Empty>
          ) : (
            <div className="panel">
              <Rows
                label={t('cases.title')}
                rows={items}
                keyOf={(item) => item.id}
                columns={[
                  { name: t('cases.subject'), cell: (item) => <><Link to={`/cases/${item.id}`}>{say(item.title)}</Link><div className="code">{item.subject_code}</div></> },
                  { name: t('cases.check'), cell: (item) => <span className="unbroken">{t(`check.${item.check}`)}</span> },
                  { name: t('cases.party'), cell: (item) => (item.party ? <Link to={`/enterprises/${item.party.id}`}>{item.party.name}</Link> : '—') },
                  { name: t('cases.state'), cell: (item) => <span className={item.rests ? 'tag' : 'tag warn'}>{say(item.state_words)}</span> },
                  { name: t('cases.due'), cell: (item) => <DueMark due={item.next_due} daysLeft={item.days_left} /> },
                  { name: t('cases.todo'), cell: (item) => (item.to_do ? `${say(item.to_do.who)}${t('colon')}${say(item.to_do.what)}` : <span className="note">{item.rests ? t('cases.ended') : t('cases.nothing')}</span>) },
                ]}
              />
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
