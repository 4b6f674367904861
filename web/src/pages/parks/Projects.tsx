import type { components } from '../../api/schema';
import { Figure } from '../../display/Figure';
import { mu, squareMetres } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { ClauseText } from '../../display/Source';
import { useWords } from '../../i18n';

type Board = components['schemas']['Board'];
type Project = Board['projects'][number];

/** Incoming projects, what admission says, and the vacancies that fit. */
export function Projects({ projects, parks }: { projects: Project[]; parks: Board['parks'] }) {
  const { t, say } = useWords();
  if (projects.length === 0) return null;
  return (
    <section className="panel projects" aria-labelledby="projects">
      <h2 id="projects">{t('projects.title')}</h2>
      <Rows
        label={t('projects.title')}
        rows={projects}
        keyOf={(project) => project.project}
        columns={[
          { name: t('projects.name'), cell: (project) => <b>{project.project}</b> },
          { name: t('projects.land'), numeric: true, cell: (project) => <Figure text={project.land ? mu(project.land) : null} unit={t('unit.mu')} /> },
          { name: t('projects.floor'), numeric: true, cell: (project) => <Figure text={project.floor_area ? squareMetres(project.floor_area) : null} unit="㎡" /> },
          { name: t('projects.starts'), cell: (project) => (project.starts ? <span className="unbroken">{project.starts}</span> : <Figure text={null} />) },
          { name: t('projects.admission'), cell: (project) => <>{say(project.admission)} <ClauseText clause={project.admission_clause} /></> },
          { name: t('projects.vacancies'), cell: (project) => <Vacancies project={project} parks={parks} /> },
        ]}
      />
    </section>
  );
}

function Vacancies({ project, parks }: { project: Project; parks: Board['parks'] }) {
  const { t, within } = useWords();
  const fits = project.vacancies.filter((vacancy) => vacancy.fits);
  const parkName = (code: string | null | undefined) => parks.find((park) => park.code === code)?.name ?? t('parks.outside');
  if (project.vacancies.length === 0) return t('projects.noneFits');
  return (
    <details>
      <summary>{fits.length > 0 ? t('projects.fits', { count: fits.length }) : t('projects.noneFits')}</summary>
      <ul className="plain-rows">
        {project.vacancies.map((v, n) => (
          <li key={n}>
            <span className={v.fits ? 'tag good' : 'tag'}>{v.fits ? t('projects.fit') : t('projects.unfit')}</span> {parkName(v.park)}{' '}
            <span className="code">{v.building_code}</span> {v.unit} · {squareMetres(v.floor_area)} ㎡
            <p className="note">{[...v.reasons_for, ...v.reasons_against].map((reason) => within(reason)).join(t('semicolon'))}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
