import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Operations } from '../../api/dailyQueries';
import { useAddressState } from '../../app/addressState';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { Entering } from '../../entry/Entering';
import { useWords } from '../../i18n';
import { nextOf, OrderForm } from './entry/OrderForm';
import { useMaySteward } from './entry/useMaySteward';
import { VisitForm } from './entry/VisitForm';

/** Work orders of visits and patrols; for who may, the next step of each, and a visit to enter. */
export function Orders({ page }: { page: Operations }) {
  const { t, say } = useWords();
  const { parameters, change } = useAddressState();
  const may = useMaySteward();
  const [entering, setEntering] = useState<number | 'visit' | null>(null);
  const close = () => setEntering(null);
  const order = page.orders.find((one) => one.number === entering);
  const to = order && nextOf(order);
  const state = parameters.get('order');
  const states = new Map(page.orders.map((one) => [one.state.code, one.state]));
  const shown = page.orders.filter((one) => !state || one.state.code === state);
  return (
    <section className="panel" aria-labelledby="orders">
      <h2 id="orders">{t('operations.orders')}<small>{t('operations.ordersNote')}</small></h2>
      {may && entering !== 'visit' && <p className="controls"><Button onClick={() => setEntering('visit')}>{t('operations.enterVisit')}</Button></p>}
      {may && entering === 'visit' && <Entering title={t('operations.enterVisit')} note={t('operations.visitNote')}><VisitForm page={page} close={close} /></Entering>}
      {order && to && (
        <Entering title={`${t('operations.orderNumber', { number: order.number })} ${say(order.service)} · ${t(`operations.move.${to}`)}`} note={order.enterprise?.name ?? order.park ?? ''}>
          <OrderForm key={`${order.number}${to}`} order={order} to={to} close={close} />
        </Entering>
      )}
      {page.orders.length === 0 ? <p className="note">{t('operations.noOrders')}</p> : (
        <>
          <div className="check-tabs controls" role="group" aria-label={t('operations.state')}>
            <button type="button" aria-pressed={!state} onClick={() => change({ order: null })}>{t('cases.all')} <b>{digits(page.orders.length)}</b></button>
            {[...states.values()].map((one) => (
              <button type="button" key={one.code} aria-pressed={state === one.code} onClick={() => change({ order: one.code })}>
                {say(one)} <b>{digits(page.orders.filter((order) => order.state.code === one.code).length)}</b>
              </button>
            ))}
          </div>
          <Rows
            label={t('operations.orders')}
            rows={shown}
            keyOf={(one) => String(one.number)}
            columns={[
              { name: t('operations.number'), numeric: true, cell: (one) => one.number },
              { name: t('operations.enterprise'), cell: (one) => (one.enterprise ? <Link to={`/enterprises/${one.enterprise.id}`}>{one.enterprise.name}</Link> : one.park) },
              { name: t('operations.service'), cell: (one) => say(one.service) },
              { name: t('operations.state'), cell: (one) => <><span className={one.state.code === 'open' ? 'tag warn' : 'tag'}>{say(one.state)}</span> {may && nextOf(one) && <Button size="small" aria-label={t('operations.stepOf', { step: t(`operations.move.${nextOf(one)}`), number: one.number })} onClick={() => setEntering(one.number)}>{t(`operations.move.${nextOf(one)}`)}</Button>}</> },
              { name: t('operations.steps'), cell: (one) => <details><summary>{one.steps.at(-1)?.day}</summary>{one.steps.map((step) => <div key={step.state.code} className="note"><span className="unbroken">{step.day}</span> {say(step.state)}</div>)}</details> },
              { name: t('operations.stars'), cell: (one) => (one.stars == null ? <span className="note">—</span> : t('operations.starsOf', { count: one.stars })) },
            ]}
          />
        </>
      )}
    </section>
  );
}
