import { Button } from 'antd';
import { Link } from 'react-router';
import type { LandFinding, PlanRelease } from '../../api/client';
import { type LandAsked, useLand } from '../../api/queries';
import { useAddressState } from '../../app/addressState';
import { Empty, State } from '../../app/State';
import { digits, squareMetres } from '../../display/numbers';
import { SearchBox } from '../../display/SearchBox';
import { ClauseText } from '../../display/Source';
import { useWords } from '../../i18n';
import { Outline } from './Outline';
import './land.css';

/** 用地发现: what geometry shows about land, each with its outline, its clause, and what would free a plot planned otherwise. */
export default function LandPage() {
  const { t, say } = useWords();
  const { parameters, change } = useAddressState();
  const asked: LandAsked = { rule: parameters.get('rule') ?? undefined, parcel: parameters.get('parcel') ?? undefined, q: parameters.get('q') ?? undefined };
  const query = useLand(asked);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const rules = query.data?.pages[0]?.rules ?? [];
  return (
    <>
      <div className="head">
        <h1>{t('landFindings.title')}</h1>
        <p className="note">{t('landFindings.note')}</p>
      </div>
      <div className="check-tabs controls" role="group" aria-label={t('finding.rule')}>
        <button type="button" aria-pressed={!asked.rule} onClick={() => change({ rule: null })}>
          {t('findings.all')} <b>{digits(rules.reduce((sum, rule) => sum + rule.findings, 0))}</b>
        </button>
        {rules.map((rule) => (
          <button type="button" key={rule.rule} aria-pressed={asked.rule === rule.rule} onClick={() => change({ rule: rule.rule })}>
            {say(rule.title)} <b>{digits(rule.findings)}</b>
          </button>
        ))}
      </div>
      <div className="flat controls filters">
        <SearchBox label={t('landFindings.search')} words={asked.q ?? ''} search={(q) => change({ q })} />
        <span className="note" role="status">{total !== undefined && t('findings.count', { total: digits(total), shown: digits(items.length) })}</span>
      </div>
      <State query={query}>
        {() =>
          items.length === 0 ? (
            <Empty>{t('findings.empty')}</Empty>
          ) : (
            <div className="panel">
              {items.map((finding) => <Card key={finding.id} finding={finding} />)}
              {query.hasNextPage && (
                <Button block style={{ marginTop: 14 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('more')}</Button>
              )}
            </div>
          )
        }
      </State>
    </>
  );
}

function Card({ finding }: { finding: LandFinding }) {
  const { t, say } = useWords();
  return (
    <article className="finding land" id={finding.id}>
      <div>
        <h3>{say(finding.title)}</h3>
        <p className="note">
          {t(`subject.${finding.subject.kind}`)} <span className="code">{finding.subject.code}</span>
          {finding.parcel && (
            <>
              {' · '}
              <Link to={`/map?parcel=${finding.parcel.id}&theme=conflict`}>{t('finding.onMap')}</Link>
            </>
          )}
        </p>
        {/* The last pieces of evidence of a conflict say in a line what the procedures below say in full. */}
        <ul className="evidence">{finding.evidence.slice(0, finding.evidence.length - finding.procedures.length).map((evidence, n) => <li key={n}>{say(evidence)}</li>)}</ul>
        {finding.procedures.map((release) => <Release key={release.planned_use} release={release} />)}
        <p><b>{t('finding.verify')}</b>{say(finding.to_verify)}</p>
        <p className="clauses">{t('finding.clauses')}{finding.clauses.map((clause, n) => <ClauseText key={n} clause={clause} />)}</p>
      </div>
      {finding.outline && <Outline outline={finding.outline} label={t('landFindings.outline', { code: finding.subject.code })} />}
    </article>
  );
}

/** What would free the part that is planned for one other use; farmland may be freed by nothing that the pack names. */
function Release({ release }: { release: PlanRelease }) {
  const { t, say, given } = useWords();
  const title = t('landFindings.planned', { use: given(release.planned_use), area: squareMetres(release.area) });
  if (release.procedures.length === 0) return <p className="release"><b>{title}</b>{t('landFindings.noProcedure')}</p>;
  return (
    <div className="release">
      <b>{title}</b>
      {release.procedures.map((procedure) => (
        <details key={procedure.code}>
          <summary>{say(procedure.name)}</summary>
          <ol>
            {procedure.steps.map((step, n) => (
              <li key={n}>
                {say(step.what)}{' '}
                {step.least_days != null && <span className="tag">{t('landFindings.days', { days: step.least_days })}</span>}{' '}
                {step.clauses.map((clause, m) => <ClauseText key={m} clause={clause} />)}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}
