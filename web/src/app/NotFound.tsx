import { Link } from 'react-router';
import { useWords } from '../i18n';

export function NotFound() {
  const { t } = useWords();
  return (
    <div className="state">
      <h1>{t('state.noPage')}</h1>
      <p>
        <Link to="/">{t('state.toOverview')}</Link>
      </p>
    </div>
  );
}
