import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Town } from '../../api/client';
import { digits, money, mu, squareMetres } from '../../display/numbers';
import { useWords } from '../../i18n';

/** The three actions, each with its figures; a figure leads to its rows where a list of exactly these rows exists. */
export function Actions({ town }: { town: Town }) {
  const { t } = useWords();
  const blocksMu = town.blocks.reduce((sum, block) => sum + block.area.mu, 0);
  return (
    <div className="row-3">
      <Action name="rectify">
        <One what={t('actions.closures')} text={digits(town.closures)} unit={t('unit.firms')} to="/enterprises?closure=true" note={t('actions.closuresNote')} />
        <One what={t('actions.findings')} text={digits(town.findings)} unit={t('unit.items')} to="/findings" note={t('actions.findingsNote')} />
        <One what={t('actions.illegal')} text={squareMetres(town.illegal_floor_area)} unit="㎡" to="/findings?check=illegal_building" note={t('actions.illegalNote')} />
      </Action>
      <Action name="uplift">
        <One what={t('actions.coaching')} text={digits(town.uplift.coaching)} unit={t('unit.firms')} note={t('actions.coachingNote')} more={['/enterprises?grade=D&closure=false', t('actions.coachingRows')]} />
        <One what={t('actions.highEnergy')} text={digits(town.uplift.high_energy)} unit={t('unit.firms')} note={t('actions.highEnergyNote')} />
        <One what={t('actions.upliftLand')} text={mu(town.uplift.area)} unit={t('unit.mu')} note={t('actions.upliftLandNote', { count: town.uplift.parcels })} more={['/map?theme=yield', t('actions.upliftLandRows')]} />
      </Action>
      <Action name="redevelop">
        <One what={t('actions.blocks')} text={digits(blocksMu, 1, 1)} unit={t('unit.mu')} to="/blocks" note={t('actions.blocksNote', { count: town.blocks.length })} />
        <One what={t('actions.balance')} text={money(town.balance.static_balance)} unit={t('unit.wan')} to="/blocks" note={t('actions.balanceNote')} bad={town.balance.static_balance.wan_yuan < 0} />
        <One what={t('actions.peakGap')} text={money(town.balance.peak_gap)} unit={t('unit.wan')} to="/blocks" note={town.balance.peak_gap_at ? t('actions.peakGapAt', { quarter: town.balance.peak_gap_at }) : t('actions.noGap')} />
      </Action>
    </div>
  );
}

function Action({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <section className="panel action" aria-labelledby={`action-${name}`}>
      <header>
        <h2 id={`action-${name}`}>{t(`actions.${name}`)}</h2>
        <p className="note">{t(`actions.${name}Note`)}</p>
      </header>
      <dl>{children}</dl>
    </section>
  );
}

function One(props: { what: string; text: string; unit: string; note: string; to?: string; bad?: boolean; more?: [string, string] }) {
  const figure = (
    <span className={props.bad ? 'big bad' : 'big'}>
      {props.text} <small>{props.unit}</small>
    </span>
  );
  return (
    <div>
      <dt>{props.what}</dt>
      <dd>
        {props.to ? <Link to={props.to} aria-label={`${props.what} ${props.text} ${props.unit}`.trim()}>{figure}</Link> : figure}
        <p className="note">
          {props.note} {props.more && <Link to={props.more[0]}>{props.more[1]}</Link>}
        </p>
      </dd>
    </div>
  );
}
