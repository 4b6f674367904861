import type { EnterprisePage, Indicator, Input } from '../../api/client';
import { Figure } from '../../display/Figure';
import { digits, indicator as valueOf, significant } from '../../display/numbers';
import { ClauseText, SourceCells } from '../../display/Source';
import { useWords } from '../../i18n';

type Result = NonNullable<EnterprisePage['result']>;

/** Why this grade: every indicator with value, benchmark, points, arithmetic and source cells; then rank against the cut. */
export function WhyPanel({ page, result }: { page: EnterprisePage; result: Result }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="why">
      <h2 id="why">{t('why.title')}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="why">
        <table className="plain why">
          <thead>
            <tr>
              <th scope="col">{t('why.indicator')}</th>
              <th scope="col" className="num">{t('why.value')}</th>
              <th scope="col" className="num">{t('why.benchmark')}</th>
              <th scope="col" className="num">{t('why.points')}</th>
              <th scope="col">{t('why.how')}</th>
            </tr>
          </thead>
          <tbody>
            {result.indicators.map((indicator) => <Row key={indicator.indicator} indicator={indicator} />)}
            {result.adjustments.map((adjustment) => (
              <tr key={adjustment.en}>
                <th scope="row" colSpan={3}>{say(adjustment)}</th>
                <td className="num" data-label={t('why.points')}><b>{digits(adjustment.points, 4, 4)}</b></td>
                <td>
                  <div className="formula">{say(adjustment.formula)}</div>
                  <ClauseText clause={adjustment.clause} />
                </td>
              </tr>
            ))}
            <tr className="sum">
              <th scope="row" colSpan={3}>{t('why.sum')}</th>
              <td className="num"><b>{digits(result.score, 4, 4)}</b></td>
              <td>{t('why.rank', { rank: digits(result.rank), of: digits(result.of), share: digits((result.rank / Math.max(1, result.of)) * 100, 2) })}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {result.changes.length > 0 && (
        <ul className="changes" aria-label={t('why.changes')}>
          {result.changes.map((change) => (
            <li key={`${change.from}${change.to}${change.reason.en}`}>
              <b>{change.from} → {change.to}</b> {say(change.reason)} <ClauseText clause={change.clause} />
            </li>
          ))}
        </ul>
      )}
      {result.path.length > 0 && (
        <section className="path" aria-labelledby="path">
          <h3 id="path">{t('why.path')}</h3>
          <p className="notice" role="note">{t('why.pathNotAdvice')}</p>
          <ul>
            {result.path.map((line) => <li key={line.en}>{say(line).trim()}</li>)}
          </ul>
          <p className="note">{t('why.pathNote')}</p>
        </section>
      )}
      {page.explanation && (
        <details className="lines">
          <summary>{t('why.lines')}</summary>
          <ol>
            {page.explanation.lines.map((line, n) => (
              <li key={n} style={{ paddingLeft: `${(/^\s*/.exec(line.zh)?.[0].length ?? 0) / 2}em` }}>{say(line).trim()}</li>
            ))}
          </ol>
          <p>{t('why.source')} <ClauseText clause={page.explanation.source} /></p>
        </details>
      )}
    </section>
  );
}

function Row({ indicator }: { indicator: Indicator }) {
  const { t, say, unit } = useWords();
  return (
    <tr>
      <th scope="row">
        {say(indicator)}
        <div className="note">{t('why.weight', { weight: digits(indicator.weight, 2) })}</div>
      </th>
      <td className="num" data-label={t('why.value')}><Figure text={indicator.value != null ? valueOf(indicator.value, indicator.unit) : null} unit={unit(indicator.unit)} /></td>
      <td className="num" data-label={t('why.benchmark')}>{indicator.benchmark != null ? <Figure text={valueOf(indicator.benchmark, indicator.unit)} unit={unit(indicator.unit)} /> : '—'}</td>
      <td className="num" data-label={t('why.points')}><b>{digits(indicator.points, 4, 4)}</b></td>
      <td>
        {indicator.scored !== 'by_value' && <span className="tag warn">{t(`scored.${indicator.scored}`)}</span>}
        <div className="formula">{say(indicator.formula)}</div>
        {indicator.benchmark_from && <div className="note">{t('why.benchmark')} {say(indicator.benchmark_from)}</div>}
        {indicator.inputs.map((input) => <InputLine key={input.fact} input={input} />)}
        <ClauseText clause={indicator.clause} />
      </td>
    </tr>
  );
}

function InputLine({ input }: { input: Input }) {
  const { say, within, unit } = useWords();
  return (
    <div className="input">
      <span>{say(input)} <Figure text={input.amount != null ? significant(input.amount) : null} unit={unit(input.unit)} /></span>
      {input.derivation && <span className="note"> {within(input.derivation)}</span>}
      <SourceCells sources={input.sources} />
    </div>
  );
}
