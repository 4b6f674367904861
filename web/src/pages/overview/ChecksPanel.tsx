import { Link } from 'react-router';
import type { Town } from '../../api/client';
import { digits } from '../../display/numbers';
import { useWords } from '../../i18n';

/** Suspicions by check and rule; a bar's length is its count. */
export function ChecksPanel({ town }: { town: Town }) {
  const { t, pick } = useWords();
  const most = Math.max(1, ...town.checks.map((check) => check.findings));
  return (
    <section className="panel" aria-labelledby="checks">
      <h2 id="checks">
        {t('overview.checks')}
        <small>{t('overview.suspicions')}</small>
      </h2>
      <ul className="checks">
        {town.checks.map((check) => (
          <li key={check.check}>
            <Link to={`/findings?check=${check.check}`} className="check-line">
              <b>{t(`check.${check.check}`)}</b>
              <span className="track" aria-hidden="true">
                <span style={{ width: `${(check.findings / most) * 100}%` }} />
              </span>
              <span className="num">{digits(check.findings)}</span>
            </Link>
            <p className="note rules">
              {town.rules.filter((rule) => rule.check === check.check).map((rule) => (
                <Link key={rule.rule} to={`/findings?check=${check.check}&rule=${encodeURIComponent(rule.rule)}`}>
                  {pick(rule.title_zh, rule.title_en)} {digits(rule.findings)}
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
