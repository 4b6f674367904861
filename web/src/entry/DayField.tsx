import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { chinaDay } from '../display/chinaDay';
import { useWords } from '../i18n';

/** The day on which something was done: it has come, in China. */
export function DayField({ notBefore }: { notBefore?: string | null | undefined }) {
  const { t } = useWords();
  return (
    <Form.Item
      name="day" label={t('step.day')} rules={[{ required: true, message: t('step.needed') }]}
      getValueProps={(day: string) => ({ value: day ? dayjs(day) : null })} normalize={(day: Dayjs | null) => day?.format('YYYY-MM-DD')}
    >
      <DatePicker allowClear={false} maxDate={dayjs(chinaDay())} minDate={notBefore ? dayjs(notBefore) : undefined} />
    </Form.Item>
  );
}
