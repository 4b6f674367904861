import { Link } from 'react-router';
import type { Town } from '../../api/client';
import { digits, percent } from '../../display/numbers';
import { useWords } from '../../i18n';

/** Grades of each population as one bar, letters and counts written on it. */
export function GradesPanel({ town }: { town: Town }) {
  const { t, say } = useWords();
  const graded = town.populations.reduce((sum, population) => sum + population.firms, 0);
  return (
    <section className="panel" aria-labelledby="grades">
      <h2 id="grades">
        {t('overview.grades')}
        <small>{town.evaluation}</small>
      </h2>
      {town.populations.map((population) => (
        <div className="population" key={population.population}>
          <h3>
            <Link to={`/enterprises?population=${population.population}`}>{say(population)}</Link>
            <span className="note"> {t('overview.ranked', { count: digits(population.firms) })}</span>
          </h3>
          <ul className="grade-bar">
            {population.cuts.filter((cut) => cut.firms > 0).map((cut) => (
              <li key={cut.grade} style={{ flexGrow: cut.firms }} className={cut.grade.toLowerCase()}>
                <Link to={`/enterprises?population=${population.population}&grade=${cut.grade}`}>
                  <b>{cut.grade}</b> {digits(cut.firms)}
                </Link>
              </li>
            ))}
          </ul>
          <ul className="note cuts">
            {population.cuts.map((cut) => (
              <li key={cut.grade}>
                {cut.from_score != null && t('overview.fromScore', { grade: cut.grade, score: digits(cut.from_score, 2, 2) })}
                {cut.from_score == null && (cut.up_to != null && cut.up_to < 1 ? t('overview.cut', { grade: cut.grade, upTo: percent(cut.up_to, 0) }) : t('overview.rest', { grade: cut.grade }))}
                {cut.lowest !== null && cut.lowest !== undefined && t('overview.lowest', { score: digits(cut.lowest, 2, 2) })}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="note">
        {t('overview.coverage', { graded: digits(graded), all: digits(town.counts.enterprises) })}{' '}
        <Link to="/enterprises?grade=none">{t('overview.notGraded', { count: town.not_graded })}</Link>
        {t('overview.notGradedNote')}
      </p>
    </section>
  );
}
