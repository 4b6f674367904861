import { Form, Rate } from 'antd';
import type { Operations } from '../../../api/dailyQueries';
import { useOrderStep } from '../../../api/stewardship';
import { chinaDay } from '../../../display/chinaDay';
import { DayField } from '../../../entry/DayField';
import { EntryForm, type Sent } from '../../../entry/EntryForm';
import { useWords } from '../../../i18n';

type Order = Operations['orders'][number];

interface Draft {
  day: string;
  stars?: number;
}

/** What follows in an order: a park's ends when it is done, for there is no firm to rate it. */
export function nextOf(order: Order): 'assigned' | 'done' | 'rated' | null {
  if (order.state.code === 'open') return 'assigned';
  if (order.state.code === 'assigned') return 'done';
  return order.state.code === 'done' && order.enterprise ? 'rated' : null;
}

export function OrderForm({ order, to, close }: { order: Order; to: 'assigned' | 'done' | 'rated'; close: () => void }) {
  const { t } = useWords();
  const enter = useOrderStep(String(order.number));
  const submit = ({ day, stars }: Draft, key: string, sent: Sent) => enter.mutate({ to, day, stars: to === 'rated' ? (stars ?? null) : null, key }, sent);
  return (
    <EntryForm<Draft> at={`order/${order.number}/${to}`} first={{ day: chinaDay() }} sending={enter} submit={submit} close={close} wrong={{ '/day': t('entry.dayToCome') }} label={t(`operations.move.${to}`)}>
      <div className="fields">
        <DayField notBefore={order.steps.at(-1)?.day} />
        {to === 'rated' && (
          <Form.Item name="stars" label={t('operations.starsGiven')} rules={[{ required: true, message: t('step.needed') }]}><Rate /></Form.Item>
        )}
      </div>
    </EntryForm>
  );
}
