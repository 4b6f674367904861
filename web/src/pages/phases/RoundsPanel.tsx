import type { RoundOfPhases } from '../../api/client';
import { digits, mu, wan } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** Rounds of the negotiation with the platform company: each a kept scenario, and what changed against the one before. */
export function RoundsPanel({ rounds }: { rounds: RoundOfPhases[] }) {
  const { t, say } = useWords();
  if (rounds.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="rounds">
      <h2 id="rounds">{t('phases.rounds')}<small>{t('phases.roundsNote')}</small></h2>
      <Rows
        label={t('phases.rounds')}
        rows={rounds}
        keyOf={(row) => row.name}
        columns={[
          { name: t('phases.round'), cell: (row) => <>{row.name}<br /><small>{row.day} · {row.with}</small></> },
          { name: t('phases.blocks'), numeric: true, cell: (row) => (row.figures ? digits(row.figures.blocks) : '—') },
          { name: t('phases.area'), numeric: true, cell: (row) => (row.figures ? mu(row.figures.area) : '—') },
          { name: t('phases.npv'), numeric: true, cell: (row) => (row.figures ? wan(row.figures.npv.wan_yuan) : '—') },
          { name: t('phases.peakGap'), numeric: true, cell: (row) => (row.figures ? wan(row.figures.peak_gap.wan_yuan) : '—') },
          { name: t('phases.projects'), numeric: true, cell: (row) => (row.figures ? `${row.figures.placed.length} / ${row.figures.waiting.length}` : '—') },
        ]}
      />
      {rounds.map((round) => (
        <div key={round.name}>
          {(round.why_none || round.changed.length > 0 || round.note) && <h3 style={{ margin: '16px 0 6px' }}>{round.name}</h3>}
          {round.note && <p>{round.note}</p>}
          {round.why_none && <p className="note">{t('phases.noneUnder')}{t('colon')}{say(round.why_none)}</p>}
          <ul className="binds">{round.changed.map((line) => <li key={line.zh}>{say(line)}</li>)}</ul>
        </div>
      ))}
    </section>
  );
}
