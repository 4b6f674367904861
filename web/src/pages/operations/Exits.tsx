import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Operations } from '../../api/dailyQueries';
import { squareMetres } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { Entering } from '../../entry/Entering';
import { useWords } from '../../i18n';
import { ExitForm } from './entry/ExitForm';
import { type ExitAct, ExitStepForm } from './entry/ExitStepForm';
import { useMaySteward } from './entry/useMaySteward';

/** Firms that leave a park: why, and which items are still to be cleared before the lease has ended. */
export function Exits({ page }: { page: Operations }) {
  const { t, say } = useWords();
  const may = useMaySteward();
  const [entering, setEntering] = useState<{ lease: string; step: ExitAct } | 'notice' | null>(null);
  const close = () => setEntering(null);
  const of = entering !== 'notice' ? entering : null;
  const exit = of && page.exits.find((one) => one.lease === of.lease);
  const words = (step: ExitAct, exit: Operations['exits'][number]) =>
    step.act === 'clear' ? t('operations.clear', { item: say(exit.items.find((one) => one.item.code === step.item)?.item) }) : t(`operations.${step.act}`);
  return (
    <section className="panel" aria-labelledby="exits">
      <h2 id="exits">{t('operations.exits')}<small>{t('operations.exitsNote')}</small></h2>
      {may && entering !== 'notice' && <p className="controls"><Button onClick={() => setEntering('notice')}>{t('operations.enterExit')}</Button></p>}
      {may && entering === 'notice' && <Entering title={t('operations.enterExit')}><ExitForm page={page} close={close} /></Entering>}
      {of && exit && (
        <Entering title={`${exit.tenant} · ${words(of.step, exit)}`} note={exit.number}>
          <ExitStepForm key={`${exit.lease}${of.step.item ?? of.step.act}`} exit={exit} step={of.step} close={close} />
        </Entering>
      )}
      {page.exits.length === 0 ? <p className="note">{t('operations.noExits')}</p> : (
        <Rows
          label={t('operations.exits')}
          rows={page.exits}
          keyOf={(one) => `${one.number}${one.entries[0]}`}
          columns={[
            { name: t('operations.tenant'), cell: (one) => (one.enterprise ? <Link to={`/enterprises/${one.enterprise.id}`}>{one.tenant}</Link> : one.tenant) },
            { name: t('operations.lease'), cell: (one) => <span className="code">{one.number}</span> },
            { name: t('operations.park'), cell: (one) => one.park },
            { name: t('operations.area'), numeric: true, cell: (one) => squareMetres(one.floor_area) },
            { name: t('operations.reason'), cell: (one) => say(one.reason) },
            { name: t('operations.state'), cell: (one) => <><span className={one.state.code === 'left' ? 'tag good' : one.state.code === 'withdrawn' ? 'tag' : 'tag warn'}>{say(one.state)}</span> <span className="note unbroken">{one.ended ?? one.notice}</span></> },
            { name: t('operations.clearing'), cell: (one) => <Items exit={one} /> },
            ...(may ? [{ name: t('operations.handle'), cell: (one: Operations['exits'][number]) => <Steps exit={one} words={(step) => words(step, one)} begin={(step) => setEntering({ lease: one.lease, step })} /> }] : []),
          ]}
        />
      )}
    </section>
  );
}

/** What may come next: clearing what is open, leaving once nothing is, or staying after all. */
function Steps({ exit, words, begin }: { exit: Operations['exits'][number]; words: (step: ExitAct) => string; begin: (step: ExitAct) => void }) {
  if (exit.ended != null) return <span className="note">—</span>;
  const open = exit.items.filter((item) => item.cleared == null);
  const steps: ExitAct[] = [...(open.length > 0 ? open.map((item) => ({ act: 'clear' as const, item: item.item.code })) : [{ act: 'leave' as const }]), { act: 'withdraw' }];
  return (
    <div className="flat">
      {steps.map((step) => <Button key={step.item ?? step.act} size="small" onClick={() => begin(step)}>{words(step)}</Button>)}
    </div>
  );
}

function Items({ exit }: { exit: Operations['exits'][number] }) {
  const { t, say } = useWords();
  const done = exit.items.filter((item) => item.cleared != null).length;
  return (
    <details>
      <summary>{t('operations.clearedOf', { done, all: exit.items.length })}</summary>
      {exit.items.map((item) => (
        <div key={item.item.code} className="note">{say(item.item)} {item.cleared == null ? <em className="missing">{t('operations.notCleared')}</em> : <span className="unbroken">{item.cleared}</span>}</div>
      ))}
    </details>
  );
}
