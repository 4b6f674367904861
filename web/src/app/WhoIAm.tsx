import { Link } from 'react-router';
import { useMe } from '../api/people';
import { useWords } from '../i18n';

/** At the end of the bar: where one logs in, or one's own account. On an open server nothing. */
export function WhoIAm() {
  const { t } = useWords();
  const me = useMe().data;
  if (!me || me.door === 'open') return null;
  if (me.door === 'public') return <Link to="/login">{t('me.logIn')}</Link>;
  return (
    <>
      {me.actions.includes('read_accounts') && <Link to="/people">{t('people.title')}</Link>}
      <Link to="/account">{t('me.account')}</Link>
    </>
  );
}

/** A server without log-in says so on every page. */
export function OpenBanner() {
  const { t } = useWords();
  if (useMe().data?.door !== 'open') return null;
  return <p className="open-banner" role="note">{t('me.open')}</p>;
}
