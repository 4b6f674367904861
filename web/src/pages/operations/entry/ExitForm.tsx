import { AutoComplete, Form, Input, Select } from 'antd';
import type { Operations } from '../../../api/dailyQueries';
import { useOpenExit } from '../../../api/stewardship';
import { chinaDay } from '../../../display/chinaDay';
import { DayField } from '../../../entry/DayField';
import { EntryForm, type Sent } from '../../../entry/EntryForm';
import { Pieces, usePieces } from '../../../entry/Pieces';
import { useWords } from '../../../i18n';

interface Draft {
  day: string;
  lease?: string;
  reason?: string;
  case?: string;
}

const NOTICE = [{ code: 'notice', zh: '退出通知或者解除协议', en: 'The notice, or the agreement' }];

/** Notice that a firm leaves, for a reason of the closed list, with what both sides hold. */
export function ExitForm({ page, close }: { page: Operations; close: () => void }) {
  const { t, say } = useWords();
  const enter = useOpenExit();
  const pieces = usePieces(NOTICE, ['notice']);
  const needsCase = (code: unknown) => page.choices.exit_reasons.some((one) => one.reason.code === code && one.needs_case);
  const submit = ({ day, lease = '', reason = '', case: of }: Draft, key: string, sent: Sent) =>
    enter.mutate({ day, lease, reason, case: needsCase(reason) ? (of?.trim() ?? null) : null, files: pieces.chosen().map((one) => one.file).slice(0, 1), key }, sent);
  const needed = [{ required: true, message: t('step.needed') }];
  return (
    <EntryForm<Draft> at="exit" first={{ day: chinaDay() }} sending={enter} submit={submit} close={close} lacks={pieces.missing} wrong={{ '/day': t('entry.dayToCome') }} label={t('operations.enterExit')}>
      <div className="fields">
        <Form.Item name="lease" label={t('operations.lease')} extra={t('operations.leaseNote')} rules={needed}>
          <AutoComplete options={page.ending.map((one) => ({ value: one.number, label: `${one.number} ${one.tenant}` }))} showSearch={{ filterOption: (typed, option) => (option?.label ?? '').includes(typed) }} />
        </Form.Item>
        <Form.Item name="reason" label={t('operations.reason')} rules={needed}>
          <Select options={page.choices.exit_reasons.map((one) => ({ value: one.reason.code, label: say(one.reason) }))} />
        </Form.Item>
        <DayField />
        <Form.Item noStyle shouldUpdate={(before: Draft, after: Draft) => before.reason !== after.reason}>
          {({ getFieldValue }) => needsCase(getFieldValue('reason')) && (
            <Form.Item name="case" label={t('operations.caseOf')} rules={needed}><Input maxLength={60} /></Form.Item>
          )}
        </Form.Item>
      </div>
      <Pieces legend={t('assets.documents')} pieces={pieces} />
    </EntryForm>
  );
}
