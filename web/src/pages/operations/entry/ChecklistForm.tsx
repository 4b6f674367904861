import { Button, Form, Input, InputNumber } from 'antd';
import type { Operations } from '../../../api/dailyQueries';
import { useChecklistText } from '../../../api/stewardship';
import { chinaDay } from '../../../display/chinaDay';
import { DayField } from '../../../entry/DayField';
import { EntryForm, type Sent } from '../../../entry/EntryForm';
import { useWords } from '../../../i18n';

interface Draft {
  day: string;
  source?: string;
  items: { zh?: string; en?: string; points?: number }[];
}

/** What a checklist consists of, by a decision of the town that is written somewhere. */
export function ChecklistForm({ list, close }: { list: Operations['checklists'][number]; close: () => void }) {
  const { t } = useWords();
  const enter = useChecklistText(list.checklist.code);
  const standing = list.items.map((one) => ({ zh: one.item.zh, en: one.item.en, points: one.most }));
  const submit = ({ day, source = '', items }: Draft, key: string, sent: Sent) =>
    enter.mutate({ day, source, items: items.map(({ zh = '', en = '', points = 0 }) => ({ zh, en, points })), key }, sent);
  const needed = [{ required: true, message: t('step.needed') }];
  return (
    <EntryForm<Draft>
      at={`checklist/${list.checklist.code}`} first={{ day: chinaDay(), items: standing.length > 0 ? standing : [{}] }} sending={enter} submit={submit} close={close}
      wrong={{ '/day': t('entry.dayToCome') }} label={t('operations.enterChecklist')}
    >
      <div className="fields">
        <DayField notBefore={list.filled_on} />
        <Form.Item name="source" label={t('operations.decidedBy')} extra={t('operations.decidedByNote')} rules={needed}><Input maxLength={200} /></Form.Item>
      </div>
      <fieldset>
        <legend>{t('operations.items')}</legend>
        <Form.List name="items">
          {(rows, { add, remove }) => (
            <>
              {rows.map((row) => (
                <div key={row.key} className="fields item-row">
                  <Form.Item name={[row.name, 'zh']} label={t('operations.itemZh')} rules={needed}><Input maxLength={100} /></Form.Item>
                  <Form.Item name={[row.name, 'en']} label={t('operations.itemEn')} rules={needed}><Input maxLength={200} /></Form.Item>
                  <Form.Item name={[row.name, 'points']} label={t('operations.mostPoints')} rules={needed}><InputNumber min={1} max={1000} precision={0} /></Form.Item>
                  <Button disabled={rows.length === 1} onClick={() => remove(row.name)} aria-label={t('operations.removeItem', { number: row.name + 1 })}>{t('operations.remove')}</Button>
                </div>
              ))}
              <Button onClick={() => add({})}>{t('operations.addItem')}</Button>
            </>
          )}
        </Form.List>
      </fieldset>
    </EntryForm>
  );
}
