import { NavLink } from 'react-router';
import { useMe } from '../api/people';
import { useWords } from '../i18n';
import '../pages/findings/findings.css';

/** Pages that stand beside each other under one entry of the main navigation, with what each reads. */
const GROUPS = {
  cases: [['cases', 'read_cases'], ['petitions', 'read_petitions']],
  assets: [['assets', 'read_villages'], ['storages', 'read_blocks'], ['quotas', 'read_programme']],
  parks: [['parks', 'read_parks'], ['operations', 'read_parks']],
} as const;

/** The way to the pages beside this one; nothing when there is only one that may be read. */
export function Beside({ group }: { group: keyof typeof GROUPS }) {
  const { t } = useWords();
  const actions = useMe().data?.actions ?? [];
  const pages = GROUPS[group].filter(([, action]) => actions.includes(action));
  if (pages.length < 2) return null;
  return (
    <nav className="check-tabs controls beside" aria-label={t('nav.beside')}>
      {pages.map(([page]) => <NavLink key={page} to={`/${page}`}>{t(`nav.${page}`)}</NavLink>)}
    </nav>
  );
}
