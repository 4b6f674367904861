import { Suspense, useEffect, useRef } from 'react';
import { NavLink, Link, Outlet, useLocation } from 'react-router';
import { useMe } from '../api/people';
import { useTown } from '../api/queries';
import { chooseLanguage, useWords } from '../i18n';
import { RouteFailure } from './RouteFailure';
import { OpenBanner, WhoIAm } from './WhoIAm';

const PAGES = ['', 'map', 'enterprises', 'rounds', 'proposals', 'findings', 'cases', 'programme', 'land', 'blocks', 'phases', 'parks', 'assets', 'approvals'] as const;

/** Who may draft or approve something that needs two persons: each of these does one or the other. */
const APPROVES = 'approves';
const DRAFTS = ['run_evaluation', 'keep_village_book', 'publish_grades', 'dispose_asset', 'pay_funds'];

/** What a page reads: a page of which one may read nothing is not offered. */
const NEEDS: Record<(typeof PAGES)[number], string> = {
  '': 'read_overview', map: 'read_map', enterprises: 'read_enterprises', rounds: 'read_rounds', proposals: 'read_proposals',
  findings: 'read_findings', cases: 'read_cases', programme: 'read_programme', land: 'read_land', blocks: 'read_blocks', phases: 'read_blocks',
  parks: 'read_parks', assets: 'read_villages', approvals: APPROVES,
};

/** Pages that stand beside another one, which leads to them. */
const BESIDE = ['petitions', 'storages', 'quotas', 'operations'] as const;

/** The frame around every page: whose data, of which day, where to go, in which language. */
export function Shell() {
  const { t, english, pick } = useWords();
  const me = useMe().data;
  const actions = me?.actions ?? [];
  // Without a second factor a leader approves nothing yet, but sees what waits.
  const approves = DRAFTS.some((action) => actions.includes(action)) || (actions.includes('steward_park') && me?.whole_town);
  const may = (action: string) => (action === APPROVES ? Boolean(approves) : actions.includes(action));
  const town = useTown(may('read_overview')).data;
  // The petition office reads no cases, beside which petitions stand: it finds them in their place.
  const offered = PAGES.flatMap((p) => (may(NEEDS[p]) ? [p] : p === 'cases' && may('read_petitions') ? (['petitions'] as const) : []));
  const { pathname } = useLocation();
  const page = pathname.split('/')[1] ?? '';
  const name = town ? pick(town.name_zh, town.name_en) : '';
  useEffect(() => {
    const known = [...PAGES, ...BESIDE].find((p) => p === page);
    document.title = [known === undefined ? '' : t(`nav.${known || 'overview'}`), name, t('product')].filter(Boolean).join(' · ');
  }, [page, name, t]);
  // On a phone the list of pages is wider than the screen: the page that is open stays in sight.
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    here.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [page, english]);
  return (
    <>
      <a className="skip" href="#main">{t('nav.skip')}</a>
      <OpenBanner />
      <header className="bar">
        <Link to="/" className="name">
          <b>{t('product')}</b>
          <span>{name}</span>
        </Link>
        <nav ref={here} aria-label={t('nav.label')}>
          {offered.map((p) => (
            <NavLink key={p} to={`/${p}`} end={p === ''}>{t(`nav.${p || 'overview'}`)}</NavLink>
          ))}
        </nav>
        <div className="end">
          {may('take_report') && <a href="/api/v1/report.xlsx" download>{t('nav.report')}</a>}
          <WhoIAm />
          <a
            href={english ? '?lang=zh-CN' : '?lang=en'}
            lang={english ? 'zh-CN' : 'en'}
            onClick={(event) => {
              event.preventDefault();
              void chooseLanguage(english ? 'zh-CN' : 'en');
            }}
          >
            {english ? '中文' : 'English'}
          </a>
        </div>
      </header>
      <main id="main" className={page === 'map' ? 'wide' : undefined}>
        <RouteFailure key={pathname}>
          <Suspense fallback={<div className="state" role="status">{t('state.loading')}</div>}>
            <Outlet />
          </Suspense>
        </RouteFailure>
      </main>
      {town && page !== 'map' && (
        <footer className="foot">
          {t('foot', { day: town.as_of, year: town.year, facts: town.counts.facts.toLocaleString() })}{' '}
          <span title={town.snapshot}>{t('footRevision', { revision: town.revision })}</span>
        </footer>
      )}
    </>
  );
}
