import { Form, Select } from 'antd';
import type { Operations } from '../../../api/dailyQueries';
import { useWords } from '../../../i18n';

/** Which park; where there is one alone it is chosen already. */
export function ParkField({ page }: { page: Operations }) {
  const { t } = useWords();
  return (
    <Form.Item name="park" label={t('operations.park')} rules={[{ required: true, message: t('step.needed') }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={page.choices.parks.map((one) => ({ value: one.code, label: one.name }))} />
    </Form.Item>
  );
}

export const onlyPark = (page: Operations) => (page.choices.parks.length === 1 ? page.choices.parks[0]?.code : undefined);
