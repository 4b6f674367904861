import { Button } from 'antd';
import { useState } from 'react';
import { type VillageBook, useVillageAssets } from '../../api/dailyQueries';
import { useMe } from '../../api/people';
import { Empty, State } from '../../app/State';
import { Rows } from '../../display/Rows';
import { Beside } from '../../app/Beside';
import { useWords } from '../../i18n';
import { MatterPanel } from '../../display/MatterPanel';
import { OpenDisposal } from './OpenDisposal';

/** 村集体资产: books that add up to the fen, and disposals that cannot skip a step. */
export default function AssetsPage() {
  const { t } = useWords();
  const may = useMe().data?.actions.includes('keep_village_book') ?? false;
  const [opening, setOpening] = useState(false);
  return (
    <State query={useVillageAssets()}>
      {(assets) => (
        <div className="stack">
          <Beside group="assets" />
          <div className="head" style={{ marginBottom: 0 }}>
            <h1>{t('assets.title')}</h1>
            <p className="note">{t('assets.note')}{assets.as_of && ` · ${t('cases.asOf', { day: assets.as_of })}`}</p>
          </div>
          {assets.books.length === 0 && <Empty>{t('assets.none')} <code className="code">{t('assets.command')}</code></Empty>}
          {assets.books.map((book) => <Book key={book.village} book={book} />)}
          <div className="head" style={{ marginBottom: 0 }}>
            <h2>{t('assets.disposals')}</h2>
            <p className="note">{t('assets.disposalsNote')}</p>
            {may && !opening && <Button type="primary" onClick={() => setOpening(true)}>{t('assets.open')}</Button>}
          </div>
          {opening && (
            <section className="panel" aria-labelledby="open-disposal">
              <h2 id="open-disposal">{t('assets.open')}<small>{t('assets.openNote')}</small></h2>
              <OpenDisposal close={() => setOpening(false)} opened={(id) => { window.location.hash = id; }} />
            </section>
          )}
          {assets.disposals.length === 0 && <p className="note">{t('assets.noDisposals')}</p>}
          {assets.disposals.map((disposal) => <MatterPanel key={disposal.id} matter={disposal} kind="disposal" />)}
        </div>
      )}
    </State>
  );
}

/** Yuan to the fen, grouped, so that a column can be added up by hand. */
const yuan = (amount: { yuan: string }) => amount.yuan.replace('-', '−').replace(/\B(?=(\d{3})+(?!\d))(?=.*\.)/g, ',');

function Book({ book }: { book: VillageBook }) {
  const { t, say } = useWords();
  const total = { holding: { zh: t('assets.total'), en: t('assets.total') }, opening: book.opening, changes: book.changes, closing: book.closing };
  return (
    <section className="panel" aria-labelledby={`book-${book.village}`}>
      <h2 id={`book-${book.village}`}>{t('assets.book', { village: book.village })}<small>{t('assets.opening')} + {t('assets.changes')} = {t('assets.closing')}</small></h2>
      <Rows
        label={book.village}
        rows={[...book.holdings, total].map((line, n) => ({ ...line, n, last: n === book.holdings.length }))}
        keyOf={(line) => String(line.n)}
        columns={[
          { name: t('assets.holding'), cell: (line) => (line.last ? <b>{say(line.holding)}</b> : say(line.holding)) },
          { name: t('assets.opening'), numeric: true, cell: (line) => yuan(line.opening) },
          { name: t('assets.changes'), numeric: true, cell: (line) => yuan(line.changes) },
          { name: t('assets.closing'), numeric: true, cell: (line) => (line.last ? <b>{yuan(line.closing)}</b> : yuan(line.closing)) },
        ]}
      />
      {book.moves.length > 0 && (
        <details>
          <summary>{t('assets.moves')} ({book.moves.length})</summary>
          <Rows
            label={t('assets.moves')}
            rows={book.moves.map((move, n) => ({ ...move, n }))}
            keyOf={(move) => String(move.n)}
            columns={[
              { name: t('assets.day'), cell: (move) => <span className="unbroken">{move.day}</span> },
              { name: t('assets.cause'), cell: (move) => <>{say(move.cause)} {move.disposal && <a className="code" href={`#${move.disposal}`}>{move.disposal}</a>}</> },
              { name: t('assets.result'), numeric: true, cell: (move) => yuan(move.result) },
            ]}
          />
        </details>
      )}
    </section>
  );
}
