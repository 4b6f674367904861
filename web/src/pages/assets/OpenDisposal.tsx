import { AutoComplete, Form, Select } from 'antd';
import { useDisposalChoices, useOpenDisposal } from '../../api/matterOpening';
import { State } from '../../app/State';
import { chinaDay } from '../../display/chinaDay';
import { DayField } from '../../entry/DayField';
import { EntryForm, type Sent } from '../../entry/EntryForm';
import { useWords } from '../../i18n';

interface Draft {
  day: string;
  village?: string | undefined;
  asset?: string;
  variant?: string;
}

/** 处置立项: an asset of a village is to be disposed of. Nothing is decided by it. */
export function OpenDisposal({ close, opened }: { close: () => void; opened: (id: string) => void }) {
  const { t, say } = useWords();
  const open = useOpenDisposal();
  const needed = [{ required: true, whitespace: true, message: t('step.needed') }];
  const submit = ({ day, village = '', asset = '', variant = '' }: Draft, key: string, sent: Sent) =>
    open.mutate({ day, village, asset, variant, key }, { ...sent, onSuccess: ({ id }) => { sent.onSuccess(); opened(id); } });
  return (
    <State query={useDisposalChoices()}>
      {({ variants, villages }) => (
        <EntryForm<Draft>
          at="disposal" first={{ day: chinaDay(), village: villages.length === 1 ? villages[0]?.village : undefined }} sending={open} submit={submit} close={close}
          wrong={{ '/day': t('entry.dayToCome'), '/asset': t('step.needed') }} label={t('assets.open')}
        >
          <div className="fields">
            <Form.Item name="village" label={t('assets.village')} rules={needed}>
              <Select showSearch options={villages.map((one) => ({ value: one.village, label: one.village }))} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(before: Draft, after: Draft) => before.village !== after.village}>
              {({ getFieldValue }) => (
                <Form.Item name="asset" label={t('assets.asset')} extra={t('assets.assetNote')} rules={needed}>
                  <AutoComplete
                    maxLength={100} options={(villages.find((one) => one.village === getFieldValue('village'))?.assets ?? []).map((name) => ({ value: name }))}
                    showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
                  />
                </Form.Item>
              )}
            </Form.Item>
            <Form.Item name="variant" label={t('matters.variant')} rules={needed}>
              <Select options={variants.map((one) => ({ value: one.code, label: say(one) }))} />
            </Form.Item>
            <DayField />
          </div>
        </EntryForm>
      )}
    </State>
  );
}
