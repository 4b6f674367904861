import { Form, Input, Radio } from 'antd';
import type { Operations } from '../../../api/dailyQueries';
import { usePatrol } from '../../../api/stewardship';
import { chinaDay } from '../../../display/chinaDay';
import { DayField } from '../../../entry/DayField';
import { EntryForm, type Sent } from '../../../entry/EntryForm';
import { useWords } from '../../../i18n';
import { onlyPark, ParkField } from './ParkField';

interface Draft {
  day: string;
  park?: string | undefined;
  steward?: string;
  items: Record<string, string | undefined>;
  faults: Record<string, string | undefined>;
}

const FAULT = 'fault';

/** A patrol of a park's common parts: every item is answered, and what is at fault is said in words. */
export function PatrolForm({ page, close }: { page: Operations; close: () => void }) {
  const { t, say } = useWords();
  const enter = usePatrol();
  const { patrol, marks } = page.choices;
  const submit = ({ day, park = '', steward = '', items, faults }: Draft, key: string, sent: Sent) => {
    const marked = patrol.flatMap(({ code }) => (items[code] ? [[code, items[code]] as const] : []));
    const said = marked.flatMap(([code, mark]) => (mark === FAULT ? [[code, faults?.[code] ?? ''] as const] : []));
    enter.mutate({ day, park, steward, items: Object.fromEntries(marked), faults: Object.fromEntries(said), key }, sent);
  };
  const needed = [{ required: true, message: t('step.needed') }];
  return (
    <EntryForm<Draft> at="patrol" first={{ day: chinaDay(), park: onlyPark(page), items: {}, faults: {} }} sending={enter} submit={submit} close={close} wrong={{ '/day': t('entry.dayToCome') }} label={t('operations.enterPatrol')}>
      <div className="fields">
        <ParkField page={page} />
        <DayField />
        <Form.Item name="steward" label={t('operations.steward')} rules={needed}><Input maxLength={60} /></Form.Item>
      </div>
      <fieldset>
        <legend>{t('operations.patrolItems')}</legend>
        {patrol.map((item) => (
          <div key={item.code} className="marked">
            <Form.Item name={['items', item.code]} label={say(item)} rules={[{ required: true, message: t('operations.markNeeded') }]} className="answer" layout="horizontal" colon={false}>
              <Radio.Group options={marks.map((mark) => ({ value: mark.code, label: say(mark) }))} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(before: Draft, after: Draft) => before.items?.[item.code] !== after.items?.[item.code]}>
              {({ getFieldValue }) => getFieldValue(['items', item.code]) === FAULT && (
                <Form.Item name={['faults', item.code]} label={t('operations.faultWords')} rules={[{ required: true, whitespace: true, message: t('step.needed') }]}>
                  <Input maxLength={300} />
                </Form.Item>
              )}
            </Form.Item>
          </div>
        ))}
      </fieldset>
    </EntryForm>
  );
}
