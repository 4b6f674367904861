import { lazy, Suspense, useMemo } from 'react';
import type { EnterprisePage } from '../../api/client';
import { peersOption } from '../../charts/peersOption';
import { Figure } from '../../display/Figure';
import { percent, significant } from '../../display/numbers';
import { useWords } from '../../i18n';

const Chart = lazy(() => import('../../charts/Chart'));

/** Own value against peers, drawn and as a table. */
export function PeersPanel({ result }: { result: NonNullable<EnterprisePage['result']> }) {
  const { t, say, unit } = useWords();
  const { indicators } = result;
  const same = new Set(indicators.map((i) => i.peers?.zh)).size === 1;
  const option = useMemo(
    () =>
      peersOption(
        indicators.map((i) => ({ name: say(i), unit: unit(i.unit), value: i.value ?? null, benchmark: i.benchmark, median: i.peer_median ?? null })),
        { own: t('peers.own'), median: t('peers.median'), benchmark: t('peers.benchmark'), missing: t('missing'), description: t('peers.description') },
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `say` and `unit` change with the language, as `t` does
    [indicators, t],
  );
  return (
    <section className="panel" aria-labelledby="peers">
      <h2 id="peers">
        {t('peers.title')}
        <small>{t('peers.note')}{same && indicators[0]?.peers && t('semicolon') + t('peers.group', { group: say(indicators[0].peers) })}</small>
      </h2>
      <div className="row-2">
        <Suspense fallback={<p className="note">{t('state.loading')}</p>}>
          <Chart option={option} height={64 + indicators.length * 40} label={t('peers.description')} />
        </Suspense>
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="peers">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('why.indicator')}</th>
                <th scope="col" className="num">{t('peers.own')}</th>
                <th scope="col" className="num">{t('peers.median')}</th>
                <th scope="col">{t('peers.percentile')}</th>
              </tr>
            </thead>
            <tbody>
              {indicators.map((i) => (
                <tr key={i.indicator}>
                  <td>{say(i)}</td>
                  <td className="num"><Figure text={i.value != null ? significant(i.value) : null} unit={unit(i.unit)} /></td>
                  <td className="num"><Figure text={i.peer_median != null ? significant(i.peer_median) : null} unit={unit(i.unit)} /></td>
                  <td>
                    {i.percentile != null ? t('peers.ahead', { share: percent(i.percentile, 0) }) : <Figure text={null} />}
                    {i.peers && !same && <div className="note">{say(i.peers)}</div>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
