import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { client, dataOf } from '../../api/client';
import { useWords } from '../../i18n';

/** One enterprise, found by its name or code. */
export function FirmSelect(props: { id?: string; value?: string; onChange?: (id: string) => void }) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['enterprises', 'select', q],
    queryFn: () => dataOf(client.GET('/api/v1/enterprises', { params: { query: { limit: 20, ...(q ? { q } : {}) } } })),
  });
  return (
    <Select
      id={props.id ?? ''} value={props.value ?? null} onChange={(id: string) => props.onChange?.(id)} placeholder={t('carryOn.enterpriseHint')}
      showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching}
      options={(found.data?.items ?? []).map((firm) => ({ value: firm.id, label: firm.name }))}
    />
  );
}
