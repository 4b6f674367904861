import { Button } from 'antd';
import { Link } from 'react-router';
import type { EnterpriseItem } from '../../api/client';
import { Figure } from '../../display/Figure';
import { GradeMark } from '../../display/GradeMark';
import { digits } from '../../display/numbers';
import { useWords } from '../../i18n';

/** The list on a phone: one row of words for each enterprise. */
export function EnterpriseCards({ items, more }: { items: EnterpriseItem[]; more?: () => void }) {
  const { t } = useWords();
  return (
    <>
      <ul className="panel cards">
        {items.map((item) => (
          <li key={item.id}>
            <GradeMark grade={item.grade} />
            <div>
              <Link to={`/enterprises/${item.id}`}>{item.name}</Link>
              <p className="note">
                {item.rank != null && `${t('enterprises.rank')} ${digits(item.rank)} / ${digits(item.of ?? 0)} · `}
                {t('enterprises.taxPerMuShort')} <Figure text={item.tax_per_mu != null ? digits(item.tax_per_mu, 2, 2) : null} unit={t('unit.wanPerMu')} />
                {item.findings > 0 && ` · ${t('enterprises.suspicions', { count: item.findings })}`}
              </p>
            </div>
            {item.closure && <span className="tag bad">{t('enterprises.closureYes')}</span>}
          </li>
        ))}
      </ul>
      {more && <Button block style={{ marginTop: 12 }} onClick={more}>{t('more')}</Button>}
    </>
  );
}
