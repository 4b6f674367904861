import { lazy, Suspense, useMemo } from 'react';
import type { EnterprisePage } from '../../api/client';
import { useNarrow } from '../../app/viewport';
import { heightOf, peersOption } from '../../charts/peersOption';
import { Figure } from '../../display/Figure';
import { indicator, percent } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

const Chart = lazy(() => import('../../charts/Chart'));

/** Own value against peers, drawn and as a table. */
export function PeersPanel({ result }: { result: NonNullable<EnterprisePage['result']> }) {
  const { t, say, within, unit } = useWords();
  const narrow = useNarrow();
  const { indicators } = result;
  const same = new Set(indicators.map((i) => i.peers?.zh)).size === 1;
  const option = useMemo(
    () =>
      peersOption(
        // Only what has a benchmark can be drawn as a share of it; the table below has them all.
        indicators.flatMap((i) => (i.benchmark == null ? [] : [{ name: say(i), value: i.value ?? null, benchmark: i.benchmark, median: i.peer_median ?? null }])),
        { own: t('peers.own'), median: t('peers.median'), benchmark: t('peers.benchmark'), description: t('peers.description') },
        narrow,
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `say` changes with the language, as `t` does
    [indicators, narrow, t],
  );
  const figure = (value: number | null | undefined, of: string) => <Figure text={value != null ? indicator(value, of) : null} unit={unit(of)} />;
  return (
    <section className="panel" aria-labelledby="peers">
      <h2 id="peers">
        {t('peers.title')}
        <small>{t('peers.note')}{same && indicators[0]?.peers && t('semicolon') + t('peers.group', { group: within(indicators[0].peers) })}</small>
      </h2>
      <div className="row-2">
        <Suspense fallback={<p className="note">{t('state.loading')}</p>}>
          <Chart option={option} height={heightOf(indicators.length)} label={t('peers.description')} />
        </Suspense>
        <Rows
          label={t('peers.title')}
          rows={indicators}
          keyOf={(i) => i.indicator}
          columns={[
            { name: t('why.indicator'), cell: (i) => say(i) },
            { name: t('peers.own'), numeric: true, cell: (i) => figure(i.value, i.unit) },
            { name: t('peers.median'), numeric: true, cell: (i) => figure(i.peer_median, i.unit) },
            {
              name: t('peers.percentile'),
              cell: (i) => (
                <>
                  {i.percentile != null ? t('peers.ahead', { share: percent(i.percentile, 0) }) : <Figure text={null} />}
                  {i.peers && !same && <div className="note">{say(i.peers)}</div>}
                </>
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}
