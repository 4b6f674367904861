import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MatterItem } from '../api/dailyQueries';
import type { MatterKind } from '../api/matterSteps';
import { useAddressState } from '../app/addressState';
import { Empty } from '../app/State';
import { useWords } from '../i18n';
import { MatterPanel } from './MatterPanel';
import { digits } from './numbers';
import { Rows } from './Rows';
import { SearchBox } from './SearchBox';
import '../pages/findings/findings.css';

/** A list of matters: by state and by words; a row opens what it rests on above the list. */
export function Matters(props: { label: string; about: string; of: string; items: MatterItem[]; kind?: MatterKind; beside?: (matter: MatterItem) => ReactNode }) {
  const { label, about, of, items, kind, beside } = props;
  const { t, say } = useWords();
  const { parameters, change } = useAddressState();
  const [state, q, open] = [parameters.get('state'), parameters.get('q') ?? '', parameters.get('open')];
  const states = new Map(items.map((item) => [item.state.code, item.state]));
  const fits = (item: MatterItem) =>
    (!state || item.state.code === state) && (!q || [item.about, item.of, item.id, item.variant.zh, item.variant.en].some((text) => text.includes(q)));
  const shown = items.filter(fits);
  const opened = items.find((item) => item.id === open);
  const next = (item: MatterItem) => item.clocks[0];
  return (
    <>
      <div className="check-tabs controls" role="group" aria-label={t('assets.state')}>
        <button type="button" aria-pressed={!state} onClick={() => change({ state: null })}>{t('cases.all')} <b>{digits(items.length)}</b></button>
        {[...states.values()].map((one) => (
          <button type="button" key={one.code} aria-pressed={state === one.code} onClick={() => change({ state: one.code })}>
            {say(one)} <b>{digits(items.filter((item) => item.state.code === one.code).length)}</b>
          </button>
        ))}
      </div>
      <div className="flat controls filters">
        <SearchBox label={t('matters.search')} words={q} search={(q) => change({ q })} />
        <span className="note" role="status">{t('matters.count', { shown: digits(shown.length), total: digits(items.length) })}</span>
      </div>
      {opened && <div className="opened"><MatterPanel matter={opened} kind={kind} />{beside?.(opened)}</div>}
      {shown.length === 0 ? (
        <Empty>{t('matters.empty')}</Empty>
      ) : (
        <div className="panel">
          <Rows
            label={label}
            rows={shown}
            keyOf={(item) => item.id}
            columns={[
              {
                name: about,
                cell: (item) => (
                  <Link
                    to={`?open=${item.id}`}
                    aria-current={item.id === open ? 'true' : undefined}
                    onClick={(event) => {
                      event.preventDefault();
                      change({ open: item.id === open ? null : item.id });
                      window.scrollTo({ top: 0 });
                    }}
                  >
                    {item.about}
                  </Link>
                ),
              },
              { name: of, cell: (item) => item.of },
              { name: t('matters.variant'), cell: (item) => say(item.variant) },
              { name: t('assets.state'), cell: (item) => <span className={item.next.length > 0 ? 'tag warn' : 'tag'}>{say(item.state)}</span> },
              { name: t('matters.opened'), cell: (item) => <span className="unbroken">{item.opened}</span> },
              { name: t('matters.due'), cell: (item) => (next(item) ? <><span className="unbroken">{next(item)!.due}</span> <span className="note">{say(next(item)!.clock)}</span></> : <span className="note">—</span>) },
              { name: t('matters.todo'), cell: (item) => (item.duties[0] ? `${say(item.duties[0].who)}${t('colon')}${say(item.duties[0].what)}` : <span className="note">{item.next.length > 0 ? t('cases.nothing') : t('cases.ended')}</span>) },
            ]}
          />
        </div>
      )}
    </>
  );
}
