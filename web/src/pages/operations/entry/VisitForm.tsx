import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Operations } from '../../../api/dailyQueries';
import { useEnterprises } from '../../../api/queries';
import { useVisit } from '../../../api/stewardship';
import { chinaDay } from '../../../display/chinaDay';
import { DayField } from '../../../entry/DayField';
import { EntryForm, type Sent } from '../../../entry/EntryForm';
import { useWords } from '../../../i18n';

interface Draft {
  day: string;
  enterprise?: string;
  steward?: string;
  asks_for?: string[];
  says?: string;
}

/** A service visit. It asks for nothing but what the firm needs: whether it is willing to renew is no field. */
export function VisitForm({ page, close }: { page: Operations; close: () => void }) {
  const { t, say } = useWords();
  const enter = useVisit();
  const [q, setQ] = useState('');
  const firms = useEnterprises({ q }).data?.pages.flatMap((one) => one.items) ?? [];
  const submit = ({ day, enterprise = '', steward = '', asks_for = [], says = '' }: Draft, key: string, sent: Sent) =>
    enter.mutate({ day, enterprise, steward, asks_for, says, key }, sent);
  const needed = [{ required: true, message: t('step.needed') }];
  return (
    <EntryForm<Draft>
      at="visit" first={{ day: chinaDay() }} sending={enter} submit={submit} close={close} label={t('operations.enterVisit')}
      wrong={{ '/day': t('entry.dayToCome') }}
    >
      <div className="fields">
        <Form.Item name="enterprise" label={t('operations.visited')} rules={needed}>
          <Select showSearch={{ filterOption: false, onSearch: setQ }} options={firms.map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
        <DayField />
        <Form.Item name="steward" label={t('operations.steward')} rules={needed}><Input maxLength={60} /></Form.Item>
      </div>
      <Form.Item name="asks_for" label={t('operations.asksFor')}>
        <Checkbox.Group options={page.choices.services.map((one) => ({ value: one.code, label: say(one) }))} />
      </Form.Item>
      <Form.Item name="says" label={t('operations.says')}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </EntryForm>
  );
}
