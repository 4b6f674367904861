import { Link, useParams } from 'react-router';
import type { EnterprisePage as Page } from '../../api/client';
import { useEnterprise } from '../../api/queries';
import { State } from '../../app/State';
import { FindingCard } from '../../display/FindingCard';
import { GradeMark } from '../../display/GradeMark';
import { digits } from '../../display/numbers';
import { UnsourcedNotice } from '../../display/UnsourcedNotice';
import { useWords } from '../../i18n';
import { ClosurePanel } from './ClosurePanel';
import { EntitlementsPanel } from './EntitlementsPanel';
import { EnvironmentPanel } from './EnvironmentPanel';
import { LandPanel } from './LandPanel';
import { LeasesPanel } from './LeasesPanel';
import { OverYearsPanel } from './OverYearsPanel';
import { PeersPanel } from './PeersPanel';
import { MeasuresPanel } from './MeasuresPanel';
import { PortraitPanels } from './PortraitPanels';
import { RegisterPanel } from './RegisterPanel';
import { WhyPanel } from './WhyPanel';
import { YearsPanel } from './YearsPanel';
import './enterprise.css';

/** One enterprise, one page (一企一档). */
export default function EnterprisePage() {
  const { id = '' } = useParams();
  return <State query={useEnterprise(id)}>{(page) => <Sheet page={page} />}</State>;
}

function Sheet({ page }: { page: Page }) {
  const { t, say, within } = useWords();
  const { result } = page;
  const settled = page.over_years?.years.find((year) => year.year === page.year && year.origin === 'final' && year.grade !== (result?.grade ?? null));
  const round = page.over_years?.years.some((year) => year.year === page.year && year.round);
  return (
    <div className="stack">
      <nav className="note" aria-label={t('nav.where')}>
        <Link to="/enterprises">{t('enterprises.title')}</Link> / {page.name}
      </nav>
      <header className="panel firm">
        <GradeMark grade={result?.grade} large />
        <div>
          <h1>{page.name}</h1>
          <p className="note">
            <span className="code">{page.code || t('enterprises.noCode')}</span>
            {page.registration && ` · ${page.registration.industry} ${page.registration.industry_name} · ${t(`form.${page.registration.form}`)} · ${t(`registered.${page.registration.status}`)}`}
          </p>
          {result ? (
            <p>
              {t('enterprise.ranked', {
                population: say({ zh: result.population_zh, en: result.population_en }),
                score: digits(result.score, 4, 2),
                rank: digits(result.rank),
                of: digits(result.of),
              })}{' '}
              {t(`grade.means.${result.grade}`)}
              {round && <> <Link to={`/rounds/${page.year}`}>{t('enterprise.round', { year: page.year })}</Link></>}
            </p>
          ) : (
            <p>{t('enterprise.notGraded')}{within(page.not_graded)}</p>
          )}
        </div>
        <dl className="firm-facts">
          <div><dt>{t('enterprise.asOf')}</dt><dd>{page.as_of}</dd></div>
          <div><dt>{t('enterprise.year')}</dt><dd>{page.year}</dd></div>
          <div><dt>{t('enterprise.suspicions')}</dt><dd>{page.findings.length > 0 ? <a href="#findings">{digits(page.findings.length)}</a> : digits(0)}</dd></div>
        </dl>
      </header>
      {settled && <p className="notice" role="note">{t('enterprise.finalDiffers', { year: settled.year, grade: settled.grade ?? t('grade.none') })}</p>}
      {result && result.statistics_only.length > 0 && (
        <p className="notice" role="note">
          {t('enterprise.statisticsOnly', { measures: result.statistics_only.map((m) => t(`measure.${m}`)).join(t('comma')) })}
        </p>
      )}
      <UnsourcedNotice items={page.explanation?.unsourced ?? []} />
      {page.closure && <ClosurePanel closure={page.closure} findings={page.findings} />}
      {result && <WhyPanel page={page} result={result} />}
      {page.over_years && <OverYearsPanel over={page.over_years} />}
      {result && <PeersPanel result={result} />}
      <PortraitPanels id={page.id} />
      <MeasuresPanel id={page.id} />
      <section className="panel" aria-labelledby="findings">
        <h2 id="findings">
          {t('enterprise.findings')}
          <small>{t('finding.suspicion')}</small>
        </h2>
        {page.findings.length === 0 && <p className="note">{t('enterprise.noFindings')}</p>}
        <div className="finding-list">
          {page.findings.map((finding) => <FindingCard key={finding.id} finding={finding} besides={page.id} />)}
        </div>
      </section>
      <EntitlementsPanel page={page} />
      <LeasesPanel leases={page.leases} />
      <div className="row-2">
        <div className="stack">
          <LandPanel page={page} />
          <RegisterPanel page={page} />
        </div>
        <div className="stack">
          <YearsPanel page={page} />
          <EnvironmentPanel page={page} />
        </div>
      </div>
    </div>
  );
}
